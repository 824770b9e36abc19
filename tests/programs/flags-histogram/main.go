// Draws how often each number comes, with options for how.
package main

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Options say how the bars are drawn.
type Options struct {
	width int
	mark  string
	total bool
}

func bar(count, most int, o Options) string {
	if most == 0 {
		return ""
	}
	return strings.Repeat(o.mark, count*o.width/most)
}

func draw(counts []int, o Options) {
	most := 0
	sum := 0
	for _, c := range counts {
		sum += c
		if c > most {
			most = c
		}
	}
	for i, c := range counts {
		if c == 0 {
			continue
		}
		fmt.Printf("%2d | %s %d\n", i, bar(c, most, o), c)
	}
	if o.total {
		fmt.Println("total", sum)
	}
}

func main() {
	width := flag.Int("width", 20, "width of the longest bar")
	mark := flag.String("mark", "#", "what a bar is made of")
	var total bool
	flag.BoolVar(&total, "total", true, "print the total")
	limit := flag.Int("limit", 12, "the largest number")
	flag.Parse()

	if *limit < 1 {
		fmt.Fprintln(os.Stderr, "the limit must be at least 1")
		os.Exit(2)
	}
	words := flag.Args()
	if flag.NArg() == 0 {
		words = []string{"3", "7", "3", "1", "7", "3", "40", "x", "12"}
	}
	counts := make([]int, *limit+1)
	for _, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil {
			fmt.Printf("%q is no number\n", w)
			continue
		}
		if n < 0 || n > *limit {
			fmt.Println(n, "is out of range")
			continue
		}
		counts[n]++
	}
	draw(counts, Options{width: *width, mark: *mark, total: total})
}
