package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"unicode"
)

type counts struct{ lines, words, bytes, runes int }

func (c *counts) Write(p []byte) (int, error) {
	c.bytes += len(p)
	return len(p), nil
}

type freq map[string]int

func (f freq) top(n int) []string {
	keys := make([]string, 0, len(f))
	for k := range f {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if f[keys[i]] != f[keys[j]] {
			return f[keys[i]] > f[keys[j]]
		}
		return keys[i] < keys[j]
	})
	if len(keys) > n {
		keys = keys[:n]
	}
	return keys
}

func main() {
	fs := flag.NewFlagSet("wc", flag.ExitOnError)
	fs.SetOutput(os.Stdout)
	n := fs.Int("n", 3, "how many `words` to show")
	lower := fs.Bool("lower", false, "fold case")
	if err := fs.Parse([]string{"-lower", "-n=4"}); err != nil {
		os.Exit(2)
	}
	var c counts
	f := freq{}
	in := bufio.NewScanner(io.TeeReader(os.Stdin, &c))
	in.Buffer(make([]byte, 16), 1<<16)
	for in.Scan() {
		c.lines++
		ws := strings.FieldsFunc(in.Text(), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
		for _, w := range ws {
			if *lower {
				w = strings.ToLower(w)
			}
			f[w]++
			c.words++
			c.runes += len([]rune(w))
		}
	}
	if err := in.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	fmt.Printf("%+v\n", c)
	for i, w := range f.top(*n) {
		fmt.Printf("%2d. %-12s %3d %s\n", i+1, w, f[w], strings.Repeat("#", f[w]))
	}
	fs.Parse([]string{"-x"})
	fmt.Println("unreachable")
}
