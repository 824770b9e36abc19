// A CSV reader written out by hand, and a report over what it read.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
)

type csvError struct {
	line int
	what string
}

func (e csvError) Error() string { return "line " + strconv.Itoa(e.line) + ": " + e.what }

// csvReader knows quoted fields, doubled quotes and line breaks inside of quotes.
type csvReader struct {
	r    *bufio.Reader
	line int
	cols int
}

func newCSVReader(r io.Reader) *csvReader { return &csvReader{r: bufio.NewReader(r), line: 1} }

func (c *csvReader) record() ([]string, error) {
	var (
		fields  []string
		field   strings.Builder
		quoted  bool
		started = c.line
		any     bool
	)
	for {
		b, err := c.r.ReadByte()
		if err == io.EOF {
			if quoted {
				return nil, csvError{started, "quote is not closed"}
			}
			if !any {
				return nil, io.EOF
			}
			break
		}
		if err != nil {
			return nil, err
		}
		any = true
		if b == '\n' {
			c.line++
		}
		if quoted {
			if b != '"' {
				field.WriteByte(b)
				continue
			}
			next, err := c.r.Peek(1)
			if err == nil && next[0] == '"' {
				c.r.ReadByte()
				field.WriteByte('"')
				continue
			}
			quoted = false
			continue
		}
		if b == '\n' {
			break
		}
		switch b {
		case '"':
			if field.Len() > 0 {
				return nil, csvError{c.line, "bare quote"}
			}
			quoted = true
		case ',':
			fields = append(fields, field.String())
			field.Reset()
		case '\r':
		default:
			field.WriteByte(b)
		}
	}
	fields = append(fields, field.String())
	if c.cols == 0 {
		c.cols = len(fields)
	} else if len(fields) != c.cols {
		return nil, csvError{started, fmt.Sprintf("%d fields, want %d", len(fields), c.cols)}
	}
	return fields, nil
}

type row map[string]string

func readAll(r io.Reader) (header []string, rows []row, errs []error) {
	c := newCSVReader(r)
	for {
		rec, err := c.record()
		if err == io.EOF {
			return
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if header == nil {
			header = rec
			continue
		}
		m := make(row, len(header))
		for i, h := range header {
			m[h] = rec[i]
		}
		rows = append(rows, m)
	}
}

type group struct {
	key   string
	n     int
	total float64
}

func main() {
	header, rows, errs := readAll(os.Stdin)
	fmt.Printf("%d columns: %s\n", len(header), strings.Join(header, "|"))
	for _, err := range errs {
		fmt.Println("skipped:", err)
	}
	groups := map[string]*group{}
	for i, r := range rows {
		price, err := strconv.ParseFloat(r["price"], 64)
		if err != nil {
			fmt.Printf("row %d: %v\n", i+1, err)
			continue
		}
		qty, err := strconv.Atoi(r["qty"])
		if err != nil {
			fmt.Printf("row %d: %v\n", i+1, err)
			continue
		}
		g, ok := groups[r["kind"]]
		if !ok {
			g = &group{key: r["kind"]}
			groups[g.key] = g
		}
		g.n += qty
		g.total += price * float64(qty)
		fmt.Printf("%-22q %8.2f x %-3d %q\n", r["item"], price, qty, r["note"])
	}
	list := make([]*group, 0, len(groups))
	for _, g := range groups {
		list = append(list, g)
	}
	slices.SortFunc(list, func(a, b *group) int {
		if a.total != b.total {
			if a.total > b.total {
				return -1
			}
			return 1
		}
		return strings.Compare(a.key, b.key)
	})
	fmt.Println(strings.Repeat("=", 30))
	for _, g := range list {
		fmt.Printf("%-10s %5d %12.2f\n", g.key, g.n, g.total)
	}
}
