// The TCP connection states of RFC 793 as a transition table.
package main

import (
	"fmt"
	"slices"
	"strings"
)

type State uint8

const (
	Closed State = iota
	Listen
	SynSent
	SynReceived
	Established
	FinWait1
	FinWait2
	CloseWait
	Closing
	LastAck
	TimeWait
	numStates
)

var stateNames = [numStates]string{
	"CLOSED", "LISTEN", "SYN_SENT", "SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1",
	"FIN_WAIT_2", "CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT",
}

func (s State) String() string {
	if s >= numStates {
		return fmt.Sprintf("State(%d)", uint8(s))
	}
	return stateNames[s]
}

type Flags uint8

const (
	FIN Flags = 1 << iota
	SYN
	RST
	_
	ACK
)

func (f Flags) String() string {
	var parts []string
	for bit, name := range map[Flags]string{FIN: "FIN", SYN: "SYN", RST: "RST", ACK: "ACK"} {
		if f&bit != 0 {
			parts = append(parts, name)
		}
	}
	if len(parts) == 0 {
		return "-"
	}
	slices.Sort(parts)
	return strings.Join(parts, "|")
}

type Event string

const (
	PassiveOpen Event = "passive open"
	ActiveOpen  Event = "active open"
	Send        Event = "send"
	Close       Event = "close"
	Timeout     Event = "timeout"
)

// key is what leads out of a state: an event of the application or a segment that came in.
type key struct {
	from  State
	event any
}

type action struct {
	to   State
	send Flags
}

var table = map[key]action{
	{Closed, PassiveOpen}:      {to: Listen},
	{Closed, ActiveOpen}:       {SynSent, SYN},
	{Listen, SYN}:              {SynReceived, SYN | ACK},
	{Listen, Send}:             {SynSent, SYN},
	{Listen, Close}:            {to: Closed},
	{SynSent, SYN | ACK}:       {Established, ACK},
	{SynSent, SYN}:             {SynReceived, SYN | ACK},
	{SynSent, Close}:           {to: Closed},
	{SynReceived, ACK}:         {to: Established},
	{SynReceived, Close}:       {FinWait1, FIN},
	{Established, Close}:       {FinWait1, FIN},
	{Established, FIN}:         {CloseWait, ACK},
	{FinWait1, FIN}:            {Closing, ACK},
	{FinWait1, ACK}:            {to: FinWait2},
	{FinWait1, FIN | ACK}:      {TimeWait, ACK},
	{FinWait2, FIN}:            {TimeWait, ACK},
	{CloseWait, Close}:         {LastAck, FIN},
	{Closing, ACK}:             {to: TimeWait},
	{LastAck, ACK}:             {to: Closed},
	{TimeWait, Timeout}:        {to: Closed},
	{from: Listen, event: RST}: {to: Listen},
}

type Endpoint struct {
	name  string
	state State
	peer  *Endpoint
	inbox []Flags
	trace []State
}

func (e *Endpoint) fire(event any) error {
	a, ok := table[key{e.state, event}]
	if !ok {
		if f, isSegment := event.(Flags); isSegment && f&RST != 0 && e.state != Closed {
			a = action{to: Closed}
		} else {
			return fmt.Errorf("%s: %v (%T) in %v", e.name, event, event, e.state)
		}
	}
	fmt.Printf("  %s: %v --%v--> %v", e.name, e.state, event, a.to)
	if a.send != 0 {
		fmt.Printf(" [sends %v]", a.send)
	}
	fmt.Println()
	e.trace = append(e.trace, e.state)
	e.state = a.to
	if a.send != 0 && e.peer != nil {
		e.peer.inbox = append(e.peer.inbox, a.send)
	}
	return nil
}

func settle(ends ...*Endpoint) (err error) {
	for busy := true; busy && err == nil; {
		busy = false
		for _, e := range ends {
			if len(e.inbox) == 0 {
				continue
			}
			busy = true
			next := e.inbox[0]
			e.inbox = e.inbox[1:]
			if err = e.fire(next); err != nil {
				break
			}
		}
	}
	return err
}

func connect() (client, server *Endpoint) {
	client, server = &Endpoint{name: "client"}, &Endpoint{name: "server"}
	client.peer, server.peer = server, client
	return
}

func main() {
	fmt.Println("normal life:")
	c, s := connect()
	for _, err := range []error{
		s.fire(PassiveOpen), c.fire(ActiveOpen), settle(c, s),
		c.fire(Close), settle(c, s),
		s.fire(Close), settle(c, s),
		c.fire(Timeout),
	} {
		if err != nil {
			fmt.Println("error:", err)
		}
	}
	fmt.Println(c.state, s.state, c.trace)

	fmt.Println("simultaneous close:")
	c, s = connect()
	c.state, s.state = Established, Established
	fmt.Println(c.fire(Close), s.fire(Close), settle(c, s))
	fmt.Println(c.state, s.state)

	fmt.Println("trouble:")
	fmt.Println(c.fire(Send))
	fmt.Println(s.fire(RST), s.state)
	fmt.Println(s.fire(SYN|FIN), s.fire("nonsense"), s.fire(7))
	fmt.Println(State(42), Flags(0), Flags(0x1f), len(table))

	out := map[State]int{}
	for k := range table {
		out[k.from]++
	}
	for st := range numStates {
		fmt.Printf("%-13v %d\n", st, out[st])
	}
}
