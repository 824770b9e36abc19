package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

type Item struct {
	SKU   string
	Name  string
	Qty   int
	Price float64
}

type NotFoundError struct{ SKU string }

func (e NotFoundError) Error() string { return "item " + e.SKU + " not found" }

type StockError struct {
	SKU       string
	Want, Got int
}

func (e *StockError) Error() string {
	return fmt.Sprintf("item %s: want %d, got %d", e.SKU, e.Want, e.Got)
}

type Store struct {
	items map[string]*Item
	audit []string
}

func (s *Store) record(format string, args ...any) {
	s.audit = append(s.audit, fmt.Sprintf(format, args...))
}

func (s *Store) Add(it Item) {
	if s.items == nil {
		s.items = make(map[string]*Item)
	}
	if old, ok := s.items[it.SKU]; ok {
		old.Qty += it.Qty
		s.record("restock %s to %d", it.SKU, old.Qty)
		return
	}
	s.items[it.SKU] = &it
	s.record("add %s", it.SKU)
}

func (s *Store) Take(sku string, n int) (float64, error) {
	it, ok := s.items[sku]
	if !ok {
		return 0, NotFoundError{sku}
	}
	if it.Qty < n {
		return 0, &StockError{sku, n, it.Qty}
	}
	it.Qty -= n
	s.record("take %d x %s", n, sku)
	return float64(n) * it.Price, nil
}

func (s *Store) Order(lines map[string]int) (total float64, err error) {
	skus := make([]string, 0, len(lines))
	for sku := range lines {
		skus = append(skus, sku)
	}
	sort.Strings(skus)
	var errs []error
	for _, sku := range skus {
		cost, e := s.Take(sku, lines[sku])
		if e != nil {
			errs = append(errs, fmt.Errorf("order line %s: %w", sku, e))
			continue
		}
		total += cost
	}
	return total, errors.Join(errs...)
}

func main() {
	var s Store
	s.Add(Item{"p1", "pen", 10, 1.25})
	s.Add(Item{"n1", "notebook", 3, 4.5})
	s.Add(Item{SKU: "p1", Qty: 5})
	total, err := s.Order(map[string]int{"p1": 4, "n1": 9, "x": 1})
	fmt.Printf("%.2f\n%v\n", total, err)
	var stock *StockError
	var missing NotFoundError
	fmt.Println(errors.As(err, &stock), stock.Want, errors.As(err, &missing), missing.SKU)
	fmt.Println(strings.Join(s.audit, "; "))
}
