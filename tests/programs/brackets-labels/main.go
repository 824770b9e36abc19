// Labels, switches and loops in the less usual forms.
package main

import (
	"fmt"
	"strings"
)

type pos struct{ line, col int }

// check finds the first bracket that does not match, skipping strings and comments.
func check(src string) (at pos, problem string) {
	type opening struct {
		pos
		want byte
	}
	var stack []opening
	line, col := 1, 0
scan:
	for i := 0; i < len(src); i++ {
		c := src[i]
		col++
		switch c {
		case '\n':
			line, col = line+1, 0
			continue scan
		case '"', '\'':
			begin := pos{line, col}
			for j := i + 1; j < len(src); j++ {
				switch src[j] {
				case '\\':
					j++
				case '\n':
					return begin, "string not closed"
				case c:
					col += j - i
					i = j
					continue scan
				}
			}
			return begin, "string not closed"
		case '/':
			if strings.HasPrefix(src[i:], "//") {
				for i+1 < len(src) && src[i+1] != '\n' {
					i++
				}
			}
		case '(', '[', '{':
			want := map[byte]byte{'(': ')', '[': ']', '{': '}'}[c]
			stack = append(stack, opening{pos{line, col}, want})
		case ')', ']', '}':
			n := len(stack) - 1
			switch {
			case n < 0:
				return pos{line, col}, fmt.Sprintf("nothing to close with %q", c)
			case stack[n].want != c:
				at, problem = pos{line, col}, fmt.Sprintf("want %q, not %q", stack[n].want, c)
				break scan
			}
			stack = stack[:n]
		}
	}
	if problem == "" && len(stack) > 0 {
		last := stack[len(stack)-1]
		return last.pos, fmt.Sprintf("%q is missing", last.want)
	}
	return
}

func classify(n int) (tags []string) {
	switch {
	case n < 0:
		tags = append(tags, "negative")
		n = -n
		fallthrough
	case n > 100:
		tags = append(tags, "far")
		if n == 1 {
			break
		}
		fallthrough
	case n == 1:
		tags = append(tags, "odd one")
	case n == 0:
		tags = append(tags, "zero")
	default:
		tags = append(tags, "plain")
	}
	return
}

func pythagorean(limit int) (found [][3]int, tried int) {
outer:
	for a := 1; ; a++ {
		for b := a; ; b++ {
			for c := b; ; c++ {
				tried++
				switch s := a*a + b*b - c*c; {
				case c > limit:
					if b == a {
						break outer
					}
					continue outer
				case s == 0:
					found = append(found, [3]int{a, b, c})
					if len(found) == 5 {
						return
					}
				case s > 0:
					continue
				}
				break
			}
		}
	}
	return
}

func collatz() (best, length int) {
	for n := range 300 {
		if n == 0 {
			continue
		}
		steps := 0
		for x := n; x != 1; steps++ {
			if x%2 == 0 {
				x /= 2
				continue
			}
			x = 3*x + 1
		}
		if steps > length {
			best, length = n, steps
		}
	}
	return
}

func main() {
	for _, src := range []string{
		"f(a[1], {2})", "(]", "{\n  (x\n}", ")", "\"(\" + '\\'' // ]\n()", "\"abc", "[[]\n[", "", "'\n'",
	} {
		at, problem := check(src)
		fmt.Printf("%-28q %v %s\n", src, at, problem)
	}
	for _, n := range []int{-200, -1, 0, 1, 5, 150} {
		fmt.Println(n, classify(n))
	}
	fmt.Println(pythagorean(20))
	fmt.Println(collatz())

	var log []string
rows:
	for i := range 5 {
		for j := 4; j >= 0; j-- {
			switch k := i * j; k {
			case 2, 3:
				log = append(log, fmt.Sprint(i, "x", j))
				continue
			case 6:
				break rows
			case 0:
				if i > 0 {
					continue rows
				}
			}
			if j == 1 {
				log = append(log, "|")
			}
		}
	}
	fmt.Println(log)

	i := 0
	for i < 3 {
		i++
	}
	for ; i < 5; i += 2 {
	}
	n := 10
	for n > 0 {
		{
			n := n - 1
			_ = n
		}
		if n -= 3; n < 5 {
			break
		}
	}
	fmt.Println(i, n)
	switch x := interface{}(n).(type) {
	case int, int64:
		fmt.Printf("%T %v\n", x, x)
	}
	switch f := func() int { n++; return n }; f() {
	case f() - 1:
		fmt.Println("one less", n)
	case 6:
		fmt.Println("six")
	}
}
