package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(v T) { s.items = append(s.items, v) }
func (s *Stack[T]) Pop() (T, error) {
	var zero T
	if len(s.items) == 0 {
		return zero, ErrEmpty
	}
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, nil
}

var ErrEmpty = errors.New("stack empty")

type SyntaxError struct {
	Pos int
	Tok string
	Err error
}

func (e *SyntaxError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%d: %q: %v", e.Pos, e.Tok, e.Err)
	}
	return fmt.Sprintf("%d: unexpected %q", e.Pos, e.Tok)
}
func (e *SyntaxError) Unwrap() error { return e.Err }
func (e *SyntaxError) Is(t error) bool {
	o, ok := t.(*SyntaxError)
	return ok && o.Tok == e.Tok
}

func eval(line string) (float64, error) {
	var st Stack[float64]
	ops := map[string]func(a, b float64) (float64, error){
		"+": func(a, b float64) (float64, error) { return a + b, nil },
		"-": func(a, b float64) (float64, error) { return a - b, nil },
		"*": func(a, b float64) (float64, error) { return a * b, nil },
		"/": func(a, b float64) (float64, error) {
			if b == 0 {
				return 0, errors.New("division by zero")
			}
			return a / b, nil
		},
	}
	for i, tok := range strings.Fields(line) {
		if op, ok := ops[tok]; ok {
			b, err := st.Pop()
			if err != nil {
				return 0, &SyntaxError{i, tok, err}
			}
			a, err := st.Pop()
			if err != nil {
				return 0, &SyntaxError{i, tok, err}
			}
			v, err := op(a, b)
			if err != nil {
				return 0, &SyntaxError{i, tok, err}
			}
			st.Push(v)
			continue
		}
		v, err := strconv.ParseFloat(tok, 64)
		if err != nil {
			var ne *strconv.NumError
			if errors.As(err, &ne) && ne.Err == strconv.ErrSyntax {
				return 0, &SyntaxError{Pos: i, Tok: tok}
			}
			return 0, fmt.Errorf("token %d: %w", i, err)
		}
		st.Push(v)
	}
	v, err := st.Pop()
	if err != nil {
		return 0, fmt.Errorf("eval %q: %w", line, err)
	}
	if n := len(st.items); n > 0 {
		return v, fmt.Errorf("%d values left: %v", n, st.items)
	}
	return v, nil
}

func main() {
	r := bufio.NewReader(os.Stdin)
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	for no := 1; ; no++ {
		line, err := r.ReadString('\n')
		line = strings.TrimRight(line, "\r\n")
		if line != "" {
			v, e := eval(line)
			switch {
			case errors.Is(e, &SyntaxError{Tok: "foo"}):
				fmt.Fprintf(w, "%3d: foo! %v\n", no, e)
			case errors.Is(e, ErrEmpty):
				fmt.Fprintf(w, "%3d: empty: %v\n", no, e)
			case errors.Is(e, strconv.ErrRange):
				fmt.Fprintf(w, "%3d: range: %v\n", no, e)
			case e != nil:
				fmt.Fprintf(w, "%3d: %v (%T)\n", no, e, e)
			default:
				fmt.Fprintf(w, "%3d: %-20s = %10.4g\n", no, line, v)
			}
		}
		if err != nil {
			fmt.Fprintln(w, "done:", err)
			return
		}
	}
}
