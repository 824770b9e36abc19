package main

import (
	"fmt"
	"slices"
	"strings"
)

type Perm uint8

const (
	Read Perm = 1 << iota
	Write
	Exec
)

type perms []Perm

type Entry struct {
	Name string
	Perm
}

type Visitor func(p Perm) bool

func each(ps []Perm, f func(Perm)) {
	for _, p := range ps {
		f(p)
	}
}

func combine(ps ...Perm) (out Perm) {
	for _, p := range ps {
		out |= p
	}
	return
}

func ptr(p Perm) *Perm { return &p }

func parse(s string) (Perm, error) {
	var p Perm
	for _, c := range s {
		switch c {
		case 'r':
			p |= Read
		case 'w':
			p |= Write
		case 'x':
			p |= Exec
		case '-':
		default:
			return 0, fmt.Errorf("bad flag %q in %q", c, s)
		}
	}
	return p, nil
}

func show(p Perm) string {
	var b strings.Builder
	for i, f := range []Perm{Read, Write, Exec} {
		if p&f != 0 {
			b.WriteByte("rwx"[i])
		} else {
			b.WriteByte('-')
		}
	}
	return b.String()
}

func lookup(m map[string]Perm, k string) (Perm, bool) {
	p, ok := m[k]
	return p, ok
}

func main() {
	e := Entry{"a", Read | Write}
	fmt.Println(e.Perm == Read|Write, e.Perm&^Write == Read)
	each([]Perm{Read, Write | Exec}, func(p Perm) { fmt.Print(show(p), " ") })
	fmt.Println()
	fmt.Println(show(combine(Read, Exec)), show(combine()))
	for _, s := range []string{"rw", "x-", "q"} {
		p, err := parse(s)
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Println(show(p), p)
	}
	m := map[string]Perm{"root": Read | Write | Exec}
	if p, ok := lookup(m, "root"); ok {
		fmt.Println(show(p))
	}
	if _, ok := lookup(m, "bob"); !ok {
		fmt.Println("no bob", m["bob"] == 0)
	}
	ps := perms{Read, Exec, Write}
	fmt.Println(len(ps), slices.Contains(ps, Exec), slices.Index(ps, Write))
	ps = append(ps, Read|Exec)
	ps[0], ps[1] = ps[1], ps[0]
	for i := range ps {
		ps[i] ^= Exec
	}
	for _, p := range ps {
		fmt.Print(p, ",")
	}
	fmt.Println()
	var v Visitor = func(p Perm) bool { return p&Read == 0 }
	fmt.Println(v(Read), v(Write))
	q := ptr(Read)
	*q |= Exec
	fmt.Println(*q, *q == Read|Exec)
	a, b := Read, Write
	a, b = b, a|b
	fmt.Println(a, b)
	seen := map[Perm]bool{}
	for _, p := range ps {
		seen[p] = true
	}
	fmt.Println(len(seen), seen[Read], seen[0])
	grid := [2][2]Perm{{Read, Write}, {Exec, 0}}
	grid[1][1] |= grid[0][0] | grid[1][0]
	fmt.Println(grid[1][1], grid[0] == [2]Perm{Read, Write})
	type local struct{ p Perm }
	l := local{}
	l.p |= Write
	fmt.Println(l.p, l == local{Write})
	delete(seen, Read)
}
