package main

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"strings"
)

type Number interface {
	~int | ~int32 | ~int64 | ~float32 | ~float64 | ~complex128
}

type Matrix[N Number] struct {
	rows, cols int
	data       []N
}

type shapeError struct {
	op     string
	r1, c1 int
	r2, c2 int
}

func (e *shapeError) Error() string {
	return fmt.Sprintf("%s: %dx%d with %dx%d", e.op, e.r1, e.c1, e.r2, e.c2)
}

func New[N Number](rows, cols int, data ...N) Matrix[N] {
	m := Matrix[N]{rows, cols, make([]N, rows*cols)}
	copy(m.data, data)
	return m
}

func Identity[N Number](n int) Matrix[N] {
	m := New[N](n, n)
	for i := range n {
		*m.at(i, i) = 1
	}
	return m
}

func Build[N Number](rows, cols int, f func(i, j int) N) Matrix[N] {
	m := New[N](rows, cols)
	for i := 0; i < rows; i++ {
		for j := 0; j < cols; j++ {
			*m.at(i, j) = f(i, j)
		}
	}
	return m
}

func (m Matrix[N]) at(i, j int) *N { return &m.data[i*m.cols+j] }

func (m Matrix[N]) Row(i int) []N { return m.data[i*m.cols : (i+1)*m.cols : (i+1)*m.cols] }

func (m Matrix[N]) Mul(o Matrix[N]) (Matrix[N], error) {
	if m.cols != o.rows {
		return Matrix[N]{}, &shapeError{"mul", m.rows, m.cols, o.rows, o.cols}
	}
	return Build(m.rows, o.cols, func(i, j int) (sum N) {
		for k, x := range m.Row(i) {
			sum += x * *o.at(k, j)
		}
		return
	}), nil
}

func (m Matrix[N]) T() Matrix[N] {
	return Build(m.cols, m.rows, func(i, j int) N { return *m.at(j, i) })
}

func (m Matrix[N]) Scale(k N) Matrix[N] {
	out := New(m.rows, m.cols, m.data...)
	for i := range out.data {
		out.data[i] *= k
	}
	return out
}

func Must[N Number](m Matrix[N], err error) Matrix[N] {
	if err != nil {
		panic(err)
	}
	return m
}

func Pow[N Number](m Matrix[N], n uint) Matrix[N] {
	r := Identity[N](m.rows)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = Must(r.Mul(m))
		}
		m = Must(m.Mul(m))
	}
	return r
}

func (m Matrix[N]) String() string {
	var b strings.Builder
	for i := range m.rows {
		fmt.Fprintln(&b, m.Row(i))
	}
	return b.String()
}

type Float interface{ ~float32 | ~float64 }

var ErrSingular = errors.New("matrix is singular")

// Solve is Gauss' elimination with partial pivoting; a and b are left alone.
func Solve[F Float](a Matrix[F], b []F) ([]F, error) {
	n := a.rows
	m := New(n, n, a.data...)
	x := append([]F{}, b...)
	for col := range n {
		pivot := col
		for r := col + 1; r < n; r++ {
			if math.Abs(float64(*m.at(r, col))) > math.Abs(float64(*m.at(pivot, col))) {
				pivot = r
			}
		}
		if *m.at(pivot, col) == 0 {
			return nil, fmt.Errorf("column %d: %w", col, ErrSingular)
		}
		if pivot != col {
			p, q := m.Row(pivot), m.Row(col)
			for j := range p {
				p[j], q[j] = q[j], p[j]
			}
			x[pivot], x[col] = x[col], x[pivot]
		}
		for r := col + 1; r < n; r++ {
			k := *m.at(r, col) / *m.at(col, col)
			for j := col; j < n; j++ {
				*m.at(r, j) -= k * *m.at(col, j)
			}
			x[r] -= k * x[col]
		}
	}
	for r := n - 1; r >= 0; r-- {
		for j := r + 1; j < n; j++ {
			x[r] -= *m.at(r, j) * x[j]
		}
		x[r] /= *m.at(r, r)
	}
	return x, nil
}

// det keeps to whole numbers by Bareiss' method.
func det(m Matrix[int64]) *big.Int {
	n := m.rows
	a := make([][]*big.Int, n)
	for i := range a {
		for _, v := range m.Row(i) {
			a[i] = append(a[i], big.NewInt(v))
		}
	}
	prev := big.NewInt(1)
	for k := 0; k < n-1; k++ {
		if a[k][k].Sign() == 0 {
			return new(big.Int)
		}
		for i := k + 1; i < n; i++ {
			for j := k + 1; j < n; j++ {
				t := new(big.Int).Mul(a[i][j], a[k][k])
				t.Sub(t, new(big.Int).Mul(a[i][k], a[k][j]))
				a[i][j] = t.Quo(t, prev)
			}
		}
		prev = a[k][k]
	}
	return a[n-1][n-1]
}

type Meters float64

func main() {
	a := New(2, 3, 1, 2, 3, 4, 5, 6)
	fmt.Print(a, a.T())
	fmt.Print(Must(a.Mul(a.T())))
	_, err := a.Mul(a)
	var se *shapeError
	fmt.Println(err, errors.As(err, &se), se.op)
	fib := New[int64](2, 2, 1, 1, 1)
	fmt.Print(Pow(fib, 90), *Pow(fib, 10).at(0, 1), "\n")
	rot := New[complex128](2, 2, 1i, 2, 0, -1i)
	fmt.Print(Pow(rot, 3), rot.Scale(2i))
	fmt.Print(New[Meters](1, 2, 1.5).Scale(2))

	x, err := Solve(New(3, 3, 2.0, 1, -1, -3, -1, 2, -2, 1, 2), []float64{8, -11, -3})
	fmt.Printf("%.3f %v\n", x, err)
	_, err = Solve(New[float32](2, 2, 1, 2, 2, 4), []float32{1, 2})
	fmt.Println(err, errors.Is(err, ErrSingular))
	hilbert := Build(8, 8, func(i, j int) int64 { return int64(360360 / (i + j + 1)) })
	fmt.Println(det(hilbert))

	row := a.Row(0)
	row = append(row, 99) // the third index keeps this out of the matrix
	row[0] = -1
	fmt.Println(a.data, row, cap(a.Row(1)))
	defer func() {
		r := recover()
		err, ok := r.(error)
		fmt.Println("recovered:", err, ok)
	}()
	Pow(a, 2)
}
