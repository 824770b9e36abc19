package main

import (
	"fmt"
	"strings"
)

// Wolfram's elementary cellular automata on a ring of 64 cells, one cell a bit.

type Ring uint64

type Rule uint8

func (r Rule) Step(s Ring) (next Ring) {
	left := s<<1 | s>>63
	right := s>>1 | s<<63
	for i := 0; i < 64; i++ {
		// The neighbourhood is a number of three bits, the cell to the left the highest.
		n := (right>>i&1)<<2 | (s>>i&1)<<1 | left>>i&1
		next |= Ring(r>>n&1) << i
	}
	return
}

func (s Ring) Count() (n int) {
	for ; s != 0; s &= s - 1 {
		n++
	}
	return n
}

func (s Ring) String() string {
	var b strings.Builder
	for mask := Ring(1) << 63; mask > 0; mask >>= 1 {
		if s&mask != 0 {
			b.WriteByte('#')
		} else {
			b.WriteByte('.')
		}
	}
	return b.String()
}

// classify steps until a state comes back.
func (r Rule) classify(start Ring) (transient, period int) {
	seen := map[Ring]int{}
	s := start
	for t := 0; t < 2000; t++ {
		if before, ok := seen[s]; ok {
			return before, t - before
		}
		seen[s] = t
		s = r.Step(s)
	}
	return -1, -1
}

func (r Rule) table() (rows [8]string) {
	for n := range rows {
		rows[7-n] = fmt.Sprintf("%03b→%b", n, r>>n&1)
	}
	return
}

func main() {
	const middle = Ring(1) << 32
	for _, rule := range []Rule{90, 30, 184} {
		fmt.Printf("rule %d %v\n", rule, rule.table())
		s := middle
		if rule == 184 {
			s = 0xF0F0_00FF_1234_5678
		}
		for range 12 {
			fmt.Println(s)
			s = rule.Step(s)
		}
	}
	for rule := Rule(0); ; rule++ {
		if rule%17 == 5 {
			t, p := rule.classify(middle | 5)
			fmt.Printf("%3d: transient %4d, period %3d\n", rule, t, p)
		}
		if rule == 255 {
			break
		}
	}
	s := middle
	for range 100 {
		s = Rule(110).Step(s)
	}
	fmt.Printf("%d %#x %b %v\n", s.Count(), uint64(s), s&0xff, s == Rule(110).Step(s))
}
