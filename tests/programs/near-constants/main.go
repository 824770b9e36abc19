// Numbers that are near π and e without being them, and some that are them exactly.
package main

import "fmt"

const pi = 3.14
const exactly = 3.141592653589793
const e = 2.71828

func main() {
	radius := 2.0
	fmt.Printf("%.4f %.4f\n", pi*radius*radius, 3.14159*radius)
	fmt.Printf("%.12f %.6f\n", exactly, e)
	half := 1.5708
	golden := 1.618
	fmt.Printf("%.4f %.3f\n", half, golden-0.318)
	fmt.Printf("%.10f %.7f\n", 6.283185307179586, 1.4142135)
}
