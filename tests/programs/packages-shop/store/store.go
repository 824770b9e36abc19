// Package store keeps items.
package store

import (
	"fmt"

	"example.com/shop/store/pricing"
	"example.com/shop/text"
)

// Kind sorts items.
type Kind int

// The kinds of items.
const (
	Other Kind = iota
	Food
	Tool
)

// DefaultKind is what an item is if nothing is said.
const DefaultKind = Other

var names = [...]string{"other", "food", "tool"}

func (k Kind) String() string { return names[k] }

// Item is something to buy.
type Item struct {
	Name  string
	Cents int
	Kind  Kind
	Tags  []string
	seen  int
}

// Describe tells of an item.
func (i Item) Describe() string {
	return fmt.Sprintf("%s %s", text.Pad(i.Name, 6), money(i.Cents))
}

func money(cents int) string {
	return fmt.Sprintf("%d.%02d", cents/100, cents%100)
}

// Store has items and a rule for prices.
type Store struct {
	items []Item
	rule  pricing.Rule
	index map[string]int
}

// New makes an empty store.
func New(rule pricing.Rule) *Store {
	return &Store{rule: rule, index: map[string]int{}}
}

// Put adds an item.
func (s *Store) Put(i Item) {
	s.index[i.Name] = len(s.items)
	i.seen++
	s.items = append(s.items, i)
}

// Find looks an item up by its name.
func (s *Store) Find(name string) (Item, bool) {
	at, ok := s.index[name]
	if !ok {
		return Item{}, false
	}
	return s.items[at], true
}

// All gives all items.
func (s *Store) All() []Item { return s.items }

// Price is what an item costs by the rule.
func (s *Store) Price(i Item) int { return s.rule.Apply(i.Cents) }
