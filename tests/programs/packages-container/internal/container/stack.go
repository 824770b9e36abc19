package container

// Stack is last in, first out.
type Stack[T any] struct {
	items []T
}

// NewStack makes an empty stack.
func NewStack[T any]() *Stack[T] {
	return &Stack[T]{}
}

// Push puts a value on top.
func (s *Stack[T]) Push(v T) {
	s.items = append(s.items, v)
}

// Pop takes the value on top.
func (s *Stack[T]) Pop() (T, bool) {
	var zero T
	if len(s.items) == 0 {
		return zero, false
	}
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, true
}

// Len is the number of values.
func (s *Stack[T]) Len() int { return len(s.items) }
