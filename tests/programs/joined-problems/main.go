// Checks that find all problems of an order, not only the first.
package main

import (
	"errors"
	"fmt"
	"strings"
)

var (
	ErrEmpty    = errors.New("nothing is ordered")
	ErrUnknown  = errors.New("unknown article")
	ErrQuantity = errors.New("quantity out of range")
)

// Line is an article and how many of it.
type Line struct {
	Article string
	Count   int
}

// Order is what a customer wants.
type Order struct {
	Customer string
	Lines    []Line
}

func checkLine(l Line, stock map[string]int) error {
	have, ok := stock[l.Article]
	if !ok {
		return fmt.Errorf("%q: %w", l.Article, ErrUnknown)
	}
	if l.Count < 1 || l.Count > have {
		return fmt.Errorf("%d of %s: %w", l.Count, l.Article, ErrQuantity)
	}
	return nil
}

// Check gives all problems as one error.
func Check(o Order, stock map[string]int) error {
	var problems []error
	if strings.TrimSpace(o.Customer) == "" {
		problems = append(problems, errors.New("no customer"))
	}
	if len(o.Lines) == 0 {
		problems = append(problems, ErrEmpty)
	}
	for _, l := range o.Lines {
		if err := checkLine(l, stock); err != nil {
			problems = append(problems, err)
		}
	}
	return errors.Join(problems...)
}

func main() {
	stock := map[string]int{"lamp": 3, "chair": 12}
	orders := []Order{
		{"Ada", []Line{{"lamp", 1}, {"chair", 4}}},
		{"Bob", []Line{{"lamp", 9}, {"desk", 1}, {"chair", 0}}},
		{"  ", nil},
	}
	for i, o := range orders {
		err := Check(o, stock)
		if err == nil {
			fmt.Printf("order %d is fine\n", i+1)
			continue
		}
		fmt.Printf("order %d:\n%v\n", i+1, err)
		fmt.Println(errors.Is(err, ErrUnknown), errors.Is(err, ErrQuantity), errors.Is(err, ErrEmpty))
	}
}
