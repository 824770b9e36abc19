package main

import "fmt"

type Item struct {
	name          string
	weight, value int
}

func knapsack(items []Item, limit int) (int, []string) {
	best := make([][]int, len(items)+1)
	for i := range best {
		best[i] = make([]int, limit+1)
	}
	for i, it := range items {
		for w := 0; w <= limit; w++ {
			best[i+1][w] = best[i][w]
			if it.weight <= w {
				if v := best[i][w-it.weight] + it.value; v > best[i+1][w] {
					best[i+1][w] = v
				}
			}
		}
	}
	var chosen []string
	w := limit
	for i := len(items); i > 0; i-- {
		if best[i][w] != best[i-1][w] {
			chosen = append(chosen, items[i-1].name)
			w -= items[i-1].weight
		}
	}
	return best[len(items)][limit], chosen
}

func coins(amount int, kinds []int) int {
	ways := make([]int, amount+1)
	ways[0] = 1
	for _, k := range kinds {
		for a := k; a <= amount; a++ {
			ways[a] += ways[a-k]
		}
	}
	return ways[amount]
}

func lis(a []int) int {
	best := 0
	lens := make([]int, len(a))
	for i := range a {
		lens[i] = 1
		for j := 0; j < i; j++ {
			if a[j] < a[i] && lens[j]+1 > lens[i] {
				lens[i] = lens[j] + 1
			}
		}
		if lens[i] > best {
			best = lens[i]
		}
	}
	return best
}

func distance(a, b string) int {
	ra, rb := []rune(a), []rune(b)
	prev := make([]int, len(rb)+1)
	for j := range prev {
		prev[j] = j
	}
	for i, x := range ra {
		cur := make([]int, len(rb)+1)
		cur[0] = i + 1
		for j, y := range rb {
			cost := 1
			if x == y {
				cost = 0
			}
			cur[j+1] = min(prev[j]+cost, prev[j+1]+1, cur[j]+1)
		}
		prev = cur
	}
	return prev[len(rb)]
}

func main() {
	items := []Item{{"map", 9, 150}, {"compass", 13, 35}, {"water", 153, 200}, {"sandwich", 50, 160}, {"glucose", 15, 60}, {"tin", 68, 45}}
	v, names := knapsack(items, 200)
	fmt.Println(v, names)
	fmt.Println(coins(100, []int{1, 5, 10, 25, 50}))
	fmt.Println(lis([]int{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5}))
	fmt.Println(distance("kitten", "sitting"), distance("", "abc"), distance("naïve", "naive"))
}
