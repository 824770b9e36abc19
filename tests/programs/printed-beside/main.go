// Values that are printed beside what is made of them.
package main

import "fmt"

func sorted(xs []int) []int {
	if len(xs) < 2 {
		return xs
	}
	mid := len(xs) / 2
	return merged(sorted(xs[:mid]), sorted(xs[mid:]))
}

func merged(a, b []int) []int {
	out := make([]int, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			out = append(out, a[0])
			a = a[1:]
		} else {
			out = append(out, b[0])
			b = b[1:]
		}
	}
	out = append(out, a...)
	return append(out, b...)
}

func main() {
	data := []int{3, 1, 2}
	fmt.Println(data, sorted(data))
}
