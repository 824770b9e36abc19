package main

import "fmt"

type Order struct {
	ID    int
	Total float64
	Tags  []string
}

type Step func(*Order) error

func chain(steps ...Step) Step {
	return func(o *Order) error {
		for i, s := range steps {
			if err := s(o); err != nil {
				return fmt.Errorf("step %d: %w", i, err)
			}
		}
		return nil
	}
}

func discount(pct float64) Step {
	return func(o *Order) error {
		o.Total -= o.Total * pct / 100
		o.Tags = append(o.Tags, fmt.Sprintf("-%g%%", pct))
		return nil
	}
}

func limit(max float64) Step {
	return func(o *Order) error {
		if o.Total > max {
			return fmt.Errorf("order %d: %.2f over %.2f", o.ID, o.Total, max)
		}
		return nil
	}
}

func counted(n *int, s Step) Step {
	return func(o *Order) error {
		*n++
		return s(o)
	}
}

func main() {
	calls := 0
	process := chain(discount(10), counted(&calls, limit(200)), discount(2.5))
	for _, o := range []Order{{ID: 1, Total: 100}, {ID: 2, Total: 500}} {
		err := process(&o)
		fmt.Println(o, err)
	}
	fmt.Println(calls)
}
