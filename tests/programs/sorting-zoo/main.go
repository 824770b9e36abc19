package main

import (
	"fmt"
	"sort"
)

func bubble(a []int) {
	for n := len(a); n > 1; n-- {
		swapped := false
		for i := 1; i < n; i++ {
			if a[i-1] > a[i] {
				a[i-1], a[i] = a[i], a[i-1]
				swapped = true
			}
		}
		if !swapped {
			return
		}
	}
}

func insertion(a []int) {
	for i := 1; i < len(a); i++ {
		for j := i; j > 0 && a[j-1] > a[j]; j-- {
			a[j-1], a[j] = a[j], a[j-1]
		}
	}
}

func selection(a []int) {
	for i := range a {
		m := i
		for j := i + 1; j < len(a); j++ {
			if a[j] < a[m] {
				m = j
			}
		}
		a[i], a[m] = a[m], a[i]
	}
}

func mergeSort(a []int) []int {
	if len(a) < 2 {
		return a
	}
	mid := len(a) / 2
	l, r := mergeSort(a[:mid]), mergeSort(a[mid:])
	out := make([]int, 0, len(a))
	for len(l) > 0 && len(r) > 0 {
		if l[0] <= r[0] {
			out, l = append(out, l[0]), l[1:]
		} else {
			out, r = append(out, r[0]), r[1:]
		}
	}
	out = append(out, l...)
	return append(out, r...)
}

func quick(a []int) {
	if len(a) < 2 {
		return
	}
	p := a[len(a)/2]
	i, j := 0, len(a)-1
	for i <= j {
		for a[i] < p {
			i++
		}
		for a[j] > p {
			j--
		}
		if i <= j {
			a[i], a[j] = a[j], a[i]
			i++
			j--
		}
	}
	quick(a[:j+1])
	quick(a[i:])
}

func heapSort(a []int) {
	sift := func(root, end int) {
		for {
			child := 2*root + 1
			if child >= end {
				return
			}
			if child+1 < end && a[child] < a[child+1] {
				child++
			}
			if a[root] >= a[child] {
				return
			}
			a[root], a[child] = a[child], a[root]
			root = child
		}
	}
	for i := len(a)/2 - 1; i >= 0; i-- {
		sift(i, len(a))
	}
	for end := len(a) - 1; end > 0; end-- {
		a[0], a[end] = a[end], a[0]
		sift(0, end)
	}
}

func counting(a []int) {
	lo, hi := a[0], a[0]
	for _, v := range a {
		lo, hi = min(lo, v), max(hi, v)
	}
	counts := make([]int, hi-lo+1)
	for _, v := range a {
		counts[v-lo]++
	}
	k := 0
	for i, c := range counts {
		for ; c > 0; c-- {
			a[k] = i + lo
			k++
		}
	}
}

func main() {
	base := []int{}
	seed := 17
	for i := 0; i < 15; i++ {
		seed = (seed*31 + 7) % 101
		base = append(base, seed-50)
	}
	fmt.Println(base)
	sorters := []struct {
		name string
		f    func([]int)
	}{
		{"bubble", bubble}, {"insertion", insertion}, {"selection", selection},
		{"quick", quick}, {"heap", heapSort}, {"counting", counting},
		{"merge", func(a []int) { copy(a, mergeSort(a)) }}, {"library", sort.Ints},
	}
	for _, s := range sorters {
		a := append([]int(nil), base...)
		s.f(a)
		fmt.Println(s.name, a, sort.IntsAreSorted(a))
	}
}
