package main

import "fmt"

type State int

const (
	Idle State = iota
	Up
	Down
)

var names = map[State]string{Idle: "idle", Up: "up", Down: "down"}

func (s State) String() string { return names[s] }

type Elevator struct {
	floor int
	state State
	calls map[int]bool
	log   []string
}

func (e *Elevator) Call(f int) {
	e.calls[f] = true
}

func (e *Elevator) anyAbove() bool {
	for f := range e.calls {
		if f > e.floor {
			return true
		}
	}
	return false
}

func (e *Elevator) anyBelow() bool {
	for f := range e.calls {
		if f < e.floor {
			return true
		}
	}
	return false
}

func (e *Elevator) Tick() {
	if e.calls[e.floor] {
		delete(e.calls, e.floor)
		e.log = append(e.log, fmt.Sprintf("open %d", e.floor))
		return
	}
	switch {
	case len(e.calls) == 0:
		e.state = Idle
	case e.state == Up && e.anyAbove(), e.state != Down && e.anyAbove():
		e.state = Up
		e.floor++
	case e.anyBelow():
		e.state = Down
		e.floor--
	default:
		e.state = Up
		e.floor++
	}
}

func main() {
	e := &Elevator{floor: 3, calls: map[int]bool{}}
	e.Call(5)
	e.Call(1)
	for t := 0; t < 12; t++ {
		if t == 3 {
			e.Call(4)
		}
		e.Tick()
		fmt.Print(e.floor, e.state, " ")
	}
	fmt.Println()
	fmt.Printf("%v %+v %s\n", e.state, e.log, Down)
}
