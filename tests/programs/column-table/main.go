package main

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

type Align byte

const (
	Left   Align = 'l'
	Right  Align = 'r'
	Center Align = 'c'
)

type Column struct {
	Title string
	Align Align
	Max   int // 0: as wide as needed
}

type Table struct {
	cols   []Column
	rows   [][]string
	footer []string
}

var ErrWidth = errors.New("wrong number of cells")

func New(cols ...Column) *Table { return &Table{cols: cols} }

// Row adds anything that fmt can print.
func (t *Table) Row(cells ...any) error {
	if len(cells) != len(t.cols) {
		return fmt.Errorf("%w: %d for %d columns", ErrWidth, len(cells), len(t.cols))
	}
	row := make([]string, 0, len(cells))
	for _, c := range cells {
		switch v := c.(type) {
		case nil:
			row = append(row, "-")
		case string:
			row = append(row, v)
		case float32, float64:
			row = append(row, fmt.Sprintf("%.2f", v))
		case bool:
			row = append(row, map[bool]string{true: "yes", false: "no"}[v])
		case error:
			row = append(row, "! "+v.Error())
		case fmt.Stringer:
			row = append(row, v.String())
		default:
			row = append(row, fmt.Sprint(v))
		}
	}
	t.rows = append(t.rows, row)
	return nil
}

func (t *Table) Footer(cells ...string) { t.footer = cells }

func pad(s string, width int, a Align) string {
	n := width - utf8.RuneCountInString(s)
	if n <= 0 {
		return s
	}
	switch a {
	case Right:
		return strings.Repeat(" ", n) + s
	case Center:
		return strings.Repeat(" ", n/2) + s + strings.Repeat(" ", n-n/2)
	default:
		return s + strings.Repeat(" ", n)
	}
}

// wrap breaks a text into lines of at most width runes, at spaces where it can.
func wrap(s string, width int) []string {
	if width <= 0 {
		return []string{s}
	}
	var lines []string
	line := []rune{}
	for _, w := range strings.Fields(s) {
		word := []rune(w)
		if len(line) > 0 && len(line)+1+len(word) > width {
			lines = append(lines, string(line))
			line = line[:0]
		}
		if len(line) > 0 {
			line = append(line, ' ')
		}
		for len(word) > width {
			lines = append(lines, string(word[:width]))
			word = word[width:]
		}
		line = append(line, word...)
	}
	return append(lines, string(line))
}

func (t *Table) String() string {
	widths := make([]int, len(t.cols))
	all := append([][]string{}, t.rows...)
	if t.footer != nil {
		all = append(all, t.footer)
	}
	for i, c := range t.cols {
		widths[i] = utf8.RuneCountInString(c.Title)
		for _, r := range all {
			for _, l := range wrap(r[i], c.Max) {
				widths[i] = max(widths[i], utf8.RuneCountInString(l))
			}
		}
	}
	var b strings.Builder
	rule := func(left, mid, right string) {
		parts := make([]string, len(widths))
		for i, w := range widths {
			parts[i] = strings.Repeat("─", w+2)
		}
		fmt.Fprintln(&b, left+strings.Join(parts, mid)+right)
	}
	row := func(cells []string, header bool) {
		height := 1
		wrapped := make([][]string, len(cells))
		for i, c := range cells {
			wrapped[i] = wrap(c, t.cols[i].Max)
			height = max(height, len(wrapped[i]))
		}
		for l := range height {
			for i := range cells {
				text := ""
				if l < len(wrapped[i]) {
					text = wrapped[i][l]
				}
				align := t.cols[i].Align
				if header {
					align = Center
				}
				b.WriteString("│ " + pad(text, widths[i], align) + " ")
			}
			b.WriteString("│\n")
		}
	}
	rule("┌", "┬", "┐")
	titles := make([]string, len(t.cols))
	for i := range t.cols {
		titles[i] = t.cols[i].Title
	}
	row(titles, true)
	rule("├", "┼", "┤")
	for _, r := range t.rows {
		row(r, false)
	}
	if t.footer != nil {
		rule("├", "┼", "┤")
		row(t.footer, false)
	}
	rule("└", "┴", "┘")
	return b.String()
}

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%+.1f°C", float64(c)) }

func main() {
	t := New(
		Column{"City", Left, 12},
		Column{Title: "Temp", Align: Right},
		Column{"Pop", 'r', 0},
		Column{"Notes", Center, 14},
	)
	for _, err := range []error{
		t.Row("Zürich", celsius(18.25), 402762, "bank, lake and mountains"),
		t.Row("Llanfairpwllgwyngyll", celsius(-3), nil, true),
		t.Row("東京", 25.5, uint64(13960000), errors.New("very crowded")),
		t.Row("X", float32(1)/3, 'a', []int{1, 2}),
		t.Row("too", "few"),
	} {
		if err != nil {
			fmt.Println(errors.Is(err, ErrWidth), err)
		}
	}
	fmt.Print(t)
	t.Footer("4 cities", "", fmt.Sprint(402762+13960000), "")
	fmt.Print(t)
}
