package main

import "fmt"

type State int

const (
	Red State = iota
	Green
	Yellow
)

var names = [...]string{"red", "green", "yellow"}

func (s State) String() string { return names[s] }

func (s State) Next() State { return (s + 1) % 3 }

type Light struct {
	state State
	ticks int
	log   []string
}

var transitions int

func (l *Light) Tick() {
	l.ticks++
	limit := 0
	switch l.state {
	case Red:
		limit = 3
	case Green:
		limit = 2
	default:
		limit = 1
	}
	if l.ticks >= limit {
		old := l.state
		l.state = l.state.Next()
		l.ticks = 0
		transitions++
		l.log = append(l.log, fmt.Sprintf("%v -> %v", old, l.state))
	}
}

func classify(n int) string {
	kind := ""
	switch {
	case n < 0:
		kind += "negative "
		fallthrough
	case n == 0:
		kind += "non-positive"
	case n > 100:
		kind = "big"
	default:
		kind = "small"
	}
	return kind
}

func vowel(c rune) string {
	switch c {
	case 'a':
		fallthrough
	case 'e':
		fallthrough
	case 'i', 'o', 'u':
		return "vowel"
	case 'y':
		return "sometimes"
	}
	return "consonant"
}

func main() {
	l := Light{}
	for i := 0; i < 10; i++ {
		l.Tick()
	}
	for _, line := range l.log {
		fmt.Println(line)
	}
	fmt.Println(transitions, l.state)
	for _, n := range []int{-5, 0, 7, 500} {
		fmt.Println(n, classify(n))
	}
	for _, c := range "aty" {
		fmt.Printf("%c %s\n", c, vowel(c))
	}
}
