package main

import (
	"errors"
	"fmt"
)

type Coin int

const (
	Nickel  Coin = 5
	Dime    Coin = 10
	Quarter Coin = 25
)

type SoldOut struct{ Slot string }

func (s *SoldOut) Error() string { return "sold out: " + s.Slot }

type Short struct{ Need, Have Coin }

func (s Short) Error() string { return fmt.Sprintf("need %d, have %d", s.Need, s.Have) }

var ErrNoSlot = errors.New("no such slot")

type Machine struct {
	prices map[string]Coin
	stock  map[string]int
	paid   Coin
}

func (m *Machine) Insert(coins ...Coin) {
	for _, c := range coins {
		m.paid += c
	}
}

func (m *Machine) Select(slot string) (change []Coin, err error) {
	price, ok := m.prices[slot]
	if !ok {
		return nil, fmt.Errorf("select %q: %w", slot, ErrNoSlot)
	}
	if m.stock[slot] == 0 {
		return nil, &SoldOut{slot}
	}
	if m.paid < price {
		return nil, Short{price, m.paid}
	}
	m.stock[slot]--
	rest := m.paid - price
	m.paid = 0
	for _, c := range []Coin{Quarter, Dime, Nickel} {
		for ; rest >= c; rest -= c {
			change = append(change, c)
		}
	}
	return change, nil
}

func main() {
	m := &Machine{prices: map[string]Coin{"A1": 60, "B2": 35}, stock: map[string]int{"A1": 1}}
	try := func(slot string) {
		change, err := m.Select(slot)
		var out *SoldOut
		var short Short
		switch {
		case errors.As(err, &out):
			fmt.Println("out of", out.Slot)
		case errors.As(err, &short):
			fmt.Println("short by", short.Need-short.Have)
		case errors.Is(err, ErrNoSlot):
			fmt.Println("error:", err)
		default:
			fmt.Println("change", change)
		}
	}
	try("Z9")
	try("B2")
	m.Insert(Quarter, Dime)
	try("A1")
	m.Insert(Quarter, Quarter, Dime)
	try("A1")
	try("A1")
}
