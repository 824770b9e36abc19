// Reads readings and computes windows over them; a bad window ends the program as Go ends it.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

type series []float64

func (s series) window(from, n int) float64 {
	sum := 0.0
	for i := from; i < from+n; i++ {
		sum += s[i]
	}
	return sum / float64(n)
}

func parse(text string) (s series, bad int) {
	for _, f := range strings.Fields(text) {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil {
			fmt.Fprintln(os.Stderr, "ignored:", err)
			bad++
			continue
		}
		s = append(s, v)
	}
	return
}

func main() {
	s, bad := parse("1.5 2.5 x3 4 8")
	fmt.Println(len(s), "readings,", bad, "bad")
	defer fmt.Println("deferred calls still run")
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("first:", r)
			fmt.Println(s.window(3, 2))
		}
	}()
	for n := 1; ; n++ {
		fmt.Printf("last %d: %.3f\n", n, s.window(len(s)-n, n))
	}
}
