package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// MergeSort sorts stably, bottom up, with one buffer.
func MergeSort[S ~[]E, E any](xs S, less func(a, b E) bool) {
	buf := make([]E, len(xs))
	for width := 1; width < len(xs); width *= 2 {
		for lo := 0; lo+width < len(xs); lo += 2 * width {
			mid, hi := lo+width, min(lo+2*width, len(xs))
			merge(buf[lo:hi], xs[lo:mid], xs[mid:hi], less)
			copy(xs[lo:hi], buf[lo:hi])
		}
	}
}

func merge[E any](dst, a, b []E, less func(a, b E) bool) {
	for len(a) > 0 && len(b) > 0 {
		if less(b[0], a[0]) {
			dst[0], b = b[0], b[1:]
		} else {
			dst[0], a = a[0], a[1:]
		}
		dst = dst[1:]
	}
	copy(dst[copy(dst, a):], b)
}

// Inversions counts the pairs out of order, while it sorts a copy.
func Inversions[T cmp.Ordered](xs []T) int {
	work := append([]T(nil), xs...)
	var count func(xs []T) int
	count = func(xs []T) (n int) {
		if len(xs) < 2 {
			return 0
		}
		mid := len(xs) / 2
		n = count(xs[:mid]) + count(xs[mid:])
		left := slices.Clone(xs[:mid])
		i, k := 0, 0
		for j := mid; j < len(xs) || i < len(left); k++ {
			if j == len(xs) || i < len(left) && left[i] <= xs[j] {
				xs[k] = left[i]
				i++
			} else {
				xs[k] = xs[j]
				n += len(left) - i
				j++
			}
		}
		return n
	}
	return count(work)
}

// KWay merges sorted lists; the smallest head comes next, the earlier list first.
func KWay[T cmp.Ordered](lists ...[]T) (out []T) {
	for {
		best := -1
		for i, l := range lists {
			if len(l) > 0 && (best < 0 || l[0] < lists[best][0]) {
				best = i
			}
		}
		if best < 0 {
			return out
		}
		out = append(out, lists[best][0])
		lists[best] = lists[best][1:]
	}
}

func By[T any, K cmp.Ordered](key func(T) K) func(a, b T) bool {
	return func(a, b T) bool { return key(a) < key(b) }
}

func Reverse[T any](less func(a, b T) bool) func(a, b T) bool {
	return func(a, b T) bool { return less(b, a) }
}

func Then[T any](first func(a, b T) bool, others ...func(a, b T) bool) func(a, b T) bool {
	return func(a, b T) bool {
		for _, less := range append([]func(a, b T) bool{first}, others...) {
			switch {
			case less(a, b):
				return true
			case less(b, a):
				return false
			}
		}
		return false
	}
}

type Person struct {
	Name string
	Age  int
}

type People []Person

func (p People) String() string {
	parts := make([]string, len(p))
	for i, x := range p {
		parts[i] = fmt.Sprintf("%s/%d", x.Name, x.Age)
	}
	return strings.Join(parts, " ")
}

type Celsius float32

func main() {
	people := People{{"Eve", 30}, {"Bob", 25}, {"Ann", 30}, {"Dan", 25}, {"Cat", 41}}
	age := By(func(p Person) int { return p.Age })
	name := By(func(p Person) string { return p.Name })
	MergeSort(people, age)
	fmt.Println(people)
	MergeSort(people, Then(Reverse(age), name))
	fmt.Println(people)
	MergeSort(people, Reverse(name))
	fmt.Println(people)

	temps := []Celsius{20.5, -3, 0, 37.2, -3.5}
	MergeSort(temps, func(a, b Celsius) bool { return a < b })
	fmt.Println(temps)
	fmt.Println(Inversions([]int{2, 4, 1, 3, 5}), Inversions([]string{"c", "b", "a"}), Inversions(temps))
	fmt.Println(KWay([]int{1, 4, 7}, nil, []int{2, 4, 6, 8}, []int{0}))
	fmt.Println(KWay(strings.Fields("a c e"), strings.Fields("b d")), len(KWay[rune]()))
	empty := []int{}
	MergeSort(empty, cmp.Less[int])
	words := strings.Fields("the Quick brown fox Jumps over the lazy Dog")
	MergeSort(words, By(strings.ToLower))
	fmt.Println(empty, words)
}
