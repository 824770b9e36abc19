// A tiny Lisp: integers, symbols, lists, lambdas with lexical scope.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

type Expr interface{ String() string }

type (
	Int    int64
	Symbol string
	List   []Expr
	Native func(args []Expr) (Expr, error)
	Lambda struct {
		params []Symbol
		body   Expr
		env    *Env
	}
)

func (i Int) String() string    { return strconv.FormatInt(int64(i), 10) }
func (s Symbol) String() string { return string(s) }
func (l List) String() string {
	parts := make([]string, len(l))
	for i, e := range l {
		parts[i] = e.String()
	}
	return "(" + strings.Join(parts, " ") + ")"
}
func (Native) String() string    { return "#<native>" }
func (l *Lambda) String() string { return fmt.Sprintf("#<lambda/%d>", len(l.params)) }

type Env struct {
	vars  map[Symbol]Expr
	outer *Env
}

func (e *Env) find(name Symbol) *Env {
	for ; e != nil; e = e.outer {
		if _, ok := e.vars[name]; ok {
			return e
		}
	}
	return nil
}

// ---- reading

func tokenize(src string) []string {
	src = strings.NewReplacer("(", " ( ", ")", " ) ", "'", " ' ").Replace(src)
	return strings.Fields(src)
}

type reader struct{ tokens []string }

func (r *reader) next() (string, bool) {
	if len(r.tokens) == 0 {
		return "", false
	}
	t := r.tokens[0]
	r.tokens = r.tokens[1:]
	return t, true
}

func (r *reader) read() (Expr, error) {
	t, ok := r.next()
	if !ok {
		return nil, fmt.Errorf("unexpected end of input")
	}
	switch t {
	case "(":
		list := List{}
		for len(r.tokens) > 0 && r.tokens[0] != ")" {
			e, err := r.read()
			if err != nil {
				return nil, err
			}
			list = append(list, e)
		}
		if _, ok := r.next(); !ok {
			return nil, fmt.Errorf("missing )")
		}
		return list, nil
	case ")":
		return nil, fmt.Errorf("unexpected )")
	case "'":
		e, err := r.read()
		if err != nil {
			return nil, err
		}
		return List{Symbol("quote"), e}, nil
	}
	if n, err := strconv.ParseInt(t, 10, 64); err == nil {
		return Int(n), nil
	}
	return Symbol(t), nil
}

// ---- evaluating

var nilList = List{}

func truthy(e Expr) bool {
	switch v := e.(type) {
	case Int:
		return v != 0
	case List:
		return len(v) > 0
	default:
		return true
	}
}

func eval(x Expr, env *Env) (Expr, error) {
	for {
		switch v := x.(type) {
		case Symbol:
			scope := env.find(v)
			if scope == nil {
				return nil, fmt.Errorf("unbound symbol %s", v)
			}
			return scope.vars[v], nil
		case List:
			if len(v) == 0 {
				return v, nil
			}
			if head, ok := v[0].(Symbol); ok {
				switch head {
				case "quote":
					return v[1], nil
				case "if":
					c, err := eval(v[1], env)
					if err != nil {
						return nil, err
					}
					if truthy(c) {
						x = v[2]
					} else if len(v) > 3 {
						x = v[3]
					} else {
						return nilList, nil
					}
					continue
				case "define":
					val, err := eval(v[2], env)
					if err != nil {
						return nil, err
					}
					name := v[1].(Symbol)
					env.vars[name] = val
					return name, nil
				case "lambda":
					l := &Lambda{body: v[2], env: env}
					for _, p := range v[1].(List) {
						l.params = append(l.params, p.(Symbol))
					}
					return l, nil
				}
			}
			vals := make([]Expr, 0, len(v))
			for _, e := range v {
				val, err := eval(e, env)
				if err != nil {
					return nil, err
				}
				vals = append(vals, val)
			}
			switch fn := vals[0].(type) {
			case Native:
				return fn(vals[1:])
			case *Lambda:
				if len(vals)-1 != len(fn.params) {
					return nil, fmt.Errorf("%v: got %d arguments", fn, len(vals)-1)
				}
				scope := &Env{map[Symbol]Expr{}, fn.env}
				for i, p := range fn.params {
					scope.vars[p] = vals[i+1]
				}
				x, env = fn.body, scope // a tail call
			default:
				return nil, fmt.Errorf("not a function: %v", fn)
			}
		default:
			return v, nil
		}
	}
}

func arith(name string, op func(a, b Int) (Int, error)) Native {
	return func(args []Expr) (Expr, error) {
		var acc Int
		for i, a := range args {
			n, ok := a.(Int)
			if !ok {
				return nil, fmt.Errorf("%s: want number, got %v", name, a)
			}
			if i == 0 {
				acc = n
				continue
			}
			var err error
			if acc, err = op(acc, n); err != nil {
				return nil, err
			}
		}
		return acc, nil
	}
}

func truth(b bool) Int {
	if b {
		return 1
	}
	return 0
}

func global() *Env {
	env := &Env{vars: map[Symbol]Expr{}}
	env.vars["+"] = arith("+", func(a, b Int) (Int, error) { return a + b, nil })
	env.vars["-"] = arith("-", func(a, b Int) (Int, error) { return a - b, nil })
	env.vars["*"] = arith("*", func(a, b Int) (Int, error) { return a * b, nil })
	env.vars["/"] = arith("/", func(a, b Int) (Int, error) {
		if b == 0 {
			return 0, fmt.Errorf("division by zero")
		}
		return a / b, nil
	})
	env.vars["<"] = arith("<", func(a, b Int) (Int, error) { return truth(a < b), nil })
	env.vars["="] = arith("=", func(a, b Int) (Int, error) { return truth(a == b), nil })
	env.vars["list"] = Native(func(args []Expr) (Expr, error) { return List(args), nil })
	env.vars["cons"] = Native(func(args []Expr) (Expr, error) {
		return append(List{args[0]}, args[1].(List)...), nil
	})
	env.vars["car"] = Native(func(args []Expr) (Expr, error) { return args[0].(List)[0], nil })
	env.vars["cdr"] = Native(func(args []Expr) (Expr, error) { return args[0].(List)[1:], nil })
	env.vars["null?"] = Native(func(args []Expr) (Expr, error) {
		l, ok := args[0].(List)
		return truth(ok && len(l) == 0), nil
	})
	return env
}

func run(src string, env *Env) {
	r := &reader{tokenize(src)}
	for len(r.tokens) > 0 {
		e, err := r.read()
		if err != nil {
			fmt.Println("read error:", err)
			return
		}
		if v, err := eval(e, env); err != nil {
			fmt.Println("error:", err)
		} else {
			fmt.Println(v)
		}
	}
}

func main() {
	run(`
(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
(fact 20)
(define map (lambda (f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l))))))
(map (lambda (x) (* x x)) '(1 2 3 4))
(define adder (lambda (n) (lambda (x) (+ x n))))
((adder 5) 37)
(define loop (lambda (i acc) (if (= i 0) acc (loop (- i 1) (+ acc i)))))
(loop 5000 0)
(map (adder 10) (list 1 2 (- 3)))
fact
+
(quote (a b (c)))
(/ 1 0)
(nope 1)
(1 2)
((lambda (x y) x) 1)
(+ 1 'a)
`, global())
	run("(define x (+ 1 2", global())
	run(") 1", global())
}
