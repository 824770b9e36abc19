package main

import (
	"fmt"
	"sort"
	"strings"
)

type Stack struct {
	items []string
	top   int
	low   int
	moves int
}

func (s *Stack) Push(x string) {
	if s.top < len(s.items) {
		s.items[s.top] = x
	} else {
		s.items = append(s.items, x)
	}
	s.top++
	s.moves++
}

func (s *Stack) Pop() (string, bool) {
	if s.top == 0 {
		return "", false
	}
	s.top--
	s.low -= 1
	return s.items[s.top], true
}

func (s *Stack) Len() int { return s.top }

func hash(s string) int {
	h := 7
	for i := 0; i < len(s); i++ {
		h = h*31 + int(s[i])
	}
	return h
}

func window(xs []int, k int) []int {
	var out []int
	for i := 0; i <= len(xs)-k; i++ {
		sum := 0
		for j := i; j < i+k; j++ {
			sum += xs[j]
		}
		out = append(out, sum)
	}
	return out
}

func below(n int) int {
	count := 0
	for i := n; i > 0; i -= 2 {
		count++
	}
	return count - n
}

func find(xs []string, want string) int {
	for i, x := range xs {
		if x == want {
			return i
		}
	}
	return -1
}

func half(xs []int, lo, hi int) int {
	if lo >= hi {
		return 0
	}
	mid := lo + (hi-lo)/2
	return half(xs, lo, mid) + half(xs, mid+1, hi) + xs[mid]
}

func trim(s string) string {
	end := len(s)
	for end > 0 && s[end-1] == ' ' {
		end--
	}
	start := 0
	for start < end && s[start] == ' ' {
		start++
	}
	return s[start:end]
}

func insertion(xs []int) {
	for i := 1; i < len(xs); i++ {
		x := xs[i]
		j := i
		for j > 0 && xs[j-1] > x {
			xs[j] = xs[j-1]
			j--
		}
		xs[j] = x
	}
}

func gaps(xs []int) (int, int) {
	widest, at := 0, 0
	for i := 1; i < len(xs); i++ {
		if d := xs[i] - xs[i-1]; d > widest {
			widest, at = d, i-1
		}
	}
	return widest, at
}

func bad(n int, xs []int) int {
	if n > 0 {
		n -= 2
		if n < len(xs) {
			fmt.Println("n is", n)
		}
	}
	total := 0
	for i := 0; i < n; i++ {
		total += xs[i%len(xs)]
	}
	return total + n
}

func wrap(i, n int) int {
	if i == 0 {
		return n - 1
	}
	return i - 1
}

func main() {
	s := &Stack{}
	s.Push("a")
	s.Push("b")
	x, ok := s.Pop()
	fmt.Println(x, ok, s.Len(), s.low, s.moves)
	s.Pop()
	_, ok = s.Pop()
	fmt.Println(ok, s.top, len(s.items)-s.top, s.top-len(s.items))
	fmt.Println(hash("a long enough text to go around the corner of sixty-four bits"))
	fmt.Println(window([]int{1, 2, 3}, 2), window([]int{1}, 3))
	fmt.Println(below(7), below(-3))
	fmt.Println(find([]string{"x", "y"}, "y"), find(nil, "y"))
	fmt.Println(half([]int{1, 2, 3, 4, 5}, 0, 5))
	fmt.Printf("%q %q\n", trim("  ab "), trim("   "))
	xs := []int{5, 2, 9, 1}
	insertion(xs)
	fmt.Println(xs)
	fmt.Println(gaps(xs))
	fmt.Println(bad(1, xs), bad(0, xs), bad(9, xs))
	fmt.Println(wrap(0, 4), wrap(3, 4), wrap(0, 0))
	i := sort.SearchInts(xs, 5)
	fmt.Println(i, xs[i:], strings.Repeat("=", i))
	fmt.Printf("%T %v\n", i, len(xs)-5)
}
