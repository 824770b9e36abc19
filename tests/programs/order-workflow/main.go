package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

type Status string

const (
	Draft     Status = "draft"
	Placed    Status = "placed"
	Paid      Status = "paid"
	Shipped   Status = "shipped"
	Delivered Status = "delivered"
	Cancelled Status = "cancelled"
)

type Line struct {
	SKU   string
	Qty   int
	Price float64
}

type Order struct {
	ID      int
	Lines   []Line
	Status  Status
	History []Change
	coupon  *Coupon
}

type Change struct {
	From, To Status
	At       time.Duration
	Note     string
}

type Coupon struct {
	Code    string
	Percent float64
	MinSum  float64
}

func (o *Order) Subtotal() (sum float64) {
	for i := range o.Lines {
		sum += float64(o.Lines[i].Qty) * o.Lines[i].Price
	}
	return
}

func (o *Order) Total() float64 {
	sum := o.Subtotal()
	if c := o.coupon; c != nil && sum >= c.MinSum {
		sum *= 1 - c.Percent/100
	}
	return sum
}

// Guard may refuse a transition; Hook hears about it.
type (
	Guard func(*Order) error
	Hook  func(o *Order, c Change)
)

type Workflow struct {
	edges  map[Status][]Status
	guards map[Status][]Guard
	hooks  []Hook
	now    func() time.Duration
}

type TransitionError struct {
	Order    int
	From, To Status
	Err      error
}

func (e *TransitionError) Error() string {
	msg := fmt.Sprintf("order %d: %s → %s", e.Order, e.From, e.To)
	if e.Err != nil {
		msg += ": " + e.Err.Error()
	}
	return msg
}

func (e *TransitionError) Unwrap() error { return e.Err }

var (
	ErrEmpty   = errors.New("no lines")
	ErrNoRoute = errors.New("not allowed")
)

func (w *Workflow) allow(from Status, to ...Status) *Workflow {
	if w.edges == nil {
		w.edges = make(map[Status][]Status)
	}
	w.edges[from] = append(w.edges[from], to...)
	return w
}

func (w *Workflow) require(to Status, g ...Guard) {
	if w.guards == nil {
		w.guards = map[Status][]Guard{}
	}
	w.guards[to] = append(w.guards[to], g...)
}

func (w *Workflow) Move(o *Order, to Status, note ...string) (err error) {
	from := o.Status
	defer func() {
		if p := recover(); p != nil {
			err = &TransitionError{o.ID, from, to, fmt.Errorf("guard panicked: %v", p)}
		}
	}()
	ok := false
	for _, s := range w.edges[from] {
		ok = ok || s == to
	}
	if !ok {
		return &TransitionError{o.ID, from, to, ErrNoRoute}
	}
	var problems []error
	for _, g := range w.guards[to] {
		problems = append(problems, g(o))
	}
	if err := errors.Join(problems...); err != nil {
		return &TransitionError{Order: o.ID, From: from, To: to, Err: err}
	}
	c := Change{from, to, w.now(), strings.Join(note, "; ")}
	o.Status = to
	o.History = append(o.History, c)
	for _, h := range w.hooks {
		h(o, c)
	}
	return nil
}

func notEmpty(o *Order) error {
	if len(o.Lines) == 0 {
		return ErrEmpty
	}
	return nil
}

func minimum(sum float64) Guard {
	return func(o *Order) error {
		if t := o.Total(); t < sum {
			return fmt.Errorf("total %.2f is below %.2f", t, sum)
		}
		return nil
	}
}

func main() {
	clock := time.Duration(0)
	stats := map[Status]int{}
	w := &Workflow{now: func() time.Duration { clock += 90 * time.Second; return clock }}
	w.allow(Draft, Placed, Cancelled).allow(Placed, Paid, Cancelled).allow(Paid, Shipped).allow(Shipped, Delivered)
	w.require(Placed, notEmpty, minimum(10))
	w.require(Shipped, func(o *Order) error {
		if o.Lines[0].SKU == "" { // index panics for orders without lines
			return errors.New("no SKU")
		}
		return nil
	})
	w.hooks = append(w.hooks,
		func(_ *Order, c Change) { stats[c.To]++ },
		func(o *Order, c Change) {
			fmt.Fprintf(os.Stdout, "  [%v] #%d %s -> %s %s\n", c.At, o.ID, c.From, c.To, c.Note)
		})

	orders := []*Order{
		{ID: 1, Status: Draft, Lines: []Line{{"book", 2, 12.5}, {"pen", 10, 0.99}}, coupon: &Coupon{"TENOFF", 10, 30}},
		{ID: 2, Status: Draft},
		{ID: 3, Status: Draft, Lines: []Line{{"sticker", 3, 1}}},
		{ID: 4, Status: Paid},
	}
	for _, o := range orders {
		fmt.Printf("order %d: %.2f of %.2f\n", o.ID, o.Total(), o.Subtotal())
		for _, to := range []Status{Placed, Paid, Shipped, Delivered, Cancelled} {
			err := w.Move(o, to, "auto", string(to[0]))
			var te *TransitionError
			switch {
			case err == nil:
				continue
			case errors.Is(err, ErrNoRoute):
				fmt.Println("  no route to", to)
			case errors.As(err, &te):
				fmt.Printf("  %s failed: %q\n", te.To, te.Err)
			}
		}
	}
	last := orders[0].History[len(orders[0].History)-1]
	fmt.Printf("%+v\n", last)
	fmt.Println(stats, len(orders[1].History), orders[2].Status)
	fmt.Println(w.Move(orders[1], Cancelled), orders[1].Status, errors.Unwrap(w.Move(orders[2], Placed)) != nil)
}
