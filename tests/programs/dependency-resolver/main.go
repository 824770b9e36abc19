// A package resolver that picks versions under constraints and backtracks where they clash.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

type Version [3]int

func ParseVersion(s string) (v Version, err error) {
	parts := strings.SplitN(s, ".", 3)
	for i, p := range parts {
		if v[i], err = strconv.Atoi(p); err != nil {
			return Version{}, fmt.Errorf("version %q: %w", s, err)
		}
	}
	return v, nil
}

func (v Version) String() string { return fmt.Sprintf("%d.%d.%d", v[0], v[1], v[2]) }

func (v Version) Compare(w Version) int { return slices.Compare(v[:], w[:]) }

type Constraint struct {
	Op string
	V  Version
}

var ops = []string{">=", "<=", "^", "~", "=", "<", ">"}

func ParseConstraint(s string) (Constraint, error) {
	for _, op := range ops {
		if rest, ok := strings.CutPrefix(s, op); ok {
			v, err := ParseVersion(rest)
			return Constraint{op, v}, err
		}
	}
	if s == "*" {
		return Constraint{Op: ">="}, nil
	}
	return Constraint{}, fmt.Errorf("constraint %q has no operator", s)
}

func (c Constraint) Allows(v Version) bool {
	d := v.Compare(c.V)
	switch c.Op {
	case "=":
		return d == 0
	case ">=":
		return d >= 0
	case "<=":
		return d <= 0
	case ">":
		return d > 0
	case "<":
		return d < 0
	case "^":
		return d >= 0 && v[0] == c.V[0] && (v[0] != 0 || v[1] == c.V[1])
	case "~":
		return d >= 0 && [2]int(v[:2]) == [2]int(c.V[:2])
	default:
		panic("operator " + c.Op)
	}
}

func (c Constraint) String() string { return c.Op + c.V.String() }

type Requirement struct {
	Name string
	Constraint
	By string
}

type Release struct {
	Version
	Needs []Requirement
}

type Repo map[string][]Release

func (r Repo) Publish(spec string) error {
	head, deps, _ := strings.Cut(spec, ":")
	name, ver, ok := strings.Cut(head, "@")
	if !ok {
		return fmt.Errorf("%q has no version", head)
	}
	v, err := ParseVersion(ver)
	if err != nil {
		return err
	}
	rel := Release{Version: v}
	for _, d := range strings.Fields(deps) {
		i := strings.IndexAny(d, "<>=^~*")
		if i < 0 {
			return fmt.Errorf("%s: dependency %q has no constraint", head, d)
		}
		c, err := ParseConstraint(d[i:])
		if err != nil {
			return fmt.Errorf("%s: %w", head, err)
		}
		rel.Needs = append(rel.Needs, Requirement{d[:i], c, head})
	}
	r[name] = append(r[name], rel)
	slices.SortFunc(r[name], func(a, b Release) int { return b.Compare(a.Version) })
	return nil
}

type ConflictError struct {
	Name string
	Reqs []Requirement
}

func (e *ConflictError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "no version of %s for", e.Name)
	for i, r := range e.Reqs {
		if i > 0 {
			b.WriteString(" and")
		}
		fmt.Fprintf(&b, " %v (%s)", r.Constraint, r.By)
	}
	return b.String()
}

type Resolver struct {
	Repo
	chosen map[string]Version
	steps  int
	best   *ConflictError
}

func (r *Resolver) solve(todo, seen []Requirement) error {
	if len(todo) == 0 {
		return nil
	}
	r.steps++
	req, rest := todo[0], todo[1:]
	seen = append(slices.Clip(seen), req)
	mine := slices.DeleteFunc(slices.Clone(seen), func(q Requirement) bool { return q.Name != req.Name })
	conflict := &ConflictError{req.Name, mine}
	if v, ok := r.chosen[req.Name]; ok {
		if req.Allows(v) {
			return r.solve(rest, seen)
		}
		return conflict
	}
	var last error = conflict
	for _, rel := range r.Repo[req.Name] {
		ok := true
		for _, q := range mine {
			ok = ok && q.Allows(rel.Version)
		}
		if !ok {
			continue
		}
		r.chosen[req.Name] = rel.Version
		err := r.solve(append(slices.Clone(rel.Needs), rest...), seen)
		if err == nil {
			return nil
		}
		last = err
		delete(r.chosen, req.Name)
	}
	return last
}

func (r *Resolver) Resolve(wants ...string) (map[string]Version, error) {
	r.chosen, r.steps = map[string]Version{}, 0
	var todo []Requirement
	for _, w := range wants {
		i := strings.IndexAny(w, "<>=^~*")
		c, err := ParseConstraint(w[i:])
		if err != nil {
			return nil, err
		}
		todo = append(todo, Requirement{w[:i], c, "root"})
	}
	if err := r.solve(todo, nil); err != nil {
		return nil, fmt.Errorf("resolve %v: %w", wants, err)
	}
	return r.chosen, nil
}

func main() {
	repo := Repo{}
	for _, spec := range []string{
		"web@1.0.0: http^1.0.0 log*", "web@2.0.0: http^2.0.0 log>=1.2", "web@2.1.0: http^2.1.0 log^2.0.0",
		"http@1.4.2: net>=1.0.0", "http@2.0.5: net>=1.1.0", "http@2.1.0: net^2.0.0",
		"log@1.0.0", "log@1.2.9", "log@2.0.0: net<2.0.0", "net@1.0.0", "net@1.1.7", "net@2.0.0",
		"orm@0.3.0: sql^0.2.0 log~1.2", "sql@0.2.8", "sql@0.3.0", "bad", "bad@x", "bad@1.0.0: web",
	} {
		if err := repo.Publish(spec); err != nil {
			fmt.Println("publish:", err, errors.Is(err, strconv.ErrSyntax))
		}
	}
	for _, wants := range [][]string{
		{"web*"}, {"web^1.0.0"}, {"web*", "orm*"}, {"web=2.1.0"}, {"sql>0.2.8", "orm*"}, {"log<=1.2.8", "net*"}, {"ghost*"}, {"web!1"},
	} {
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println(wants, "panic:", r)
				}
			}()
			r := Resolver{Repo: repo}
			got, err := r.Resolve(wants...)
			var ce *ConflictError
			if errors.As(err, &ce) {
				fmt.Printf("%v: %v [%s] after %d steps\n", wants, ce, ce.Name, r.steps)
				return
			}
			names := make([]string, 0, len(got))
			for n := range got {
				names = append(names, n)
			}
			slices.SortFunc(names, cmp.Compare[string])
			for i, n := range names {
				names[i] = n + "@" + got[n].String()
			}
			fmt.Println(wants, names, err, r.steps)
		}()
	}
}
