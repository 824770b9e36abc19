package main

import (
	"errors"
	"fmt"
	"strconv"
)

type stack struct{ log []string }

func (s *stack) add(format string, args ...any) { s.log = append(s.log, fmt.Sprintf(format, args...)) }

func (s *stack) flush(title string) {
	fmt.Printf("%s: %q\n", title, s.log)
	s.log = s.log[:0]
}

// arguments of deferred calls are worked out at once, closures see the last value
func arguments(s *stack) {
	x := 1
	defer s.add("value %d", x)
	defer func() { s.add("closure %d", x) }()
	x = 2
	for i := range 3 {
		defer s.add("loop %d", i)
		defer func() { s.add("each %d", i) }()
	}
	x = 3
}

// deferred closures change named results, even after a return
func double(n int) (result int, err error) {
	defer func() {
		result *= 2
		if result > 10 {
			err = fmt.Errorf("%d is too much", result)
		}
	}()
	return n + 1, nil
}

func bare(n int) (a, b int) {
	defer func(before int) { b += before }(b)
	a, b = n, n
	if n > 1 {
		a, b := 100, 200
		return a + n, b
	}
	return
}

var errBase = errors.New("base")

type wrapped struct {
	op  string
	err error
}

func (w *wrapped) Error() string { return w.op + ": " + w.err.Error() }
func (w *wrapped) Unwrap() error { return w.err }

// protect turns panics with errors into results and passes others on
func protect(f func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = &wrapped{"protected", r}
		case string:
			panic("again: " + r)
		default:
			panic(r)
		}
	}()
	f()
	return nil
}

func nested(s *stack) {
	defer func() { s.add("outer got %v", recover()) }()
	defer func() {
		defer func() { s.add("inner got %v", recover()) }()
		panic("second")
	}()
	panic("first")
}

func replaced(s *stack) {
	defer func() { s.add("only %v", recover()) }()
	defer func() { panic("replacement") }()
	panic("original")
}

// recover works in the deferred function itself only
func tooDeep() (out string) {
	defer func() {
		out = fmt.Sprint(recover())
	}()
	defer func() {
		func() {
			if r := recover(); r != nil {
				out = "never"
			}
		}()
	}()
	panic("deep")
}

type resource struct {
	name string
	s    *stack
}

func open(name string, s *stack) (*resource, error) {
	if name == "" {
		return nil, errBase
	}
	s.add("open %s", name)
	return &resource{name, s}, nil
}

func (r *resource) Close() error {
	r.s.add("close %s", r.name)
	if r.name == "bad" {
		return fmt.Errorf("close %s: %w", r.name, errBase)
	}
	return nil
}

func use(s *stack, names ...string) (n int, err error) {
	for _, name := range names {
		r, err := open(name, s)
		if err != nil {
			return n, fmt.Errorf("#%d: %w", n, err)
		}
		defer func() {
			if cerr := r.Close(); cerr != nil {
				n = -n
			}
		}()
		n++
	}
	return n, nil
}

func countdown(n int, s *stack) {
	if n == 0 {
		panic(n)
	}
	defer s.add("%d", n)
	countdown(n-1, s)
}

func main() {
	s := &stack{}
	arguments(s)
	s.flush("arguments")
	for _, n := range []int{1, 4, 5} {
		fmt.Println(double(n))
	}
	fmt.Println(bare(1))
	fmt.Println(bare(2))

	fmt.Println(protect(func() {}))
	err := protect(func() { panic(errBase) })
	fmt.Println(err, errors.Is(err, errBase))
	err = protect(func() {
		var m map[string]int
		m["x"]++
	})
	fmt.Println(err)
	err = protect(func() {
		_, e := strconv.Atoi("x1")
		panic(e)
	})
	var ne *strconv.NumError
	fmt.Println(err, errors.As(err, &ne))
	func() {
		defer func() { fmt.Println("passed on:", recover()) }()
		protect(func() { panic("text") })
	}()
	func() {
		defer func() { fmt.Printf("passed on: %v\n", recover()) }()
		protect(func() { panic(42.5) })
	}()

	nested(s)
	s.flush("nested")
	replaced(s)
	s.flush("replaced")
	fmt.Println(tooDeep())
	fmt.Println(use(s, "a", "b"))
	s.flush("use")
	fmt.Println(use(s, "a", "bad", "c", ""))
	s.flush("use")
	func() {
		defer func() { s.add("%v", recover()) }()
		countdown(3, s)
	}()
	s.flush("countdown")
	fmt.Println(recover())

	var fns []func() int
	for i := 0; i < 3; i++ {
		defer func() {
			i *= 10
			fmt.Print(i, " ")
		}()
		fns = append(fns, func() int { i++; return i })
	}
	for _, f := range fns {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
}
