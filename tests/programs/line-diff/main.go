package main

import (
	"fmt"
	"strings"
)

func lcs(a, b []string) [][]int {
	t := make([][]int, len(a)+1)
	for i := range t {
		t[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				t[i][j] = t[i+1][j+1] + 1
			} else {
				t[i][j] = max(t[i+1][j], t[i][j+1])
			}
		}
	}
	return t
}

func diff(a, b []string) (out []string) {
	t := lcs(a, b)
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		if a[i] == b[j] {
			out = append(out, "  "+a[i])
			i++
			j++
		} else if t[i+1][j] >= t[i][j+1] {
			out = append(out, "- "+a[i])
			i++
		} else {
			out = append(out, "+ "+b[j])
			j++
		}
	}
	for ; i < len(a); i++ {
		out = append(out, "- "+a[i])
	}
	for ; j < len(b); j++ {
		out = append(out, "+ "+b[j])
	}
	return
}

func main() {
	old := strings.Split("one two three four five", " ")
	neu := strings.Split("zero one three 3.5 four six", " ")
	for _, l := range diff(old, neu) {
		fmt.Println(l)
	}
	fmt.Println(len(diff(nil, nil)), diff(nil, []string{"x"}))
}
