// Names that Go tells apart by their capitals: in one struct, one set of methods, one function.
package main

import "fmt"

type shelf struct {
	books []string
	Size  int
	size  int
}

// Insert asks whether the book is there already.
func (s *shelf) Insert(title string) {
	s.Size++
	if !s.has(title) {
		s.insert(title)
	}
}

// insert does it without asking.
func (s *shelf) insert(title string) {
	s.books = append(s.books, title)
	s.size++
}

func (s *shelf) has(title string) bool {
	for _, b := range s.books {
		if b == title {
			return true
		}
	}
	return false
}

func weigh(n, N int, weights []int) (sum, Sum int) {
	for i, I := 0, len(weights); i < I; i++ {
		sum += weights[i] * n
		Sum += weights[i] * N
	}
	return sum, Sum
}

func raise(p *int) { *p++ }

func main() {
	s := &shelf{}
	for _, title := range []string{"Emma", "Ulysses", "Emma"} {
		s.Insert(title)
	}
	fmt.Println(s.Size, s.size, len(s.books))
	fmt.Println(weigh(1, 10, []int{1, 2, 3}))
	var p *int
	n := 41
	p = &n
	raise(p)
	fmt.Println(*p)
}
