package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

type Size int

const (
	Motorcycle Size = iota
	Compact
	Large
)

//go:generate stringer -type=Size
func (s Size) String() string {
	names := [...]string{"motorcycle", "compact", "large"}
	if s < 0 || int(s) >= len(names) {
		return fmt.Sprintf("Size(%d)", int(s))
	}
	return names[s]
}

type Vehicle interface {
	Plate() string
	Size() Size
}

type base struct{ plate string }

func (b base) Plate() string { return b.plate }

type Car struct{ base }
type Bike struct{ base }
type Truck struct {
	base
	Trailers int
}

func (Car) Size() Size  { return Compact }
func (Bike) Size() Size { return Motorcycle }
func (t Truck) Size() Size {
	return Large + Size(t.Trailers)
}

type Spot struct {
	Floor, Number int
	Size          Size
	ticket        *Ticket
}

func (s *Spot) Free() bool { return s.ticket == nil }

type Ticket struct {
	ID    int
	Spot  *Spot
	Car   Vehicle
	Since time.Duration
}

type Pricing func(v Vehicle, stay time.Duration) int

type Lot struct {
	spots   []*Spot
	byPlate map[string]*Ticket
	next    int
	now     time.Duration
	price   Pricing
	revenue int
}

var (
	ErrFull    = errors.New("no spot left")
	ErrUnknown = errors.New("not parked here")
	ErrTwice   = errors.New("already parked")
)

func NewLot(price Pricing, floors ...map[Size]int) *Lot {
	l := &Lot{byPlate: map[string]*Ticket{}, price: price}
	for f, plan := range floors {
		number := 0
		for size := Motorcycle; size <= Large; size++ {
			for range plan[size] {
				number++
				l.spots = append(l.spots, &Spot{Floor: f + 1, Number: number, Size: size})
			}
		}
	}
	return l
}

func (l *Lot) Park(v Vehicle) (*Ticket, error) {
	if _, dup := l.byPlate[v.Plate()]; dup {
		return nil, fmt.Errorf("%s: %w", v.Plate(), ErrTwice)
	}
	var best *Spot
	for _, s := range l.spots {
		if !s.Free() || s.Size < v.Size() {
			continue
		}
		if best == nil || s.Size < best.Size {
			best = s
		}
	}
	if best == nil {
		return nil, fmt.Errorf("%s (%v): %w", v.Plate(), v.Size(), ErrFull)
	}
	l.next++
	t := &Ticket{l.next, best, v, l.now}
	best.ticket = t
	l.byPlate[v.Plate()] = t
	return t, nil
}

func (l *Lot) Leave(plate string) (due int, err error) {
	t := l.byPlate[plate]
	if t == nil {
		return 0, fmt.Errorf("%s: %w", plate, ErrUnknown)
	}
	due = l.price(t.Car, l.now-t.Since)
	l.revenue += due
	t.Spot.ticket = nil
	delete(l.byPlate, plate)
	return
}

func (l *Lot) Wait(d time.Duration) { l.now += d }

func (l *Lot) Map() string {
	rows := map[int][]string{}
	for _, s := range l.spots {
		mark := strings.ToLower(s.Size.String()[:1])
		if !s.Free() {
			mark = strings.ToUpper(mark)
		}
		rows[s.Floor] = append(rows[s.Floor], mark)
	}
	floors := make([]int, 0)
	for f := range rows {
		floors = append(floors, f)
	}
	slices.Sort(floors)
	slices.Reverse(floors)
	var b strings.Builder
	for _, f := range floors {
		fmt.Fprintf(&b, "%d: %s\n", f, strings.Join(rows[f], ""))
	}
	return b.String()
}

func hourly(rates map[Size]int) Pricing {
	return func(v Vehicle, stay time.Duration) int {
		hours := int((stay + time.Hour - 1) / time.Hour)
		if hours == 0 {
			hours = 1
		}
		return hours * rates[v.Size()]
	}
}

func capped(p Pricing, most int) Pricing {
	return func(v Vehicle, stay time.Duration) int { return min(p(v, stay), most) }
}

func main() {
	lot := NewLot(
		capped(hourly(map[Size]int{Motorcycle: 1, Compact: 3, Large: 5}), 20),
		map[Size]int{Motorcycle: 1, Compact: 2, Large: 1},
		map[Size]int{Compact: 1},
	)
	fmt.Print(lot.Map())
	arrivals := []Vehicle{
		Car{base{"CAR-1"}}, &Bike{base{"BIK-1"}}, Bike{base{"BIK-2"}}, Truck{base{"TRK-1"}, 0},
		Car{base{"CAR-2"}}, Car{base{"CAR-3"}}, Car{base{"CAR-1"}}, Truck{base: base{"TRK-9"}, Trailers: 2},
	}
	for _, v := range arrivals {
		t, err := lot.Park(v)
		if err != nil {
			fmt.Println("rejected:", err, errors.Is(err, ErrFull))
			continue
		}
		fmt.Printf("ticket %d: %s (%v) at %d/%d (%v) after %v\n",
			t.ID, v.Plate(), v.Size(), t.Spot.Floor, t.Spot.Number, t.Spot.Size, t.Since)
		lot.Wait(25 * time.Minute)
	}
	fmt.Print(lot.Map())
	for _, plate := range []string{"CAR-1", "BIK-2", "XXX", "TRK-1"} {
		lot.Wait(90 * time.Minute)
		due, err := lot.Leave(plate)
		fmt.Println(plate, due, err)
	}
	lot.Wait(24 * time.Hour)
	due, _ := lot.Leave("BIK-1")
	fmt.Println("BIK-1", due, "revenue", lot.revenue, "clock", lot.now)
	fmt.Print(lot.Map())
}
