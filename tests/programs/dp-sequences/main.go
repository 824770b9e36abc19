// Three classics over sequences: longest increasing subsequence, edit distance with its script, longest common subsequence.
package main

import (
	"cmp"
	"fmt"
	"sort"
	"strings"
)

// LIS gives one longest strictly increasing subsequence in O(n log n).
func LIS[T cmp.Ordered](xs []T) []T {
	var tails []int // tails[k]: index of the smallest last element of a run of length k+1
	prev := make([]int, len(xs))
	for i, x := range xs {
		k := sort.Search(len(tails), func(k int) bool { return xs[tails[k]] >= x })
		prev[i] = -1
		if k > 0 {
			prev[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	out := make([]T, len(tails))
	if len(tails) == 0 {
		return out
	}
	for i, k := tails[len(tails)-1], len(tails)-1; i >= 0; i, k = prev[i], k-1 {
		out[k] = xs[i]
	}
	return out
}

type Op rune

const (
	Keep    Op = '='
	Insert  Op = '+'
	Delete  Op = '-'
	Replace Op = '~'
)

type Edit struct {
	Op       Op
	From, To rune
}

func (e Edit) String() string {
	switch e.Op {
	case Insert:
		return fmt.Sprintf("+%c", e.To)
	case Delete:
		return fmt.Sprintf("-%c", e.From)
	case Replace:
		return fmt.Sprintf("%c>%c", e.From, e.To)
	default:
		return string(e.From)
	}
}

func EditScript(a, b string) (int, []Edit) {
	s, t := []rune(a), []rune(b)
	d := make([][]int, len(s)+1)
	for i := range d {
		d[i] = make([]int, len(t)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(s); i++ {
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j-1]+cost, d[i-1][j]+1, d[i][j-1]+1)
		}
	}
	var script []Edit
	i, j := len(s), len(t)
	for i > 0 || j > 0 {
		switch {
		case i > 0 && j > 0 && s[i-1] == t[j-1] && d[i][j] == d[i-1][j-1]:
			i, j = i-1, j-1
			script = append(script, Edit{Keep, s[i], t[j]})
		case i > 0 && j > 0 && d[i][j] == d[i-1][j-1]+1:
			i, j = i-1, j-1
			script = append(script, Edit{Replace, s[i], t[j]})
		case i > 0 && d[i][j] == d[i-1][j]+1:
			i--
			script = append(script, Edit{Op: Delete, From: s[i]})
		default:
			j--
			script = append(script, Edit{Op: Insert, To: t[j]})
		}
	}
	for l, r := 0, len(script)-1; l < r; l, r = l+1, r-1 {
		script[l], script[r] = script[r], script[l]
	}
	return d[len(s)][len(t)], script
}

// LCS keeps two rows only, and therefore gives the length alone.
func LCS[T comparable](a, b []T) int {
	if len(b) > len(a) {
		a, b = b, a
	}
	prev, cur := make([]int, len(b)+1), make([]int, len(b)+1)
	for _, x := range a {
		for j, y := range b {
			if x == y {
				cur[j+1] = prev[j] + 1
			} else {
				cur[j+1] = max(prev[j+1], cur[j])
			}
		}
		prev, cur = cur, prev
	}
	return prev[len(b)]
}

func similarity(a, b string) float64 {
	n, _ := EditScript(a, b)
	longest := max(len([]rune(a)), len([]rune(b)))
	if longest == 0 {
		return 1
	}
	return 1 - float64(n)/float64(longest)
}

func suggest(word string, dict []string) (best string) {
	score := 0.0
	for _, w := range dict {
		if s := similarity(strings.ToLower(word), w); s > score {
			best, score = w, s
		}
	}
	if score < 0.5 {
		return "?"
	}
	return best
}

func main() {
	fmt.Println(LIS([]int{10, 9, 2, 5, 3, 7, 101, 18, 4, 20}))
	fmt.Println(LIS([]int{}), LIS([]float64{1, 1, 1}))
	fmt.Println(strings.Join(LIS(strings.Split("the quick brown fox jumps over a lazy dog today", " ")), " "))
	for _, p := range [][2]string{
		{"kitten", "sitting"}, {"", "abc"}, {"flaw", "lawn"}, {"größe", "grösse"}, {"same", "same"},
	} {
		n, script := EditScript(p[0], p[1])
		fmt.Printf("%q -> %q: %d %v\n", p[0], p[1], n, script)
	}
	fmt.Println(LCS([]byte("AGGTAB"), []byte("GXTXAYB")), LCS([]rune("日本語"), []rune("本日語")), LCS[int](nil, nil))
	dict := []string{"receive", "separate", "definitely", "occurrence"}
	for _, w := range []string{"recieve", "Seperate", "definately", "occurence", "xylophone"} {
		fmt.Printf("%s: %s\n", w, suggest(w, dict))
	}
}
