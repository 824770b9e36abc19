package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
)

type Record struct {
	Name  string
	Score float64
	Tags  []string
}

type Table struct {
	rows  []*Record
	index map[string]int
}

func (t *Table) Add(r *Record) error {
	if _, dup := t.index[r.Name]; dup {
		return fmt.Errorf("duplicate record %q", r.Name)
	}
	t.index[r.Name] = len(t.rows)
	t.rows = append(t.rows, r)
	return nil
}

type ParseError struct {
	Line int
	Err  error
}

func (e *ParseError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }
func (e *ParseError) Unwrap() error { return e.Err }

func parse(line string) (*Record, error) {
	parts := strings.Split(line, ",")
	if len(parts) < 2 {
		return nil, fmt.Errorf("want 2 fields, got %d", len(parts))
	}
	s, err := strconv.ParseFloat(strings.TrimSpace(parts[1]), 64)
	if err != nil {
		return nil, err
	}
	return &Record{parts[0], s, parts[2:]}, nil
}

func main() {
	t := &Table{index: map[string]int{}}
	sc := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var errs []error
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		r, err := parse(line)
		if err == nil {
			err = t.Add(r)
		}
		if err != nil {
			errs = append(errs, &ParseError{n, err})
		}
	}
	sort.Slice(t.rows, func(i, j int) bool { return t.rows[i].Score > t.rows[j].Score })
	fmt.Fprintf(out, "%-10s|%8s|%s\n", "name", "score", "tags")
	fmt.Fprintln(out, strings.Repeat("-", 30))
	total := 0.0
	for i, r := range t.rows {
		fmt.Fprintf(out, "%-10.8s|%8.2f|%v %q\n", r.Name, r.Score, r.Tags, r.Tags)
		total += r.Score
		if i == 0 {
			fmt.Fprintf(out, "%+v\n", *r)
		}
	}
	fmt.Fprintf(out, "%-10s|%8.2f|avg %.3g\n", "total", total, total/float64(len(t.rows)))
	for _, e := range errs {
		fmt.Fprintln(out, "error:", e)
	}
	if len(errs) > 0 {
		out.Flush()
		os.Exit(3)
	}
}
