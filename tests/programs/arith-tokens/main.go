// Infix to postfix by the shunting yard, then evaluation, with variables and functions.
package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

type tokenKind int

const (
	tokNumber tokenKind = iota + 1
	tokName
	tokOp
	tokLeft
	tokRight
	tokComma
)

type token struct {
	kind tokenKind
	text string
	num  float64
	pos  int
}

type operator struct {
	prec  int
	right bool
	apply func(x, y float64) float64
}

var operators = map[string]operator{
	"+": {1, false, func(x, y float64) float64 { return x + y }},
	"-": {1, false, func(x, y float64) float64 { return x - y }},
	"*": {2, false, func(x, y float64) float64 { return x * y }},
	"/": {2, false, func(x, y float64) float64 { return x / y }},
	"%": {2, false, math.Mod},
	"^": {4, true, math.Pow},
	"~": {3, true, nil}, // unary minus
}

var functions = map[string]func(args ...float64) float64{
	"sqrt": func(a ...float64) float64 { return math.Sqrt(a[0]) },
	"max": func(a ...float64) float64 {
		m := math.Inf(-1)
		for _, v := range a {
			m = math.Max(m, v)
		}
		return m
	},
	"hypot": func(a ...float64) float64 { return math.Hypot(a[0], a[1]) },
	"pi":    func(...float64) float64 { return math.Pi },
}

var ErrSyntax = errors.New("syntax error")

func tokenize(s string) ([]token, error) {
	var toks []token
	rs := []rune(s)
	for i := 0; i < len(rs); {
		r := rs[i]
		start := i
		switch {
		case unicode.IsSpace(r):
			i++
			continue
		case unicode.IsDigit(r) || r == '.':
			for i < len(rs) && (unicode.IsDigit(rs[i]) || rs[i] == '.') {
				i++
			}
			f, err := strconv.ParseFloat(string(rs[start:i]), 64)
			if err != nil {
				return nil, fmt.Errorf("%w at %d: %v", ErrSyntax, start, err)
			}
			toks = append(toks, token{kind: tokNumber, num: f, pos: start})
		case unicode.IsLetter(r):
			for i < len(rs) && (unicode.IsLetter(rs[i]) || unicode.IsDigit(rs[i])) {
				i++
			}
			toks = append(toks, token{kind: tokName, text: string(rs[start:i]), pos: start})
		case r == '(':
			toks = append(toks, token{kind: tokLeft, pos: start})
			i++
		case r == ')':
			toks = append(toks, token{kind: tokRight, pos: start})
			i++
		case r == ',':
			toks = append(toks, token{kind: tokComma, pos: start})
			i++
		case strings.ContainsRune("+-*/%^", r):
			op := string(r)
			if r == '-' && (len(toks) == 0 || toks[len(toks)-1].kind == tokOp ||
				toks[len(toks)-1].kind == tokLeft || toks[len(toks)-1].kind == tokComma) {
				op = "~"
			}
			toks = append(toks, token{kind: tokOp, text: op, pos: start})
			i++
		default:
			return nil, fmt.Errorf("%w at %d: unexpected %q", ErrSyntax, start, r)
		}
	}
	return toks, nil
}

// item of the postfix form: a number, a name, an operator, or a call with its number of arguments
type item struct {
	token
	args int
	call bool
}

func postfix(toks []token) (out []item, err error) {
	var ops []item
	pop := func() {
		out = append(out, ops[len(ops)-1])
		ops = ops[:len(ops)-1]
	}
	top := func() *item {
		if len(ops) == 0 {
			return nil
		}
		return &ops[len(ops)-1]
	}
	for i, t := range toks {
		switch t.kind {
		case tokNumber:
			out = append(out, item{token: t})
		case tokName:
			if i+1 < len(toks) && toks[i+1].kind == tokLeft {
				n := 1
				if i+2 < len(toks) && toks[i+2].kind == tokRight {
					n = 0
				}
				ops = append(ops, item{token: t, args: n, call: true})
			} else {
				out = append(out, item{token: t})
			}
		case tokOp:
			o := operators[t.text]
			for p := top(); p != nil && p.kind == tokOp && t.text != "~"; p = top() {
				if q := operators[p.text]; q.prec < o.prec || q.prec == o.prec && o.right {
					break
				}
				pop()
			}
			ops = append(ops, item{token: t})
		case tokLeft:
			ops = append(ops, item{token: t})
		case tokComma, tokRight:
			for p := top(); p != nil && p.kind != tokLeft; p = top() {
				pop()
			}
			if top() == nil {
				return nil, fmt.Errorf("%w at %d: no parenthesis open", ErrSyntax, t.pos)
			}
			if t.kind == tokComma {
				if len(ops) < 2 || !ops[len(ops)-2].call {
					return nil, fmt.Errorf("%w at %d: comma outside of a call", ErrSyntax, t.pos)
				}
				ops[len(ops)-2].args++
				continue
			}
			ops = ops[:len(ops)-1]
			if p := top(); p != nil && p.call {
				pop()
			}
		}
	}
	for p := top(); p != nil; p = top() {
		if p.kind == tokLeft {
			return nil, fmt.Errorf("%w at %d: not closed", ErrSyntax, p.pos)
		}
		pop()
	}
	return out, nil
}

func eval(items []item, vars map[string]float64) (float64, error) {
	var st []float64
	need := func(n int, it item) error {
		if len(st) < n {
			return fmt.Errorf("%w at %d: missing operand", ErrSyntax, it.pos)
		}
		return nil
	}
	for _, it := range items {
		switch {
		case it.kind == tokNumber:
			st = append(st, it.num)
		case it.call:
			f, ok := functions[it.text]
			if !ok {
				return 0, fmt.Errorf("no function %s", it.text)
			}
			if err := need(it.args, it); err != nil {
				return 0, err
			}
			args := st[len(st)-it.args:]
			v := f(args...)
			st = append(st[:len(st)-it.args], v)
		case it.kind == tokName:
			v, ok := vars[it.text]
			if !ok {
				return 0, fmt.Errorf("no variable %s", it.text)
			}
			st = append(st, v)
		case it.text == "~":
			if err := need(1, it); err != nil {
				return 0, err
			}
			st[len(st)-1] *= -1
		default:
			if err := need(2, it); err != nil {
				return 0, err
			}
			x, y := st[len(st)-2], st[len(st)-1]
			st = append(st[:len(st)-2], operators[it.text].apply(x, y))
		}
	}
	if len(st) != 1 {
		return 0, fmt.Errorf("%w: %d values left", ErrSyntax, len(st))
	}
	return st[0], nil
}

func main() {
	vars := map[string]float64{"x": 3, "y": 4}
	names := make([]string, 0)
	for n := range vars {
		names = append(names, n)
	}
	sort.Strings(names)
	fmt.Println("variables:", names)
	for _, src := range os.Args[1:] {
		fmt.Println("argument", src)
	}
	for _, src := range []string{
		"1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "2 * -3", "10 - 4 - 3",
		"hypot(x, y) + max(1, 7, x)", "sqrt(2) * pi()", "7 % 4 / 2", "1 / 0", "-x--y",
		"1 +", "(1", "1)", "foo(1)", "z", "1, 2", "1 2", "3 $ 4", "1.2.3", "max()",
	} {
		toks, err := tokenize(src)
		var post []item
		if err == nil {
			post, err = postfix(toks)
		}
		var v float64
		if err == nil {
			v, err = eval(post, vars)
		}
		if err != nil {
			fmt.Printf("%-28s error %v (syntax: %t)\n", src, err, errors.Is(err, ErrSyntax))
			continue
		}
		fmt.Printf("%-28s = %.6g\n", src, v)
	}
}
