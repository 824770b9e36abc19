package main

import "fmt"

type Matrix [][]float64

func NewMatrix(rows, cols int) Matrix {
	m := make(Matrix, rows)
	for i := range m {
		m[i] = make([]float64, cols)
	}
	return m
}

func (m Matrix) Mul(o Matrix) (Matrix, error) {
	if len(m[0]) != len(o) {
		return nil, fmt.Errorf("cannot multiply %dx%d by %dx%d", len(m), len(m[0]), len(o), len(o[0]))
	}
	res := NewMatrix(len(m), len(o[0]))
	for i := range m {
		for j := range o[0] {
			var sum float64
			for k := range o {
				sum += m[i][k] * o[k][j]
			}
			res[i][j] = sum
		}
	}
	return res, nil
}

func (m Matrix) Transpose() Matrix {
	t := NewMatrix(len(m[0]), len(m))
	for i, row := range m {
		for j, v := range row {
			t[j][i] = v
		}
	}
	return t
}

func identity(n int) [][]int {
	id := make([][]int, n)
	for i := 0; i < n; i++ {
		id[i] = make([]int, n)
		id[i][i] = 1
	}
	return id
}

func main() {
	a := Matrix{{1, 2, 3}, {4, 5, 6}}
	b := a.Transpose()
	c, err := a.Mul(b)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range c {
		fmt.Println(row)
	}
	if _, err := a.Mul(a); err != nil {
		fmt.Println("error:", err)
	}
	for _, row := range identity(3) {
		for _, v := range row {
			fmt.Print(v, " ")
		}
		fmt.Println()
	}
	var sums [3]int
	grid := [3][3]int{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}
	for _, row := range grid {
		for j, v := range row {
			sums[j] += v
		}
	}
	fmt.Println(sums, len(sums))
}
