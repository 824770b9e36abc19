// Package count counts for several goroutines.
package count

import "sync"

// Counter counts by name.
type Counter struct {
	mu sync.Mutex
	n  map[string]int
}

// New makes a counter.
func New() *Counter {
	return &Counter{n: make(map[string]int)}
}

// Inc adds one.
func (c *Counter) Inc(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n[name]++
}

// Get tells the count.
func (c *Counter) Get(name string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n[name]
}
