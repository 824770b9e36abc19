package config

import "fmt"

// Level says how much is told.
type LevelKind int

const (
	Low LevelKind = iota
	Medium
	High
)

func (l LevelKind) String() string {
	switch l {
	case Low:
		return "low"
	case Medium:
		return "medium"
	}
	return "high"
}

// Limit bounds the cost of a plan.
var Limit = compute(6)

// Level is the level in force.
var Level = Medium

func compute(n int) int {
	fmt.Println("var in config")
	return n * 7
}

func init() {
	fmt.Println("init in config", Limit)
	Limit++
}

// SetLevel changes the level.
func SetLevel(l LevelKind) {
	Level = l
}
