// A Markov chain over prefixes of two words, as in "The Practice of Programming".
package main

import (
	"fmt"
	"slices"
	"strings"
)

const text = `Show your flowcharts and conceal your tables and I will be mystified .
Show your tables and your flowcharts will be obvious .
Programs must be written for people to read and only incidentally for machines to execute .
Simplicity is prerequisite for reliability and simplicity is hard to keep .
Your tables will be obvious and your programs must be simple to read .`

type Prefix [2]string

func (p *Prefix) Shift(word string) {
	copy(p[:], p[1:])
	p[len(p)-1] = word
}

func (p Prefix) String() string { return strings.Join(p[:], "|") }

type Random interface {
	Intn(n int) int
}

// parkMiller is the minimal standard generator.
type parkMiller int32

func (g *parkMiller) Intn(n int) int {
	const a, m = 48271, 1<<31 - 1
	*g = parkMiller(int64(*g) * a % m)
	return int(*g) % n
}

type constant int

func (c constant) Intn(n int) int { return int(c) % n }

type Chain struct {
	suffixes map[Prefix][]string
}

func NewChain(words ...string) *Chain {
	c := &Chain{make(map[Prefix][]string)}
	var p Prefix
	for _, w := range words {
		c.suffixes[p] = append(c.suffixes[p], w)
		p.Shift(w)
	}
	c.suffixes[p] = append(c.suffixes[p], "")
	return c
}

func (c *Chain) Generate(n int, r Random) string {
	var (
		p   Prefix
		out []string
	)
	for range n {
		choices := c.suffixes[p]
		if len(choices) == 0 {
			break
		}
		next := choices[r.Intn(len(choices))]
		if next == "" {
			break
		}
		out = append(out, next)
		p.Shift(next)
	}
	return strings.Join(out, " ")
}

func (c *Chain) Stats() (prefixes, branching int, busiest Prefix) {
	most := 0
	keys := make([]Prefix, 0, len(c.suffixes))
	for p := range c.suffixes {
		keys = append(keys, p)
	}
	slices.SortFunc(keys, func(a, b Prefix) int { return slices.Compare(a[:], b[:]) })
	for _, p := range keys {
		distinct := map[string]struct{}{}
		for _, s := range c.suffixes[p] {
			distinct[s] = struct{}{}
		}
		if len(distinct) > 1 {
			branching++
		}
		if len(distinct) > most {
			most, busiest = len(distinct), p
		}
	}
	return len(keys), branching, busiest
}

func main() {
	c := NewChain(strings.Fields(text)...)
	n, b, busiest := c.Stats()
	fmt.Printf("%d prefixes, %d with a choice, busiest %v: %q\n", n, b, busiest, c.suffixes[busiest])
	for seed := parkMiller(1); seed <= 5; seed++ {
		g := seed
		fmt.Printf("%d: %s\n", seed, c.Generate(25, &g))
	}
	fmt.Println(c.Generate(12, constant(1)))
	fmt.Println(NewChain().Generate(5, constant(0)) == "")
	var g parkMiller = 42
	var draws [8]int
	for i := range draws {
		draws[i] = g.Intn(100)
	}
	fmt.Println(draws, g)
}
