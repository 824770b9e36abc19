// Package pricing has rules for prices.
package pricing

// MaxDiscount bounds a percent.
const MaxDiscount = 90

// Rule makes a price of a price.
type Rule interface {
	Apply(cents int) int
}

// Percent takes off a part.
type Percent int

// Flat takes off a fixed amount.
type Flat int

type chain struct {
	rules []Rule
}

// Apply takes the percent off.
func (p Percent) Apply(cents int) int {
	return cents - cents*min(int(p), MaxDiscount)/100
}

// Apply takes the amount off.
func (f Flat) Apply(cents int) int {
	return max(0, cents-int(f))
}

func (c chain) Apply(cents int) int {
	for _, r := range c.rules {
		cents = r.Apply(cents)
	}
	return cents
}

// Chain applies one rule after another.
func Chain(rules ...Rule) Rule {
	return chain{rules}
}
