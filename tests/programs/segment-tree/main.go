package main

import "fmt"

type SegTree struct {
	n    int
	sums []int
}

func Build(a []int) *SegTree {
	t := &SegTree{n: len(a), sums: make([]int, 2*len(a))}
	copy(t.sums[t.n:], a)
	for i := t.n - 1; i > 0; i-- {
		t.sums[i] = t.sums[2*i] + t.sums[2*i+1]
	}
	return t
}

func (t *SegTree) Set(i, v int) {
	for t.sums[i+t.n], i = v, i+t.n; i > 1; i /= 2 {
		t.sums[i/2] = t.sums[i] + t.sums[i^1]
	}
}

func (t *SegTree) Sum(l, r int) (s int) {
	for l, r = l+t.n, r+t.n; l < r; l, r = l/2, r/2 {
		if l&1 == 1 {
			s += t.sums[l]
			l++
		}
		if r&1 == 1 {
			r--
			s += t.sums[r]
		}
	}
	return
}

type Fenwick []int

func (f Fenwick) Add(i, d int) {
	for i++; i < len(f); i += i & -i {
		f[i] += d
	}
}

func (f Fenwick) Prefix(i int) int {
	s := 0
	for ; i > 0; i &= i - 1 {
		s += f[i]
	}
	return s
}

func main() {
	a := []int{5, 3, 8, 6, 2, 7}
	t := Build(a)
	fmt.Println(t.Sum(0, 6), t.Sum(1, 4), t.Sum(2, 3))
	t.Set(2, 1)
	fmt.Println(t.Sum(0, 6), t.Sum(1, 4), a[2])
	f := make(Fenwick, len(a)+1)
	for i, v := range a {
		f.Add(i, v)
	}
	f.Add(0, -5)
	fmt.Println(f.Prefix(1), f.Prefix(3), f.Prefix(6), f)
}
