package queue

import (
	"errors"
	"sync"
)

// ErrEmpty says that nothing is left.
var ErrEmpty = errors.New("queue: empty")

// Queue is safe for several goroutines.
type Queue[T any] struct {
	Name  string
	mu    sync.Mutex
	items []T
}

// Put adds at the end.
func (q *Queue[T]) Put(v T) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.items = append(q.items, v)
}

// Take removes the first.
func (q *Queue[T]) Take() (T, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	var zero T
	if len(q.items) == 0 {
		return zero, false
	}
	v := q.items[0]
	q.items = q.items[1:]
	return v, true
}

// Len counts.
func (q *Queue[T]) Len() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.items)
}

// Peek looks at the first.
func (q *Queue[T]) Peek() (T, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	var zero T
	if len(q.items) == 0 {
		return zero, ErrEmpty
	}
	return q.items[0], nil
}

// Must panics on an error.
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
