package main

import "fmt"

type Celsius float64
type Fahrenheit float64

func (c Celsius) ToF() Fahrenheit { return Fahrenheit(c*9/5 + 32) }
func (f Fahrenheit) ToC() Celsius { return Celsius((f - 32) * 5 / 9) }

func (c Celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type Suit string

const (
	Hearts Suit = "hearts"
	Spades Suit = "spades"
)

func (s Suit) Red() bool { return s == Hearts }

func main() {
	boiling := Celsius(100)
	fmt.Println(boiling, boiling.ToF())
	var t Celsius = -40
	fmt.Printf("%.0f\n", float64(t.ToF()))
	t += 60
	fmt.Println(t, t > 10, t.ToF().ToC())
	for _, s := range []Suit{Hearts, Spades} {
		fmt.Println(s, s.Red())
	}
}
