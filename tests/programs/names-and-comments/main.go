// Names that Rust would warn of, names that a translation might take for its own, and comments of every shape.
//
// A second paragraph.

// Command names-and-comments prints them.
package main

import "fmt"

// A group.

/*
 * Starred comment
 *   keeps its shape
 */

/*
Δ is a change:
	tabbed
  - a list
that goes on
*/
type Δ struct{ α, β float64 }

// Color is a colour.
type Color int

const (
	Red Color = iota // the red
	Green

	// Blue is read by nobody.
	Blue
)

const Ε = 1e-13

// ---- section ----

// имя is a name.
func имя(δt, Σ float64) float64 {
	/* inside /* nested */
	/*
		two
			three
	*/
	return δt + Σ
}

func two() (string, string) { return "1", "2" }

func taken() {
	// first

	// second paragraph
	// of it
	value, item, result, name := 1, 2, 3, 4
	var a, b string
	a, b = two()
	value_2 := 5
	a, b = b, a
	m := map[string]int{"k": 1}
	m["k"], value_2 = 7, 8
	//! odd
	fmt.Println(value, item, result, name, value_2, a, b, m)
	defers, here, trunc := "d", "h", "t"
	defer fmt.Println(defers, here, trunc)
	defer func() {
		//! odd too
		fmt.Println(int(3.9*float64(len(defers))), uint8(1)<<len(here))
	}()
	// end one

	// end two
}

func main() {
	const (
		x = iota
		y
		z
	)
	d := Δ{1, 2}
	E := 3.0 /* trailing */
	fmt.Println(d, имя(d.α, d.β)+Ε, E, y) /* over
	lines */
	fmt.Println(Green, []func(float64, float64) float64{имя}[0](1, 2))
	all, bit := 7, 2
	all &^= bit
	fmt.Println(all)
	taken()
	//! in main
	/*
	   last
	*/
}

// at the end

// of the file
