package main

import "fmt"

type letter byte

const sep = ", "

func class(c byte) string {
	switch {
	case c >= 'a' && c <= 'z':
		return "lower"
	case 'A' <= c && c <= 'Z':
		return "upper"
	case c == '\n' || c == '\'' || c == '\\' || c == 0x7f:
		return "odd"
	}
	return fmt.Sprint("other", sep, c-'0')
}

func rot(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z':
		return 'a' + (r-'a'+13)%26
	case r < '0':
		return '世'
	case r < 'A' || r > 'z':
		return -r
	}
	return r << 1 & 'x'
}

func upper(s string) (out string, n int) {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'a' {
			out += string(c - 'a' + 'A')
			n++
			continue
		}
		out += string(rune(s[i]))
		if n > 100 {
			return
		}
	}
	return
}

func named(s string) (list []string, err error) {
	list = append(list, s)
	if s == "" {
		err = fmt.Errorf("empty %s", sep)
		return
	}
	f := func() string { return list[0] }
	list = append(list, f())
	return list, err
}

type node struct {
	val  int
	next *node
}

func main() {
	fmt.Println(class('q'), class('Q'), class('\n'), class('5'), class('\''))
	fmt.Println(rot('b'), rot(' '), rot('5'), rot('B'), string(rot('b')), 'x', letter('z'), letter('a')+1)
	fmt.Println(upper("aBc"))
	fmt.Println(named("x"))
	fmt.Println(named(""))
	var buf [256]int
	buf['a']++
	buf["abc"[1]] += 2
	fmt.Println(buf['a'], buf['b'], sep, "text", 'a' < 'b', "a"+sep)
	m := map[rune]int{'a': 1, '\u00e9': 2}
	m['a'] += int('a')
	b := []byte{'h', 'i', '\t', 0}
	r := []rune{'h', '\u4e16', 'i'}
	fmt.Println(m, string(b[:2]), string(r), 'a'+1, b)
	n := &node{1, &node{}}
	k := new(node)
	seen := map[string]bool{}
	for _, w := range []string{"p", "q", "p"} {
		if seen[w] {
			fmt.Println("again", w)
		}
		seen[w] = true
		delete(seen, w+"x")
	}
	fmt.Printf("%c %d %v %q\n", 'a', 'b', n.next.val, rune('c'))
	x := k.val - 1
	fmt.Println(x, n.val<<2 < x)
}

func init() {
	s := "s"
	s += s
	s = s + "x"
	s = s + s
	t := "t" + s
	p := struct{ name string }{"n"}
	p.name += "m"
	q := &p
	q.name += q.name + "!"
	ss := []string{"a"}
	ss[0] += "b" + ss[0]
	ms := map[string]string{}
	ms["k"] += "v"
	ms["k"] += ms["k"]
	x, mask := 1.5, 6
	x = 2 * x
	x = 1 / x
	mask = 3 & mask
	mask = mask ^ 1
	func() { t += "c" }()
	fmt.Println(s, t, p, ss, ms, x, mask)
}
