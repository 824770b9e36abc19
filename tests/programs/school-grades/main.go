package main

import (
	"bufio"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

type Grade struct {
	Subject string
	Points  float64
	Weight  int
}

type Student struct {
	Name   string
	Class  string
	Grades []Grade
}

func (s Student) Average() (avg float64, ok bool) {
	var sum float64
	var n int
	for _, g := range s.Grades {
		sum += g.Points * float64(g.Weight)
		n += g.Weight
	}
	if n == 0 {
		return math.NaN(), false
	}
	return sum / float64(n), true
}

func letter(p float64) string {
	switch {
	case math.IsNaN(p):
		return "?"
	case p >= 90:
		return "A"
	case p >= 80:
		return "B"
	case p >= 70:
		return "C"
	case p >= 60:
		return "D"
	}
	return "F"
}

type School struct {
	students map[string]*Student
	weights  map[string]int
}

type parseError struct {
	Line int
	Text string
	Err  error
}

func (p parseError) Error() string { return fmt.Sprintf("%d: %q: %v", p.Line, p.Text, p.Err) }

func (s *School) load(sc *bufio.Scanner) (errs []error) {
	for n := 1; sc.Scan(); n++ {
		text := strings.TrimSpace(sc.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		if err := s.line(text); err != nil {
			errs = append(errs, parseError{n, text, err})
		}
	}
	return errs
}

func (s *School) line(text string) error {
	verb, rest, _ := strings.Cut(text, " ")
	f := strings.Split(rest, ",")
	for i, x := range f {
		f[i] = strings.TrimSpace(x)
	}
	switch verb {
	case "weight":
		w, err := strconv.Atoi(f[1])
		if err != nil {
			return err
		}
		s.weights[f[0]] = w
	case "student":
		if _, dup := s.students[f[0]]; dup {
			return fmt.Errorf("student %s is there already", f[0])
		}
		s.students[f[0]] = &Student{Name: f[0], Class: f[1]}
	case "grade":
		st := s.students[f[0]]
		if st == nil {
			return fmt.Errorf("no student %s", f[0])
		}
		p, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return err
		}
		if p < 0 || p > 100 {
			return fmt.Errorf("points %v out of range", p)
		}
		w, ok := s.weights[f[1]]
		if !ok {
			w = 1
		}
		st.Grades = append(st.Grades, Grade{f[1], p, w})
	default:
		return fmt.Errorf("unknown verb %s", verb)
	}
	return nil
}

func (s *School) ranking() []*Student {
	list := slices.Collect(maps.Values(s.students))
	slices.SortFunc(list, func(a, b *Student) int {
		x, okX := a.Average()
		y, okY := b.Average()
		switch {
		case okX != okY:
			if okX {
				return -1
			}
			return +1
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return strings.Compare(a.Name, b.Name)
	})
	return list
}

type summary struct {
	n              int
	low, high, sum float64
	letters        map[string]int
}

func (s *School) bySubject() map[string]summary {
	out := map[string]summary{}
	for _, name := range slices.Sorted(maps.Keys(s.students)) {
		for _, g := range s.students[name].Grades {
			sum, seen := out[g.Subject]
			if !seen {
				sum = summary{low: math.Inf(1), high: math.Inf(-1), letters: map[string]int{}}
			}
			sum.n++
			sum.sum += g.Points
			sum.low = min(sum.low, g.Points)
			sum.high = max(sum.high, g.Points)
			sum.letters[letter(g.Points)]++
			out[g.Subject] = sum
		}
	}
	return out
}

func main() {
	s := School{map[string]*Student{}, map[string]int{}}
	for _, err := range s.load(bufio.NewScanner(os.Stdin)) {
		fmt.Println("error", err)
	}
	fmt.Println("Ranking")
	for i, st := range s.ranking() {
		avg, _ := st.Average()
		fmt.Printf("%3d. %-8s %-3s %6.2f %s %s\n", i+1, st.Name, st.Class, avg, letter(avg), strings.Repeat("▪", len(st.Grades)))
	}
	subjects := s.bySubject()
	for _, name := range slices.Sorted(maps.Keys(subjects)) {
		sum := subjects[name]
		fmt.Printf("%-8s n=%d low=%g high=%g mean=%.3g %v\n", name, sum.n, sum.low, sum.high, sum.sum/float64(sum.n), sum.letters)
	}
	classes := map[string][]float64{}
	for _, st := range s.students {
		if avg, ok := st.Average(); ok {
			classes[st.Class] = append(classes[st.Class], avg)
		}
	}
	for _, c := range slices.Sorted(maps.Keys(classes)) {
		slices.Sort(classes[c])
		fmt.Printf("%s %.1f\n", c, classes[c])
	}
}
