// Parts of one array that several names change in turn.
package main

import "fmt"

// smooth replaces each inner sample by the mean of its neighbours.
func smooth(samples []int) {
	before := samples[0]
	for i := 1; i+1 < len(samples); i++ {
		now := samples[i]
		samples[i] = (before + now + samples[i+1]) / 3
		before = now
	}
}

func sum(samples []int) int {
	total := 0
	for _, s := range samples {
		total += s
	}
	return total
}

func main() {
	week := [12]int{4, 8, 15, 16, 23, 42, 42, 23, 16, 15, 8, 4}
	rising := week[:6]
	falling := week[6:]
	peak := week[4:8]

	peak[0]++
	peak[3]--
	fmt.Println(rising[4], falling[1], sum(rising), sum(falling))

	smooth(peak)
	for i, s := range week {
		fmt.Printf("%d:%d ", i, s)
	}
	fmt.Println()
	fmt.Println(sum(peak), len(peak), cap(rising), cap(falling))

	// Both ends come one place closer.
	copy(rising[1:], rising)
	rising[0] = 0
	copy(falling, falling[1:])
	falling[5] = 0
	for i := range week {
		fmt.Print(week[i], " ")
	}
	fmt.Println()

	stock := map[string]int{"nails": 40}
	shelf := stock
	shelf["screws"] = 7
	stock["nails"] -= 15
	delete(shelf, "glue")
	fmt.Println(len(stock), shelf["nails"], stock["screws"])
}
