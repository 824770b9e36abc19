package container

// Set holds each value once.
type Set[T comparable] struct {
	seen map[T]bool
}

// Add puts a value in.
func (s *Set[T]) Add(v T) {
	if s.seen == nil {
		s.seen = make(map[T]bool)
	}
	s.seen[v] = true
}

// Has tells whether a value is in.
func (s *Set[T]) Has(v T) bool { return s.seen[v] }

// Len is the number of values.
func (s *Set[T]) Len() int { return len(s.seen) }

// Pair is two values.
type Pair[A, B any] struct {
	First  A
	Second B
}

// Map applies a function to each.
func Map[A, B any](list []A, f func(A) B) []B {
	out := make([]B, 0, len(list))
	for _, v := range list {
		out = append(out, f(v))
	}
	return out
}
