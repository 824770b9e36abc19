package main

import (
	"fmt"
	"strings"
)

func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

func justify(line string, width int) string {
	words := strings.Fields(line)
	if len(words) == 1 {
		return line
	}
	letters := 0
	for _, w := range words {
		letters += len(w)
	}
	gaps := len(words) - 1
	space, extra := (width-letters)/gaps, (width-letters)%gaps
	var b strings.Builder
	for i, w := range words {
		b.WriteString(w)
		if i < gaps {
			n := space
			if i < extra {
				n++
			}
			b.WriteString(strings.Repeat(" ", n))
		}
	}
	return b.String()
}

func center(s string, width int) string {
	pad := width - len(s)
	return strings.Repeat(" ", pad/2) + s + strings.Repeat(" ", pad-pad/2)
}

func main() {
	text := "The quick brown fox jumps over the lazy dog and then it runs away from the very angry farmer"
	lines := wrap(text, 24)
	for i, l := range lines {
		if i < len(lines)-1 {
			fmt.Printf("|%s|\n", justify(l, 24))
		} else {
			fmt.Printf("|%-24s|\n", l)
		}
	}
	for _, l := range lines[:2] {
		fmt.Printf("[%s]\n", center(l, 30))
	}
	fmt.Println(len(wrap("", 10)), wrap("incomprehensibilities a b", 5))
}
