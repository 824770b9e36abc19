package main

import (
	"fmt"
	"strings"
	"unicode"
)

const text = `The quick brown fox
jumps over the lazy dog.
The end.`

type Stats struct {
	Lines, Words, Letters int
	Longest               string
	buf                   strings.Builder
}

func (s *Stats) Feed(line string) {
	s.Lines++
	for _, w := range strings.Fields(line) {
		s.Words++
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		if len(w) > len(s.Longest) {
			s.Longest = w
		}
		s.buf.WriteString(strings.ToUpper(w[:1]))
	}
	for _, r := range line {
		if unicode.IsLetter(r) {
			s.Letters++
		}
	}
}

func caesar(s string, shift int) string {
	out := make([]byte, len(s))
	for i, c := range []byte(s) {
		switch {
		case 'a' <= c && c <= 'z':
			c = 'a' + (c-'a'+byte(shift))%26
		case 'A' <= c && c <= 'Z':
			c = 'A' + (c-'A'+byte(shift))%26
		}
		out[i] = c
	}
	return string(out)
}

func countBytes(s string) [26]int {
	var counts [26]int
	for i := range s {
		if c := s[i]; c >= 'a' && c <= 'z' {
			counts[c-'a']++
		}
	}
	return counts
}

func main() {
	var s Stats
	for _, line := range strings.Split(text, "\n") {
		s.Feed(line)
	}
	fmt.Println(s.Lines, s.Words, s.Letters, s.Longest, s.buf.String())
	enc := caesar("Hello, World!", 3)
	fmt.Println(enc, caesar(enc, 23))
	counts := countBytes(strings.ToLower(text))
	for i, n := range counts {
		if n > 3 {
			fmt.Printf("%c=%d ", 'a'+i, n)
		}
	}
	fmt.Println()
	if s.Longest[0] == 'q' && s.Longest != "" {
		fmt.Println("starts with q", s.Longest[1:3], s.Longest[len(s.Longest)-1] == 'k')
	}
}
