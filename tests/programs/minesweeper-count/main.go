package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	for field := 1; ; field++ {
		var rows, cols int
		if n, err := fmt.Fscan(in, &rows, &cols); n < 2 || err != nil {
			fmt.Println("end:", n, err)
			return
		}
		if rows == 0 && cols == 0 {
			break
		}
		grid := make([]string, rows)
		for i := range grid {
			fmt.Fscan(in, &grid[i])
		}
		fmt.Printf("Field #%d:\n", field)
		for r := range grid {
			line := make([]byte, cols)
			for c := range line {
				if grid[r][c] == '*' {
					line[c] = '*'
					continue
				}
				n := byte('0')
				for dr := -1; dr <= 1; dr++ {
					for dc := -1; dc <= 1; dc++ {
						y, x := r+dr, c+dc
						if y >= 0 && y < rows && x >= 0 && x < cols && grid[y][x] == '*' {
							n++
						}
					}
				}
				line[c] = n
			}
			fmt.Println(string(line))
		}
	}
	fmt.Println("bye")
}
