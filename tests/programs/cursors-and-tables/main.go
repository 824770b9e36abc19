package main

import (
	"fmt"
	"strings"
)

type Lexer struct {
	src   string
	pos   int
	start int
	depth int
}

func (l *Lexer) next() byte {
	if l.pos >= len(l.src) {
		return 0
	}
	b := l.src[l.pos]
	l.pos++
	return b
}

func (l *Lexer) backup() {
	if l.pos > l.start {
		l.pos--
	}
}

func (l *Lexer) word() string {
	l.start = l.pos
	for {
		b := l.next()
		if b == 0 {
			break
		}
		if b == ' ' {
			l.backup()
			break
		}
	}
	return l.src[l.start:l.pos]
}

func (l *Lexer) skip() {
	for l.pos < len(l.src) && l.src[l.pos] == ' ' {
		l.pos++
	}
}

func (l *Lexer) open() { l.depth++ }

// Goes below zero for a text with too many closing brackets.
func (l *Lexer) close() { l.depth-- }

func (l *Lexer) balance() int {
	for i := 0; i < len(l.src); i++ {
		switch l.src[i] {
		case '(':
			l.open()
		case ')':
			l.close()
		}
	}
	return l.depth
}

func table(p string) []int {
	t := make([]int, len(p))
	k := 0
	for i := 1; i < len(p); i++ {
		for k > 0 && p[k] != p[i] {
			k = t[k-1]
		}
		if p[k] == p[i] {
			k++
		}
		t[i] = k
	}
	return t
}

func lcs(a, b string) int {
	dp := make([][]int, len(a)+1)
	for i := range dp {
		dp[i] = make([]int, len(b)+1)
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			if a[i-1] == b[j-1] {
				dp[i][j] = dp[i-1][j-1] + 1
			} else {
				dp[i][j] = max(dp[i-1][j], dp[i][j-1])
			}
		}
	}
	return dp[len(a)][len(b)]
}

func columns(words []string, width int) []string {
	var lines []string
	line := ""
	room := width
	for _, w := range words {
		if len(w)+1 > room && line != "" {
			lines = append(lines, line)
			line, room = "", width
		}
		if line != "" {
			line += " "
			room--
		}
		line += w
		room -= len(w)
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

func center(s string, width int) string {
	pad := width - len(s)
	if pad <= 0 {
		return s
	}
	left := pad / 2
	return strings.Repeat(".", left) + s + strings.Repeat(".", pad-left)
}

func bars(counts []int) {
	longest := 0
	for _, c := range counts {
		if c > longest {
			longest = c
		}
	}
	for level := longest; level > 0; level-- {
		for _, c := range counts {
			if c >= level {
				fmt.Print("#")
			} else {
				fmt.Print(".")
			}
		}
		fmt.Println()
	}
}

func binary(xs []int, want int) int {
	lo, hi := 0, len(xs)-1
	for lo <= hi {
		mid := (lo + hi) / 2
		switch {
		case xs[mid] == want:
			return mid
		case xs[mid] < want:
			lo = mid + 1
		default:
			hi = mid - 1
		}
	}
	return -1
}

func lower(xs []int, want int) int {
	lo, hi := 0, len(xs)
	for lo < hi {
		mid := (lo + hi) / 2
		if xs[mid] < want {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

func merge(a, b []int) []int {
	out := make([]int, len(a)+len(b))
	i, j, k := len(a)-1, len(b)-1, len(out)-1
	for i >= 0 && j >= 0 {
		if a[i] > b[j] {
			out[k] = a[i]
			i--
		} else {
			out[k] = b[j]
			j--
		}
		k--
	}
	for ; i >= 0; i-- {
		out[k] = a[i]
		k--
	}
	for ; j >= 0; j-- {
		out[k] = b[j]
		k--
	}
	return out
}

func digits(n int) []int {
	var out []int
	for n > 0 {
		out = append(out, n%10)
		n /= 10
	}
	for i := 0; i < len(out)/2; i++ {
		j := len(out) - 1 - i
		out[i], out[j] = out[j], out[i]
	}
	return out
}

func main() {
	l := &Lexer{src: "  go is fun"}
	for l.pos < len(l.src) {
		l.skip()
		fmt.Printf("%q@%d ", l.word(), l.pos)
	}
	fmt.Println()
	fmt.Println((&Lexer{src: "(()"}).balance(), (&Lexer{src: "())))"}).balance())
	fmt.Println(table("abcabd"), lcs("kitten", "sitting"))
	fmt.Println(strings.Join(columns([]string{"the", "quick", "brown", "fox", "jumps"}, 9), "|"))
	fmt.Println(center("ab", 7), center("abcdef", 3))
	bars([]int{2, 0, 3})
	xs := []int{1, 3, 5, 7}
	fmt.Println(binary(xs, 5), binary(xs, 0), lower(xs, 6), lower(nil, 1))
	fmt.Println(merge([]int{1, 4}, []int{2, 3, 9}), digits(9075))
}
