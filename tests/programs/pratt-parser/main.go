package main

import (
	"fmt"
	"unicode"
)

type Expr interface {
	Eval(env map[string]float64) (float64, error)
}

type Num float64
type Var string
type Unary struct {
	Op rune
	X  Expr
}
type Binary struct {
	Op   rune
	L, R Expr
}

func (n Num) Eval(map[string]float64) (float64, error) { return float64(n), nil }

func (v Var) Eval(env map[string]float64) (float64, error) {
	if x, ok := env[string(v)]; ok {
		return x, nil
	}
	return 0, fmt.Errorf("undefined: %s", string(v))
}

func (u Unary) Eval(env map[string]float64) (float64, error) {
	x, err := u.X.Eval(env)
	return -x, err
}

func (b Binary) Eval(env map[string]float64) (float64, error) {
	l, err := b.L.Eval(env)
	if err != nil {
		return 0, err
	}
	r, err := b.R.Eval(env)
	if err != nil {
		return 0, err
	}
	switch b.Op {
	case '+':
		return l + r, nil
	case '-':
		return l - r, nil
	case '*':
		return l * r, nil
	case '/':
		if r == 0 {
			return 0, fmt.Errorf("division by zero")
		}
		return l / r, nil
	}
	return 0, fmt.Errorf("bad operator %c", b.Op)
}

func (n Num) String() string    { return fmt.Sprintf("%g", float64(n)) }
func (u Unary) String() string  { return fmt.Sprintf("(-%v)", u.X) }
func (b Binary) String() string { return fmt.Sprintf("(%v %c %v)", b.L, b.Op, b.R) }

type parser struct {
	src []rune
	pos int
}

func (p *parser) peek() rune {
	for p.pos < len(p.src) && unicode.IsSpace(p.src[p.pos]) {
		p.pos++
	}
	if p.pos == len(p.src) {
		return 0
	}
	return p.src[p.pos]
}

var power = map[rune]int{'+': 1, '-': 1, '*': 2, '/': 2}

func (p *parser) parse(min int) Expr {
	left := p.primary()
	for {
		op := p.peek()
		bp, ok := power[op]
		if !ok || bp <= min {
			return left
		}
		p.pos++
		left = Binary{op, left, p.parse(bp)}
	}
}

func (p *parser) primary() Expr {
	c := p.peek()
	switch {
	case c == '-':
		p.pos++
		return Unary{c, p.parse(2)}
	case c == '(':
		p.pos++
		e := p.parse(0)
		if p.peek() != ')' {
			panic(fmt.Sprintf("missing ) at %d", p.pos))
		}
		p.pos++
		return e
	case unicode.IsDigit(c):
		n := 0.0
		for unicode.IsDigit(p.peek()) {
			n = n*10 + float64(p.src[p.pos]-'0')
			p.pos++
		}
		return Num(n)
	case unicode.IsLetter(c):
		start := p.pos
		for p.pos < len(p.src) && unicode.IsLetter(p.src[p.pos]) {
			p.pos++
		}
		return Var(p.src[start:p.pos])
	}
	panic(fmt.Sprintf("unexpected %q at %d", c, p.pos))
}

func show(src string, env map[string]float64) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("syntax:", r)
		}
	}()
	p := &parser{src: []rune(src)}
	e := p.parse(0)
	v, err := e.Eval(env)
	fmt.Println(e, "=", v, err)
}

func main() {
	env := map[string]float64{"x": 3, "y": 0}
	show("1 + 2 * 3", env)
	show("-(1 + x) * 2 - 4 / 8", env)
	show("x / y", env)
	show("zed + 1", env)
	show("(1 + 2", env)
	show("2 * * 3", env)
}
