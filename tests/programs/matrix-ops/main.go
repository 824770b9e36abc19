package main

import (
	"errors"
	"fmt"
)

var ErrShape = errors.New("shapes do not match")
var ErrSingular = errors.New("singular")

type Matrix [][]float64

func New(r, c int) Matrix {
	m := make(Matrix, r)
	for i := range m {
		m[i] = make([]float64, c)
	}
	return m
}

func Identity(n int) Matrix {
	m := New(n, n)
	for i := range m {
		m[i][i] = 1
	}
	return m
}

func (m Matrix) Mul(o Matrix) (Matrix, error) {
	if len(m[0]) != len(o) {
		return nil, fmt.Errorf("mul %dx%d by %dx%d: %w", len(m), len(m[0]), len(o), len(o[0]), ErrShape)
	}
	out := New(len(m), len(o[0]))
	for i := range m {
		for j := range o[0] {
			for k := range o {
				out[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return out, nil
}

func (m Matrix) Transpose() Matrix {
	t := New(len(m[0]), len(m))
	for i, row := range m {
		for j, v := range row {
			t[j][i] = v
		}
	}
	return t
}

func (m Matrix) Inverse() (Matrix, error) {
	n := len(m)
	a, inv := New(n, n), Identity(n)
	for i := range m {
		copy(a[i], m[i])
	}
	for c := 0; c < n; c++ {
		p := c
		for r := c; r < n; r++ {
			if a[r][c]*a[r][c] > a[p][c]*a[p][c] {
				p = r
			}
		}
		if a[p][c] == 0 {
			return nil, ErrSingular
		}
		a[c], a[p] = a[p], a[c]
		inv[c], inv[p] = inv[p], inv[c]
		d := a[c][c]
		for j := 0; j < n; j++ {
			a[c][j] /= d
			inv[c][j] /= d
		}
		for r := 0; r < n; r++ {
			if f := a[r][c]; r != c && f != 0 {
				for j := 0; j < n; j++ {
					a[r][j] -= f * a[c][j]
					inv[r][j] -= f * inv[c][j]
				}
			}
		}
	}
	return inv, nil
}

func main() {
	m := Matrix{{2, 1}, {5, 3}}
	inv, err := m.Inverse()
	fmt.Println(inv, err)
	p, _ := m.Mul(inv)
	fmt.Println(p)
	fmt.Println(Matrix{{1, 2, 3}}.Transpose())
	_, err = m.Mul(Matrix{{1, 2, 3}})
	fmt.Println(err, errors.Is(err, ErrShape))
	_, err = Matrix{{1, 2}, {2, 4}}.Inverse()
	fmt.Println(err == ErrSingular)
}
