// wc, with its flags set in the program.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

type flags uint

const (
	countLines flags = 1 << iota
	countWords
	countRunes
	countBytes
	maxLine

	defaults = countLines | countWords | countBytes
)

func (f flags) has(g flags) bool { return f&g != 0 }

type counts struct {
	lines, words, runes, bytes, longest int
}

func (c *counts) add(o counts) {
	c.lines += o.lines
	c.words += o.words
	c.runes += o.runes
	c.bytes += o.bytes
	c.longest = max(c.longest, o.longest)
}

func (c counts) row(f flags) string {
	var cols []string
	for _, x := range []struct {
		flag flags
		n    int
	}{
		{countLines, c.lines}, {countWords, c.words}, {countRunes, c.runes}, {countBytes, c.bytes}, {maxLine, c.longest},
	} {
		if f.has(x.flag) {
			cols = append(cols, fmt.Sprintf("%5d", x.n))
		}
	}
	return strings.Join(cols, " ")
}

func count(r io.Reader) (c counts, err error) {
	br := bufio.NewReader(r)
	inWord := false
	column := 0
	for {
		ch, size, err := br.ReadRune()
		if errors.Is(err, io.EOF) {
			c.longest = max(c.longest, column)
			return c, nil
		} else if err != nil {
			return c, err
		}
		c.bytes += size
		c.runes++
		switch {
		case ch == '\n':
			c.lines++
			c.longest = max(c.longest, column)
			column = 0
		case ch == '\t':
			column += 8 - column%8
		case ch == utf8.RuneError && size == 1:
			// broken bytes take no column
		default:
			column++
		}
		if unicode.IsSpace(ch) {
			inWord = false
		} else if !inWord {
			inWord = true
			c.words++
		}
	}
}

// tally counts what goes through it.
type tally struct {
	w io.Writer
	n int64
}

func (t *tally) Write(p []byte) (int, error) {
	n, err := t.w.Write(p)
	t.n += int64(n)
	return n, err
}

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	out := &tally{w: os.Stdout}
	var total counts
	sources := map[string]string{
		"stdin":  string(text),
		"empty":  "",
		"broken": "a\xffb \xc3\n",
		"umlaut": "für\tü  \n\n日本 語",
	}
	for _, name := range []string{"stdin", "empty", "broken", "umlaut"} {
		c, err := count(strings.NewReader(sources[name]))
		if err != nil {
			fmt.Fprintf(out, "%s: %v\n", name, err)
			continue
		}
		total.add(c)
		fmt.Fprintln(out, c.row(defaults), name)
		fmt.Fprintln(out, c.row(countRunes|maxLine), name)
	}
	fmt.Fprintln(out, total.row(^flags(0)), "total")
	fmt.Println(out.n, "bytes written")
}
