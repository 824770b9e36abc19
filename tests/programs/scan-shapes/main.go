package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

type Shape interface {
	Area() float64
	fmt.Stringer
}
type Rect struct{ W, H float64 }
type Circle struct{ R float64 }

func (r Rect) Area() float64    { return r.W * r.H }
func (r Rect) String() string   { return fmt.Sprintf("Rect(%gx%g)", r.W, r.H) }
func (c *Circle) Area() float64 { return 3 * c.R * c.R }
func (c *Circle) String() string {
	return fmt.Sprintf("Circle(%g)", c.R)
}

func main() {
	var n int
	if _, err := fmt.Scan(&n); err != nil {
		fmt.Println("bad", err)
		return
	}
	shapes := make([]Shape, 0, n)
	for i := 0; i < n; i++ {
		var kind string
		fmt.Scan(&kind)
		switch kind {
		case "rect":
			var w, h float64
			fmt.Scan(&w, &h)
			shapes = append(shapes, Rect{w, h})
		case "circle":
			c := new(Circle)
			fmt.Scan(&c.R)
			shapes = append(shapes, c)
		}
	}
	for i, s := range shapes {
		fmt.Printf("%d: %v %s area=%.2f %T\n", i, s, s, s.Area(), s)
	}
	fmt.Println(shapes)
	var a, b int
	k, err := fmt.Scanln(&a, &b)
	fmt.Println(k, err)
	k, err = fmt.Scanln(&a, &b)
	fmt.Println(k, err, a, b)
	k, err = fmt.Scanf("%d-%d\n", &a, &b)
	fmt.Println(k, err, a, b)
	r := bufio.NewReader(os.Stdin)
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	var x, y int
	fmt.Fscan(r, &x, &y)
	fmt.Println(x + y)
	c, size, err := r.ReadRune()
	fmt.Println(c, size, err)
	c, size, err = r.ReadRune()
	fmt.Printf("%c %d %v\n", c, size, err)
	r.UnreadRune()
	p, _ := r.Peek(3)
	fmt.Printf("%s\n", p)
	rest, err := io.ReadAll(r)
	fmt.Println(strings.Fields(string(rest)), err)
	_, err = r.ReadByte()
	fmt.Println(err == io.EOF)
}
