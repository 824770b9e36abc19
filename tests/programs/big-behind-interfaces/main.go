// Numbers of math/big inside structs, behind interfaces and in lists: they print and scan as themselves.
package main

import (
	"fmt"
	"math/big"
	"os"
	"strings"
)

type money struct{ *big.Int }
type ratio struct {
	big.Float
	name string
}
type pt struct{ big.Int }

type num interface {
	String() string
	Sign() int
}

func show(v ...any) { fmt.Println(v...) }

func gen[T any](x T) { fmt.Printf("%v %5v\n", x, x) }

func main() {
	m := money{big.NewInt(12)}
	fmt.Println(m, &m)
	fmt.Printf("%05d %v\n", m, m)
	r := &ratio{name: "x"}
	r.SetFloat64(2.5)
	fmt.Println(r)
	fmt.Printf("%8.3f|%v\n", r, r)
	p := &pt{}
	p.SetInt64(5)
	fmt.Println(p)
	show(big.NewInt(3), big.NewFloat(2.25), big.NewRat(1, 3))
	gen(big.NewInt(8))
	gen([]*big.Float{big.NewFloat(1), big.NewFloat(1e30)})
	gen(map[string]*big.Int{"a": big.NewInt(1), "b": nil})
	var a, b big.Int
	args := []any{&a, &b}
	n, err := fmt.Fscan(strings.NewReader("12 0x1f"), args...)
	fmt.Println(n, err, &a, &b)
	var ns []num = []num{big.NewInt(4), big.NewFloat(0.5), big.NewRat(1, 2)}
	for _, n := range ns {
		fmt.Fprintln(os.Stdout, n, n.Sign())
	}
	var nilInt *big.Int
	var nilFloat *big.Float
	fmt.Println(nilInt, nilFloat)
	fmt.Printf("%d %s %x %f\n", nilInt, nilInt, nilInt, nilFloat)
	switch v := ns[1].(type) {
	case *big.Float:
		fmt.Println("float", v.Text('e', 3))
	}
	fmt.Println(fmt.Sprint(big.NewInt(1), big.NewInt(2), "x", big.NewInt(3)))
	fmt.Printf("%T %T\n", a, &b)
	e := fmt.Errorf("too much: %v", big.NewFloat(1e10))
	fmt.Println(e)
}
