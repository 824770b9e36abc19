package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"
)

type Kind int

const (
	String Kind = iota
	Int
	Bool
	Duration
	List
)

var kindNames = map[Kind]string{String: "string", Int: "int", Bool: "bool", Duration: "duration", List: "list"}

func (k Kind) String() string {
	if n, ok := kindNames[k]; ok {
		return n
	}
	return "Kind(" + strconv.Itoa(int(k)) + ")"
}

type Value struct {
	Kind Kind
	raw  string
	v    any
}

func (v Value) String() string { return fmt.Sprintf("%v(%v)", v.Kind, v.v) }

type KeyError string

func (k KeyError) Error() string { return "no key " + strconv.Quote(string(k)) }

type LineError struct {
	Line int
	Text string
	Err  error
}

func (e LineError) Error() string { return fmt.Sprintf("config:%d: %s (%q)", e.Line, e.Err, e.Text) }
func (e LineError) Unwrap() error { return e.Err }

var (
	ErrNoEq   = errors.New("missing '='")
	ErrKind   = errors.New("unknown kind")
	ErrClosed = fmt.Errorf("section: %w", errors.New("unclosed"))
)

type Config struct {
	sections map[string]map[string]Value
	order    []string
}

func parseValue(kind, raw string) (v Value, err error) {
	v.raw = raw
	switch kind {
	case "", "string":
		if strings.HasPrefix(raw, `"`) {
			raw, err = strconv.Unquote(raw)
		}
		v.Kind, v.v = String, raw
	case "int":
		var n int64
		n, err = strconv.ParseInt(raw, 0, 64)
		v.Kind, v.v = Int, n
	case "bool":
		v.Kind = Bool
		v.v, err = strconv.ParseBool(raw)
	case "dur":
		v.Kind = Duration
		v.v, err = time.ParseDuration(raw)
	case "list":
		v.Kind, v.v = List, strings.FieldsFunc(raw, func(r rune) bool { return r == ',' || r == ' ' })
	default:
		err = fmt.Errorf("%w %q", ErrKind, kind)
	}
	return
}

func Load(sc *bufio.Scanner) (*Config, error) {
	c := &Config{sections: make(map[string]map[string]Value)}
	cur := ""
	var errs []error
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		fail := func(err error) { errs = append(errs, LineError{n, line, err}) }
		switch {
		case line == "" || strings.HasPrefix(line, ";"):
			continue
		case line[0] == '[':
			if line[len(line)-1] != ']' {
				fail(ErrClosed)
				continue
			}
			cur = line[1 : len(line)-1]
		default:
			k, raw, ok := strings.Cut(line, "=")
			if !ok {
				fail(ErrNoEq)
				continue
			}
			name, kind, _ := strings.Cut(strings.TrimSpace(k), ":")
			v, err := parseValue(kind, strings.TrimSpace(raw))
			if err != nil {
				fail(err)
				continue
			}
			if c.sections[cur] == nil {
				c.sections[cur] = map[string]Value{}
				c.order = append(c.order, cur)
			}
			c.sections[cur][name] = v
		}
	}
	return c, errors.Join(errs...)
}

func Get[T any](c *Config, sec, key string) (T, error) {
	var zero T
	v, ok := c.sections[sec][key]
	if !ok {
		return zero, fmt.Errorf("get %s: %w", sec, KeyError(key))
	}
	t, ok := v.v.(T)
	if !ok {
		return zero, fmt.Errorf("%s.%s is %T, want %T", sec, key, v.v, zero)
	}
	return t, nil
}

func main() {
	c, err := Load(bufio.NewScanner(os.Stdin))
	if err != nil {
		fmt.Println(err)
		fmt.Println(errors.Is(err, ErrNoEq), errors.Is(err, ErrKind), errors.Is(err, strconv.ErrSyntax), errors.Is(err, os.ErrExist))
		var ne *strconv.NumError
		if errors.As(err, &ne) {
			fmt.Printf("%s %s %v %+v\n", ne.Func, ne.Num, ne.Err, *ne)
		}
		var le LineError
		fmt.Println(errors.As(err, &le), le.Line)
	}
	for _, s := range c.order {
		keys := make([]string, 0)
		for k := range c.sections[s] {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		fmt.Printf("[%s]\n", s)
		for _, k := range keys {
			v := c.sections[s][k]
			fmt.Printf("  %-8s %-10v %v %T\n", k, v.Kind, v, v.v)
		}
	}
	fmt.Println(c.sections)
	n, err := Get[int64](c, "server", "port")
	fmt.Println(n, err)
	_, err = Get[string](c, "server", "port")
	fmt.Println(err)
	_, err = Get[time.Duration](c, "server", "nope")
	var ke KeyError
	fmt.Println(err, errors.As(err, &ke), string(ke))
	d, err := Get[time.Duration](c, "server", "timeout")
	fmt.Println(d, err, d > time.Second, Kind(9))
	l, err := Get[[]string](c, "", "hosts")
	fmt.Printf("%q %v\n", l, err)
}
