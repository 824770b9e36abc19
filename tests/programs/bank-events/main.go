// Event sourcing: the state of an account is what folding its events gives.
package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"time"
)

type Cents int64

func (c Cents) String() string {
	sign := ""
	if c < 0 {
		sign, c = "-", -c
	}
	return fmt.Sprintf("%s$%d.%02d", sign, int64(c)/100, int64(c)%100)
}

type Meta struct {
	Seq int
	At  time.Duration // since the store was opened
}

type Event interface {
	meta() *Meta
	Name() string
}

func (m *Meta) meta() *Meta { return m }

type (
	Opened struct {
		Meta
		Owner string
	}
	Deposited struct {
		Meta
		Amount Cents
	}
	Withdrawn struct {
		Meta
		Amount Cents
		Fee    Cents
	}
	Closed struct{ Meta }
)

func (*Opened) Name() string    { return "opened" }
func (*Deposited) Name() string { return "deposited" }
func (*Withdrawn) Name() string { return "withdrawn" }
func (*Closed) Name() string    { return "closed" }

type Account struct {
	ID      string
	Owner   string
	Balance Cents
	Open    bool
	Version int
}

func (a *Account) Apply(e Event) {
	a.Version++
	switch e := e.(type) {
	case *Opened:
		a.Owner, a.Open = e.Owner, true
	case *Deposited:
		a.Balance += e.Amount
	case *Withdrawn:
		a.Balance -= e.Amount + e.Fee
	case *Closed:
		a.Open = false
	default:
		panic("unknown event " + e.Name())
	}
}

type Store struct {
	clock   time.Duration
	seq     int
	streams map[string][]Event
	subs    []func(id string, e Event)
}

func (s *Store) Subscribe(f func(id string, e Event)) { s.subs = append(s.subs, f) }

func (s *Store) Append(id string, e Event) {
	s.seq++
	s.clock += 1500 * time.Millisecond
	*e.meta() = Meta{s.seq, s.clock}
	if s.streams == nil {
		s.streams = make(map[string][]Event)
	}
	s.streams[id] = append(s.streams[id], e)
	for _, f := range s.subs {
		f(id, e)
	}
}

// Load folds a stream; upTo of 0 takes all of it.
func (s *Store) Load(id string, upTo int) Account {
	a := Account{ID: id}
	for _, e := range s.streams[id] {
		if upTo > 0 && e.meta().Seq > upTo {
			break
		}
		a.Apply(e)
	}
	return a
}

var (
	ErrClosed = errors.New("account is closed")
	ErrExists = errors.New("account exists")
)

type InsufficientError struct{ Have, Need Cents }

func (e *InsufficientError) Error() string {
	return fmt.Sprintf("insufficient funds: have %v, need %v", e.Have, e.Need)
}

type Bank struct{ *Store }

const fee = Cents(25)

func (b Bank) Open(id, owner string) error {
	if len(b.streams[id]) > 0 {
		return fmt.Errorf("%s: %w", id, ErrExists)
	}
	b.Append(id, &Opened{Owner: owner})
	return nil
}

func (b Bank) Deposit(id string, c Cents) error {
	if !b.Load(id, 0).Open {
		return fmt.Errorf("%s: %w", id, ErrClosed)
	}
	b.Append(id, &Deposited{Amount: c})
	return nil
}

func (b Bank) Withdraw(id string, c Cents) error {
	a := b.Load(id, 0)
	switch {
	case !a.Open:
		return fmt.Errorf("%s: %w", id, ErrClosed)
	case a.Balance < c+fee:
		return fmt.Errorf("%s: %w", id, &InsufficientError{a.Balance, c + fee})
	}
	b.Append(id, &Withdrawn{Amount: c, Fee: fee})
	return nil
}

func (b Bank) Transfer(from, to string, c Cents) (err error) {
	if err = b.Withdraw(from, c); err != nil {
		return fmt.Errorf("transfer: %w", err)
	}
	defer func() {
		if err != nil {
			// give it back
			b.Append(from, &Deposited{Amount: c + fee})
		}
	}()
	return b.Deposit(to, c)
}

func main() {
	b := Bank{&Store{}}
	counts := make(map[string]int)
	b.Subscribe(func(_ string, e Event) { counts[e.Name()]++ })
	var log []string
	b.Subscribe(func(id string, e Event) {
		log = append(log, fmt.Sprintf("#%d %v %s %s", e.meta().Seq, e.meta().At, id, e.Name()))
	})

	steps := []func() error{
		func() error { return b.Open("a", "Ann") },
		func() error { return b.Open("b", "Bob") },
		func() error { return b.Open("a", "Eve") },
		func() error { return b.Deposit("a", 10000) },
		func() error { return b.Transfer("a", "b", 2550) },
		func() error { return b.Transfer("b", "a", 9999) },
		func() error { return b.Transfer("a", "nobody", 100) },
		func() error { b.Append("b", &Closed{}); return nil },
		func() error { return b.Deposit("b", 1) },
		func() error { return b.Withdraw("a", 7424) },
	}
	for i, step := range steps {
		err := step()
		var short *InsufficientError
		switch {
		case err == nil:
			fmt.Println(i, "ok")
		case errors.As(err, &short):
			fmt.Println(i, err, "| short by", short.Need-short.Have)
		case errors.Is(err, ErrClosed), errors.Is(err, ErrExists):
			fmt.Println(i, "rejected:", err)
		}
	}
	fmt.Println(strings.Join(log, "\n"))
	names := make([]string, 0, len(counts))
	for n := range counts {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		fmt.Printf("%-10s %d\n", n, counts[n])
	}
	fmt.Printf("%+v\n%+v\n", b.Load("a", 0), b.Load("b", 0))
	fmt.Println("at #4:", b.Load("a", 4).Balance, Cents(-105), b.Load("a", 4) == b.Load("a", 3))
}
