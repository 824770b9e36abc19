package main

import (
	"bufio"
	"cmp"
	"container/heap"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// Patient waits; the more urgent come first, then those who came first.
type Patient struct {
	name    string
	urgency int
	ticket  int
}

type Waiting []*Patient

func (w Waiting) Len() int { return len(w) }
func (w Waiting) Less(i, j int) bool {
	if w[i].urgency != w[j].urgency {
		return w[i].urgency > w[j].urgency
	}
	return w[i].ticket < w[j].ticket
}
func (w Waiting) Swap(i, j int) { w[i], w[j] = w[j], w[i] }
func (w *Waiting) Push(x any)   { *w = append(*w, x.(*Patient)) }
func (w *Waiting) Pop() any {
	old := *w
	last := len(old) - 1
	p := old[last]
	old[last] = nil
	*w = old[:last]
	return p
}

// Rooms holds the numbers of the rooms that are free.
type Rooms []int

func (r Rooms) Len() int           { return len(r) }
func (r Rooms) Less(i, j int) bool { return r[i] < r[j] }
func (r Rooms) Swap(i, j int)      { r[i], r[j] = r[j], r[i] }
func (r *Rooms) Push(x any)        { *r = append(*r, x.(int)) }
func (r *Rooms) Pop() any {
	n := len(*r)
	x := (*r)[n-1]
	*r = (*r)[:n-1]
	return x
}

var errClosed = errors.New("the clinic is closed")

type Clinic struct {
	waiting Waiting
	rooms   Rooms
	tickets int
	seen    map[string]int
	open    bool
}

func NewClinic(rooms ...int) *Clinic {
	c := &Clinic{rooms: rooms, seen: map[string]int{}, open: true}
	heap.Init(&c.rooms)
	return c
}

func (c *Clinic) Arrive(name string, urgency int) error {
	if !c.open {
		return errClosed
	}
	c.tickets++
	heap.Push(&c.waiting, &Patient{name: name, urgency: urgency, ticket: c.tickets})
	return nil
}

// Call sends the next patient to the room with the lowest number.
func (c *Clinic) Call() (string, bool) {
	if c.waiting.Len() == 0 || c.rooms.Len() == 0 {
		return "", false
	}
	p := heap.Pop(&c.waiting).(*Patient)
	room := heap.Pop(&c.rooms).(int)
	c.seen[p.name] = room
	return fmt.Sprintf("%s to room %d", p.name, room), true
}

func (c *Clinic) run(line string) error {
	var name string
	var number int
	switch {
	case strings.HasPrefix(line, "arrive "):
		if _, err := fmt.Sscanf(line, "arrive %s %d", &name, &number); err != nil {
			return err
		}
		return c.Arrive(name, number)
	case strings.HasPrefix(line, "free "):
		if _, err := fmt.Sscanf(line, "free %d", &number); err != nil {
			return err
		}
		heap.Push(&c.rooms, number)
	case line == "call":
		if text, ok := c.Call(); ok {
			fmt.Println(text)
		} else {
			fmt.Println("nobody can go in")
		}
	case line == "close":
		c.open = false
	default:
		return fmt.Errorf("what is %q", line)
	}
	return nil
}

func main() {
	clinic := NewClinic(4, 2, 3)
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadString('\n')
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Println("cannot read:", err)
			os.Exit(1)
		}
		if err := clinic.run(strings.TrimSpace(line)); err != nil {
			fmt.Println("error:", err)
		}
	}
	names := make([]string, 0, len(clinic.seen))
	for name := range clinic.seen {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(clinic.seen[a]-clinic.seen[b], strings.Compare(a, b))
	})
	for _, name := range names {
		fmt.Println(name, clinic.seen[name])
	}
	fmt.Println(clinic.waiting.Len(), "wait,", clinic.rooms.Len(), "free")
}
