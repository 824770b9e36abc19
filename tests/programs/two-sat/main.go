// 2-SAT by strongly connected components (Kosaraju).
package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// A literal is 2*v for v and 2*v+1 for its negation.
type literal int

func (l literal) not() literal   { return l ^ 1 }
func (l literal) variable() int  { return int(l >> 1) }
func (l literal) negative() bool { return l&1 == 1 }

type Solver struct {
	names   []string
	index   map[string]int
	clauses [][2]literal
}

var errUnsat = errors.New("unsatisfiable")

type conflict struct{ variable string }

func (c conflict) Error() string        { return c.variable + " and its negation imply each other" }
func (c conflict) Is(target error) bool { return target == errUnsat }

func (s *Solver) lit(text string) literal {
	name := strings.TrimPrefix(text, "!")
	v, ok := s.index[name]
	if !ok {
		if s.index == nil {
			s.index = make(map[string]int)
		}
		v = len(s.names)
		s.index[name] = v
		s.names = append(s.names, name)
	}
	l := literal(2 * v)
	if name != text {
		l = l.not()
	}
	return l
}

func (s *Solver) Parse(formula string) error {
	for i, c := range strings.Split(formula, "&") {
		lits := strings.Split(strings.Trim(c, " ()"), "|")
		for j := range lits {
			lits[j] = strings.TrimSpace(lits[j])
		}
		switch len(lits) {
		case 1:
			l := s.lit(lits[0])
			s.clauses = append(s.clauses, [2]literal{l, l})
		case 2:
			s.clauses = append(s.clauses, [2]literal{s.lit(lits[0]), s.lit(lits[1])})
		default:
			return fmt.Errorf("clause %d has %d literals", i+1, len(lits))
		}
	}
	return nil
}

func (s *Solver) Solve() (map[string]bool, error) {
	n := 2 * len(s.names)
	forward, backward := make([][]literal, n), make([][]literal, n)
	imply := func(a, b literal) {
		forward[a] = append(forward[a], b)
		backward[b] = append(backward[b], a)
	}
	for _, c := range s.clauses {
		imply(c[0].not(), c[1])
		imply(c[1].not(), c[0])
	}
	var order []literal
	seen := make([]bool, n)
	var first func(l literal)
	first = func(l literal) {
		if seen[l] {
			return
		}
		seen[l] = true
		for _, m := range forward[l] {
			first(m)
		}
		order = append(order, l)
	}
	for l := range literal(n) {
		first(l)
	}
	comp := make([]int, n)
	var second func(l literal, c int)
	second = func(l literal, c int) {
		comp[l] = c
		for _, m := range backward[l] {
			if comp[m] == 0 {
				second(m, c)
			}
		}
	}
	count := 0
	for i := len(order) - 1; i >= 0; i-- {
		if l := order[i]; comp[l] == 0 {
			count++
			second(l, count)
		}
	}
	model := map[string]bool{}
	for v, name := range s.names {
		pos, neg := comp[2*v], comp[2*v+1]
		if pos == neg {
			return nil, conflict{name}
		}
		model[name] = pos > neg
	}
	return model, nil
}

func (s *Solver) holds(model map[string]bool) bool {
	value := func(l literal) bool { return model[s.names[l.variable()]] != l.negative() }
	for _, c := range s.clauses {
		if !value(c[0]) && !value(c[1]) {
			return false
		}
	}
	return true
}

func main() {
	for _, f := range []string{
		"(a | b) & (!a | b) & (a | !b)",
		"a & (!a | b) & (!b | c) & (!c | !d)",
		"(x | y) & (!x | y) & (x | !y) & (!x | !y)",
		"(p|q) & (!p|r) & (!q|r) & (!r|s) & (!s|!p)",
		"z & !z",
		"a | b | c",
	} {
		var s Solver
		if err := s.Parse(f); err != nil {
			fmt.Println(f, "=>", err)
			continue
		}
		model, err := s.Solve()
		if err != nil {
			fmt.Println(f, "=>", err, errors.Is(err, errUnsat))
			continue
		}
		names := append([]string(nil), s.names...)
		sort.Sort(sort.Reverse(sort.StringSlice(names)))
		fmt.Print(f, " =>")
		for _, name := range names {
			fmt.Printf(" %s=%t", name, model[name])
		}
		fmt.Println("", s.holds(model))
	}
}
