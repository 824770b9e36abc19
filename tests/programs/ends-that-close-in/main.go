package main

import (
	"fmt"
	"strings"
)

// An empty list has a last index of -1: no loop may see it.
func reverse(xs []string) {
	for i, j := 0, len(xs)-1; i < j; i, j = i+1, j-1 {
		xs[i], xs[j] = xs[j], xs[i]
	}
}

func palindrome(s string) bool {
	left, right := 0, len(s)-1
	for left < right {
		switch {
		case s[left] == ' ':
			left++
		case s[right] == ' ':
			right--
		case s[left] != s[right]:
			return false
		default:
			left++
			right--
		}
	}
	return true
}

func pairSum(xs []int, want int) (int, int, bool) {
	lo, hi := 0, len(xs)-1
	for lo < hi {
		sum := xs[lo] + xs[hi]
		if sum == want {
			return lo, hi, true
		}
		if sum < want {
			lo++
		} else {
			hi--
		}
	}
	return 0, 0, false
}

// This one is seen behind the loop.
func middle(xs []string) int {
	i, j := 0, len(xs)-1
	for i < j {
		i++
		j--
	}
	return j
}

// Its other end may be below zero.
func count(xs []string, low int) int {
	n := 0
	for i, j := low, len(xs)-1; i < j; i, j = i+1, j-1 {
		n++
	}
	return n
}

func water(heights []int) int {
	best := 0
	left, right := 0, len(heights)-1
	for left < right {
		width := right - left
		low := min(heights[left], heights[right])
		best = max(best, width*low)
		if heights[left] < heights[right] {
			left++
		} else {
			right--
		}
	}
	return best
}

func partition(xs []int, p int) int {
	i := 0
	for j := 0; j < len(xs); j++ {
		if xs[j] < p {
			xs[i], xs[j] = xs[j], xs[i]
			i++
		}
	}
	return i
}

func bubble(xs []int) int {
	swaps := 0
	n := len(xs)
	for i := 0; i < n-1; i++ {
		for j := 0; j < n-i-1; j++ {
			if xs[j] > xs[j+1] {
				xs[j], xs[j+1] = xs[j+1], xs[j]
				swaps++
			}
		}
	}
	return swaps
}

func trimEnd(s string, cut byte) string {
	end := len(s)
	for end > 0 {
		if s[end-1] != cut {
			break
		}
		end--
	}
	return s[:end]
}

func main() {
	for _, xs := range [][]string{{}, {"a"}, {"a", "b", "c"}, {"a", "b", "c", "d"}} {
		at := middle(xs)
		n := count(xs, -2)
		reverse(xs)
		fmt.Println(strings.Join(xs, ""), at, n)
	}
	for _, s := range []string{"", " ", "no on", "abca", "a"} {
		fmt.Printf("%q %v\n", s, palindrome(s))
	}
	fmt.Println(pairSum([]int{1, 3, 4, 8}, 11))
	fmt.Println(pairSum([]int{}, 1))
	fmt.Println(water([]int{1, 8, 6, 2, 5, 4, 8, 3, 7}), water(nil))
	xs := []int{5, 1, 4, 2, 3}
	at := partition(xs, 3)
	fmt.Println(xs[:at], len(xs[at:]))
	swaps := bubble(xs)
	none := []int{}
	fmt.Println(xs, swaps, bubble(none))
	fmt.Printf("%q %q\n", trimEnd("ab..", '.'), trimEnd("...", '.'))
}
