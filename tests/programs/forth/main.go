// A Forth with words defined in Forth, conditionals and counted loops.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

var (
	errUnderflow = errors.New("stack underflow")
	errUnknown   = errors.New("unknown word")
)

type word func(m *machine) error

type machine struct {
	stack  []int
	rstack []int
	dict   map[string]word
	out    *bufio.Writer

	compiling bool
	name      string
	body      []string
}

func (m *machine) push(vs ...int) { m.stack = append(m.stack, vs...) }

func (m *machine) pop() (int, error) {
	n := len(m.stack)
	if n == 0 {
		return 0, errUnderflow
	}
	v := m.stack[n-1]
	m.stack = m.stack[:n-1]
	return v, nil
}

func (m *machine) pop2() (a, b int, err error) {
	if b, err = m.pop(); err != nil {
		return
	}
	a, err = m.pop()
	return
}

func binary(f func(a, b int) int) word {
	return func(m *machine) error {
		a, b, err := m.pop2()
		if err != nil {
			return err
		}
		m.push(f(a, b))
		return nil
	}
}

func flag(b bool) int {
	if b {
		return -1
	}
	return 0
}

func newMachine(out *bufio.Writer) *machine {
	m := &machine{out: out}
	m.dict = map[string]word{
		"+":   binary(func(a, b int) int { return a + b }),
		"-":   binary(func(a, b int) int { return a - b }),
		"*":   binary(func(a, b int) int { return a * b }),
		"<":   binary(func(a, b int) int { return flag(a < b) }),
		"=":   binary(func(a, b int) int { return flag(a == b) }),
		"and": binary(func(a, b int) int { return a & b }),
		"/mod": func(m *machine) error {
			a, b, err := m.pop2()
			if err != nil {
				return err
			}
			if b == 0 {
				return errors.New("division by zero")
			}
			m.push(a%b, a/b)
			return nil
		},
		"dup": func(m *machine) error {
			v, err := m.pop()
			if err == nil {
				m.push(v, v)
			}
			return err
		},
		"drop": func(m *machine) error { _, err := m.pop(); return err },
		"swap": func(m *machine) error {
			a, b, err := m.pop2()
			if err == nil {
				m.push(b, a)
			}
			return err
		},
		"over": func(m *machine) error {
			a, b, err := m.pop2()
			if err == nil {
				m.push(a, b, a)
			}
			return err
		},
		"rot": func(m *machine) error {
			n := len(m.stack)
			if n < 3 {
				return errUnderflow
			}
			s := m.stack[n-3:]
			s[0], s[1], s[2] = s[1], s[2], s[0]
			return nil
		},
		".": func(m *machine) error {
			v, err := m.pop()
			if err == nil {
				fmt.Fprint(m.out, v, " ")
			}
			return err
		},
		"emit": func(m *machine) error {
			v, err := m.pop()
			if err == nil {
				m.out.WriteRune(rune(v))
			}
			return err
		},
		"cr": func(m *machine) error { return m.out.WriteByte('\n') },
		".s": func(m *machine) error {
			fmt.Fprintf(m.out, "<%d> %v ", len(m.stack), m.stack)
			return nil
		},
		"i": func(m *machine) error {
			if len(m.rstack) == 0 {
				return errors.New("i outside of a loop")
			}
			m.push(m.rstack[len(m.rstack)-1])
			return nil
		},
	}
	return m
}

// matching finds the end of the construct that begins before body[at].
func matching(body []string, at int, open, close string) int {
	for depth := 0; at < len(body); at++ {
		switch body[at] {
		case open:
			depth++
		case close:
			if depth == 0 {
				return at
			}
			depth--
		}
	}
	return -1
}

func (m *machine) run(body []string) error {
	for pc := 0; pc < len(body); pc++ {
		switch w := body[pc]; w {
		case "if":
			end := matching(body, pc+1, "if", "then")
			if end < 0 {
				return errors.New("if without then")
			}
			yes, no := body[pc+1:end], []string(nil)
			if e := matching(yes, 0, "if", "else"); e >= 0 {
				yes, no = yes[:e], yes[e+1:]
			}
			c, err := m.pop()
			if err != nil {
				return err
			}
			if c == 0 {
				yes = no
			}
			if err := m.run(yes); err != nil {
				return err
			}
			pc = end
		case "do":
			end := matching(body, pc+1, "do", "loop")
			if end < 0 {
				return errors.New("do without loop")
			}
			limit, start, err := m.pop2()
			if err != nil {
				return err
			}
			for i := start; i < limit; i++ {
				m.rstack = append(m.rstack, i)
				err := m.run(body[pc+1 : end])
				m.rstack = m.rstack[:len(m.rstack)-1]
				if err != nil {
					return err
				}
			}
			pc = end
		default:
			if err := m.exec(w); err != nil {
				return fmt.Errorf("%s: %w", w, err)
			}
		}
	}
	return nil
}

func (m *machine) exec(w string) error {
	if f, ok := m.dict[w]; ok {
		return f(m)
	}
	n, err := strconv.Atoi(w)
	if err != nil {
		return errUnknown
	}
	m.push(n)
	return nil
}

func (m *machine) line(text string) error {
	var now []string
	for _, w := range strings.Fields(strings.ToLower(text)) {
		switch {
		case w == ":":
			m.compiling, m.name, m.body = true, "", nil
		case w == ";":
			body := m.body
			m.dict[m.name] = func(m *machine) error { return m.run(body) }
			m.compiling = false
		case m.compiling && m.name == "":
			m.name = w
		case m.compiling:
			m.body = append(m.body, w)
		default:
			now = append(now, w)
		}
	}
	return m.run(now)
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	m := newMachine(out)
	in := bufio.NewScanner(os.Stdin)
	for n := 1; in.Scan(); n++ {
		err := m.line(in.Text())
		switch {
		case err == nil:
			fmt.Fprintln(out, "ok")
		case errors.Is(err, errUnknown):
			fmt.Fprintf(out, "? line %d: %v\n", n, err)
		default:
			fmt.Fprintf(out, "! line %d: %v\n", n, err)
			m.stack = m.stack[:0]
		}
	}
}
