// A spreadsheet: cells hold numbers, texts or formulas over other cells; values are worked out on demand.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

type Ref struct {
	Col byte
	Row int
}

func (r Ref) String() string { return fmt.Sprintf("%c%d", r.Col, r.Row) }

func parseRef(s string) (r Ref, ok bool) {
	if len(s) < 2 || s[0] < 'A' || s[0] > 'Z' {
		return
	}
	n, err := strconv.Atoi(s[1:])
	if err != nil || n < 1 {
		return
	}
	return Ref{s[0], n}, true
}

type Value interface{ isValue() }

type (
	Num   float64
	Text  string
	Error struct{ Reason string }
)

func (Num) isValue()   {}
func (Text) isValue()  {}
func (Error) isValue() {}

func (n Num) String() string   { return strconv.FormatFloat(float64(n), 'f', -1, 64) }
func (e Error) String() string { return "#" + strings.ToUpper(e.Reason) }

type cell struct {
	source string
	value  Value
	state  int8 // 0 unknown, 1 in work, 2 done
	deps   []Ref
}

type Sheet struct {
	cells map[Ref]*cell
	evals int
}

var errSyntax = errors.New("syntax")

func (s *Sheet) Set(ref Ref, source string) {
	if s.cells == nil {
		s.cells = make(map[Ref]*cell)
	}
	if source == "" {
		delete(s.cells, ref)
	} else {
		s.cells[ref] = &cell{source: source}
	}
	for _, c := range s.cells {
		c.state = 0
	}
}

func (s *Sheet) Get(ref Ref) Value {
	c := s.cells[ref]
	if c == nil {
		return Num(0)
	}
	switch c.state {
	case 1:
		return Error{"cycle"}
	case 2:
		return c.value
	}
	c.state = 1
	c.deps = c.deps[:0]
	c.value = s.eval(c)
	c.state = 2
	return c.value
}

func (s *Sheet) eval(c *cell) (v Value) {
	formula, ok := strings.CutPrefix(c.source, "=")
	if !ok {
		if f, err := strconv.ParseFloat(c.source, 64); err == nil {
			return Num(f)
		}
		return Text(c.source)
	}
	s.evals++
	p := &parser{src: strings.ReplaceAll(formula, " ", ""), sheet: s, cell: c}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case Error:
			v = r
		case error:
			if !errors.Is(r, errSyntax) {
				panic(r)
			}
			v = Error{"syntax"}
		default:
			panic(r)
		}
	}()
	n := p.sum()
	if p.pos < len(p.src) {
		panic(fmt.Errorf("%w: %q", errSyntax, p.src[p.pos:]))
	}
	if math.IsInf(n, 0) || math.IsNaN(n) {
		return Error{"div"}
	}
	return Num(n)
}

type parser struct {
	src   string
	pos   int
	sheet *Sheet
	cell  *cell
}

func (p *parser) accept(set string) (byte, bool) {
	if p.pos < len(p.src) && strings.IndexByte(set, p.src[p.pos]) >= 0 {
		p.pos++
		return p.src[p.pos-1], true
	}
	return 0, false
}

func (p *parser) sum() float64 {
	x := p.product()
	for {
		switch op, _ := p.accept("+-"); op {
		case '+':
			x += p.product()
		case '-':
			x -= p.product()
		default:
			return x
		}
	}
}

func (p *parser) product() float64 {
	x := p.factor()
	for {
		op, ok := p.accept("*/")
		if !ok {
			return x
		}
		if y := p.factor(); op == '*' {
			x *= y
		} else {
			x /= y
		}
	}
}

func (p *parser) factor() float64 {
	if _, ok := p.accept("-"); ok {
		return -p.factor()
	}
	if _, ok := p.accept("("); ok {
		x := p.sum()
		if _, ok := p.accept(")"); !ok {
			panic(fmt.Errorf("%w: ) is missing", errSyntax))
		}
		return x
	}
	start := p.pos
	for p.pos < len(p.src) && strings.IndexByte("+-*/(),:", p.src[p.pos]) < 0 {
		p.pos++
	}
	word := p.src[start:p.pos]
	if _, ok := p.accept("("); ok {
		return p.call(word)
	}
	if ref, ok := parseRef(word); ok {
		return p.number(ref)
	}
	f, err := strconv.ParseFloat(word, 64)
	if err != nil {
		panic(fmt.Errorf("%w: %q", errSyntax, word))
	}
	return f
}

func (p *parser) number(ref Ref) float64 {
	p.cell.deps = append(p.cell.deps, ref)
	switch v := p.sheet.Get(ref).(type) {
	case Num:
		return float64(v)
	case Error:
		panic(v)
	default:
		panic(Error{"value"})
	}
}

func (p *parser) call(name string) float64 {
	end := strings.IndexByte(p.src[p.pos:], ')')
	if end < 0 {
		panic(fmt.Errorf("%w: call", errSyntax))
	}
	from, to, ok := strings.Cut(p.src[p.pos:p.pos+end], ":")
	p.pos += end + 1
	a, okA := parseRef(from)
	b, okB := parseRef(to)
	if !ok || !okA || !okB {
		panic(Error{"ref"})
	}
	var xs []float64
	for col := a.Col; col <= b.Col; col++ {
		for row := a.Row; row <= b.Row; row++ {
			if _, isText := p.sheet.Get(Ref{col, row}).(Text); !isText {
				xs = append(xs, p.number(Ref{col, row}))
			}
		}
	}
	total := 0.0
	for _, x := range xs {
		total += x
	}
	switch name {
	case "SUM":
		return total
	case "AVG":
		return total / float64(len(xs))
	case "MAX":
		return slices.Max(xs)
	}
	panic(Error{"name"})
}

func (s *Sheet) Print(cols string, rows int) {
	for row := 1; row <= rows; row++ {
		for i := range len(cols) {
			ref := Ref{cols[i], row}
			if _, ok := s.cells[ref]; !ok {
				fmt.Printf("%10s", ".")
				continue
			}
			v := s.Get(ref)
			if t, ok := v.(Text); ok {
				fmt.Printf(" %-9.9s", string(t))
			} else {
				fmt.Printf("%10.8v", v)
			}
		}
		fmt.Println()
	}
}

func main() {
	var s Sheet
	sc := bufio.NewScanner(os.Stdin)
	for sc.Scan() {
		line := sc.Text()
		if line == "print" {
			s.Print("ABCD", 4)
			fmt.Println(s.evals, "formulas worked out")
			continue
		}
		name, source, _ := strings.Cut(line, " ")
		ref, ok := parseRef(name)
		if !ok {
			fmt.Printf("bad cell %q\n", name)
			continue
		}
		s.Set(ref, strings.TrimSpace(source))
		if c := s.cells[ref]; c != nil {
			fmt.Println(ref, "=", s.Get(ref), c.deps)
		}
	}
}
