package main

import (
	"fmt"
	"os"
	"strings"
)

type Align int

const (
	Left Align = iota
	Right
	Center
)

func (a Align) String() string { return [...]string{"Left", "Right", "Center"}[a] }

type Column struct {
	Title string
	Width int
	Align Align
	Fmt   string
}

type Cell = any

type Row []Cell

type Money int64

func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s$%d.%02d", sign, int64(m)/100, int64(m)%100)
}

type Status struct {
	Code int
	Text string
}

func (s *Status) String() string { return fmt.Sprintf("%d/%s", s.Code, s.Text) }

func pad(s string, w int, a Align) string {
	switch a {
	case Right:
		return fmt.Sprintf("%*s", w, s)
	case Center:
		l := (w - len(s)) / 2
		return fmt.Sprintf("%*s%-*s", l, "", w-l, s)
	default:
		return fmt.Sprintf("%-*s", w, s)
	}
}

type Table struct {
	cols []Column
	rows []Row
}

func (t *Table) Format(f fmt.State, verb rune) {
	sep := "|"
	if f.Flag('+') {
		sep = " | "
	}
	limit, has := f.Precision()
	for _, c := range t.cols {
		fmt.Fprintf(f, "%s%s", sep, pad(c.Title, c.Width, c.Align))
	}
	fmt.Fprintln(f, sep)
	for i, r := range t.rows {
		if has && i >= limit {
			fmt.Fprintf(f, "... %d more\n", len(t.rows)-i)
			break
		}
		for j, c := range t.cols {
			verb := c.Fmt
			if verb == "" {
				verb = "%v"
			}
			fmt.Fprint(f, sep, pad(fmt.Sprintf(verb, r[j]), c.Width, c.Align))
		}
		fmt.Fprintln(f, sep)
	}
}

func main() {
	t := &Table{cols: []Column{{"id", 4, Right, "%03d"}, {"name", 10, Left, "%q"}, {"price", 9, Right, ""}, {"st", 8, Center, ""}, {"ratio", 7, Right, "%.1f%%"}}}
	t.rows = append(t.rows,
		Row{1, "apple", Money(1999), &Status{200, "ok"}, 12.345},
		Row{22, "kiwi", Money(-5), Status{404, "no"}, 100.0},
		Row{333, "fig", Money(123456), nil, 0.05},
	)
	fmt.Printf("%v", t)
	fmt.Printf("%+.2v", t)
	fmt.Print(t)
	fmt.Println(t.cols[0])
	fmt.Printf("%+v\n", t.cols[:2])
	fmt.Printf("%#v\n", t.cols[2])
	fmt.Fprintln(os.Stdout, strings.Repeat("=", 20))
	total := Money(0)
	for _, r := range t.rows {
		total += r[2].(Money)
	}
	fmt.Printf("%-10s%10v|%10d|%s\n", "total", total, total, []Money{1, 250})
	m := map[Money][]Align{300: {Left}, -1: {Right, Center}, 20: nil}
	fmt.Println(m, len(m))
	fmt.Printf("%v %d %+v\n", m, m, map[Align]*Status{Right: nil})
	for _, w := range []int{3, 8, 12} {
		fmt.Printf("[%*v][%-*v][%0*d]\n", w, Center, w, Left, w, 42)
	}
	fmt.Printf("%6.2f|%-8.3s|%+05d|%x|%t|%c|%U\n", 3.14159, "abcdef", 42, "hey", true, 0x1F600, 0x1F600)
}
