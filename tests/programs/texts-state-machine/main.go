package main

import "fmt"

type State string

const (
	Idle    State = "idle"
	Running State = "running"
	Stopped State = "stopped"
)

const start = "start"

type Event string

const (
	Start Event = start
	Stop  Event = "stop"
)

type key struct {
	from State
	ev   Event
}

var table = map[key]State{
	{Idle, Start}:    Running,
	{Running, Stop}:  Stopped,
	{Stopped, Start}: Running,
}

var initial = Idle

type Machine struct {
	state   State
	history []State
	hooks   map[State]func(from, to State)
}

func New() *Machine {
	return &Machine{state: initial, hooks: make(map[State]func(from, to State))}
}

func (m *Machine) On(s State, f func(from, to State)) { m.hooks[s] = f }

func (m *Machine) Fire(e Event) error {
	to, ok := table[key{m.state, e}]
	if !ok {
		return fmt.Errorf("cannot %s while %s", e, m.state)
	}
	m.history = append(m.history, m.state)
	if h, ok := m.hooks[to]; ok {
		h(m.state, to)
	}
	m.state = to
	return nil
}

func main() {
	m := New()
	m.On(Running, func(from, to State) { fmt.Println("hook", from, "->", to) })
	for _, e := range []Event{Start, start, "stop", Stop} {
		if err := m.Fire(e); err != nil {
			fmt.Println("error:", err)
		}
	}
	for i, s := range m.history {
		fmt.Printf("%d:%s ", i, s)
	}
	fmt.Println(m.state)
	const local = Stopped
	fmt.Println(local == m.state, string(local), string(Idle)+"!")
	states := make(chan State, 1)
	states <- Running
	fmt.Println(<-states)
	seen := map[State]bool{}
	for _, s := range m.history {
		seen[s] = true
	}
	fmt.Println(len(seen), seen[Idle], seen["stopped"])
}
