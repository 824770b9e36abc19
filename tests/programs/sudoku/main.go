package main

import "fmt"

type Board [9][9]int

func parse(s string) (b Board) {
	for i, c := range s {
		if c != '.' {
			b[i/9][i%9] = int(c - '0')
		}
	}
	return
}

func (b *Board) fits(r, c, v int) bool {
	for i := 0; i < 9; i++ {
		if b[r][i] == v || b[i][c] == v || b[r/3*3+i/3][c/3*3+i%3] == v {
			return false
		}
	}
	return true
}

func (b *Board) solve(tries *int) bool {
	for r := range b {
		for c := range b[r] {
			if b[r][c] != 0 {
				continue
			}
			for v := 1; v <= 9; v++ {
				if b.fits(r, c, v) {
					*tries++
					b[r][c] = v
					if b.solve(tries) {
						return true
					}
					b[r][c] = 0
				}
			}
			return false
		}
	}
	return true
}

func (b Board) String() string {
	s := ""
	for i, row := range b {
		if i%3 == 0 && i > 0 {
			s += "------+-------+------\n"
		}
		for j, v := range row {
			if j%3 == 0 && j > 0 {
				s += "| "
			}
			s += fmt.Sprint(v, " ")
		}
		s += "\n"
	}
	return s
}

func main() {
	b := parse("53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79")
	before := b
	n := 0
	fmt.Println(b.solve(&n), n)
	fmt.Print(b)
	fmt.Println(before[0], before == b)
}
