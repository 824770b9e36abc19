package main

import "fmt"

type Config struct {
	Name string
	Port int
}

func add(a, b int) int { return a + b }

func main() {
	cfg := Config{
		// the name
		Name: "x",
		Port: 80, // default
		// more to come
	}
	tests := []Config{
		{"a", 1}, // first
		// second
		{"b", 2},
	}
	m := map[string]int{
		"a": 1, // one
		// two
		"b": 2,
	}
	fmt.Println(
		cfg.Name, // name
		cfg.Port,
		len(tests),
		m["a"] /* got */, add(1 /* x */, 2),
	)
}

// A table as people write it: a remark beside a row, a heading above the next ones.
var rates = []struct {
	from, to string // currencies
	rate     float64
}{
	// Majors
	{"EUR", "USD", 1.09}, // the euro
	{"GBP", "USD", 1.27},

	// Others
	{"CHF", "EUR", 1.05},
	/* {"JPY", "EUR", 0.006}, */
}

func report(title string /* unused so far */, rows ...int) int {
	return add(
		len(title), // letters
		// and rows
		len(rows),
	)
}

func init() {
	for _, r := range rates {
		fmt.Printf("%s to %s: %.2f\n", r.from, r.to, r.rate)
	}
	fmt.Println(report("rates", len(rates) /* rows */, 2 /* columns */))
	shapes := map[string][][]int{
		"square": {
			{0, 0}, {0, 1}, // top
			{1, 0}, {1, 1}, // bottom
		},
		// nothing else yet
	}
	fmt.Println(len(shapes["square"]), func(n int) int {
		// doubled
		return n * 2
	}(21))
}
