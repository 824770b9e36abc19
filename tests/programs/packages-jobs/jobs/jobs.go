// Package jobs runs jobs.
package jobs

import (
	"errors"
	"fmt"

	"app/count"
)

// ErrBad says that a job is bad.
var ErrBad = errors.New("bad job")

// Speed is how fast jobs run.
type Speed int

// Speeds.
const (
	Slow Speed = iota
	Fast
)

// Mode is the speed in force.
var Mode = Fast

func (s Speed) String() string {
	if s == Slow {
		return "slow"
	}
	return "fast"
}

// Modes lists the speeds.
func Modes() []Speed { return []Speed{Slow, Fast} }

// Run does a job and tells.
func Run(name string, c *count.Counter, out chan<- string) {
	c.Inc("runs")
	out <- strings(name)
}

func strings(s string) string { return s + s }

// Check looks at a job.
func Check(name string) error {
	if name == "bad" {
		return fmt.Errorf("check %s: %w", name, ErrBad)
	}
	return nil
}
