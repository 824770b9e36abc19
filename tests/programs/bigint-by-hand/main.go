package main

import (
	"fmt"
	"strings"
)

// Big holds decimal digits, least significant first.
type Big []uint8

func FromString(s string) Big {
	b := make(Big, 0, len(s))
	for i := len(s) - 1; i >= 0; i-- {
		b = append(b, s[i]-'0')
	}
	return b
}

func (b Big) String() string {
	var sb strings.Builder
	for i := len(b) - 1; i >= 0; i-- {
		sb.WriteByte('0' + b[i])
	}
	s := strings.TrimLeft(sb.String(), "0")
	if s == "" {
		return "0"
	}
	return s
}

func (b Big) Add(o Big) Big {
	var out Big
	var carry uint8
	for i := 0; i < len(b) || i < len(o) || carry > 0; i++ {
		sum := carry
		if i < len(b) {
			sum += b[i]
		}
		if i < len(o) {
			sum += o[i]
		}
		out = append(out, sum%10)
		carry = sum / 10
	}
	return out
}

func (b Big) Mul(o Big) Big {
	cells := make([]int, len(b)+len(o)+1)
	for i, x := range b {
		for j, y := range o {
			cells[i+j] += int(x) * int(y)
		}
	}
	out := make(Big, len(cells))
	carry := 0
	for i, c := range cells {
		c += carry
		out[i], carry = uint8(c%10), c/10
	}
	return out
}

func main() {
	a, b := FromString("99999999999999999999"), FromString("1")
	fmt.Println(a.Add(b))
	f := FromString("1")
	for i := 2; i <= 30; i++ {
		f = f.Mul(FromString(fmt.Sprint(i)))
	}
	fmt.Println("30! =", f)
	x, y := FromString("0"), FromString("1")
	for i := 0; i < 100; i++ {
		x, y = y, x.Add(y)
	}
	fmt.Println("fib 100 =", x)
	fmt.Println(Big{}, len(Big(nil)))
}
