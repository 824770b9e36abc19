package main

import (
	"fmt"
	"math"
	"sort"
)

type index uint64

func (i index) String() string {
	if i == math.MaxUint64 {
		return "∞"
	}
	return fmt.Sprint(uint64(i))
}

type entry struct {
	id  int
	idx index
}

type shape interface{ message() string }
type table map[string]string

func (t table) message() string { return fmt.Sprint(len(t), " rows") }

type key struct{ a, b int }

func total(m map[key]struct{}) int {
	sum := 0
	for k := range m {
		sum += k.a * k.b
	}
	return sum
}

const limit int32 = 3

func main() {
	info := []entry{{1, 5}, {2, math.MaxUint64}, {3, 5}, {4, 1}}
	sort.Slice(info, func(i, j int) bool {
		if info[i].idx == info[j].idx {
			return info[i].id < info[j].id
		}
		return info[i].idx < info[j].idx
	})
	for _, e := range info {
		fmt.Println(e.id, e.idx)
	}
	var t table = map[string]string{"a": "b"}
	var s shape
	s = t
	fmt.Println(s.message())
	fmt.Println(total(map[key]struct{}{{2, 3}: {}, {1, 1}: {}}))
	list := make([]int32, limit)
	fmt.Println(len(list))
}
