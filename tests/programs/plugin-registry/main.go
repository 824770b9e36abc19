package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

// Plugins register themselves by init functions and package variables, in the order of the source.

type Plugin interface {
	Name() string
	Apply(in string, args ...string) (string, error)
}

type Factory func(config map[string]string) (Plugin, error)

var (
	registry = map[string]Factory{}
	aliases  = map[string]string{}
	log      []string
)

// register gives a bool so that it can stand in a variable's initialiser.
func register(name string, f Factory, alias ...string) bool {
	if _, dup := registry[name]; dup {
		panic("plugin registered twice: " + name)
	}
	registry[name] = f
	for _, a := range alias {
		aliases[a] = name
	}
	log = append(log, "registered "+name)
	return true
}

var _ = register("upper", Simple("upper", strings.ToUpper), "uc")

var ready = register("reverse", Simple("reverse", func(s string) string {
	rs := []rune(s)
	for i, j := 0, len(rs)-1; i < j; i, j = i+1, j-1 {
		rs[i], rs[j] = rs[j], rs[i]
	}
	return string(rs)
}))

func init() {
	log = append(log, fmt.Sprint("init 1, ready ", ready))
	register("repeat", newRepeat, "rep", "x")
}

func init() {
	log = append(log, "init 2")
	register("caesar", func(config map[string]string) (Plugin, error) {
		shift, err := strconv.Atoi(config["shift"])
		if err != nil {
			return nil, fmt.Errorf("shift: %w", err)
		}
		return caesar(shift), nil
	})
	register("crash", Simple("crash", func(s string) string { return s[:len(s)/len(s)+9] }))
}

type simple struct {
	name string
	f    func(string) string
}

func (s simple) Name() string { return s.name }

func (s simple) Apply(in string, _ ...string) (string, error) { return s.f(in), nil }

func Simple(name string, f func(string) string) Factory {
	return func(map[string]string) (Plugin, error) { return simple{name, f}, nil }
}

type repeat struct{ sep string }

func newRepeat(config map[string]string) (Plugin, error) { return &repeat{config["sep"]}, nil }

func (*repeat) Name() string { return "repeat" }

func (r *repeat) Apply(in string, args ...string) (string, error) {
	if len(args) != 1 {
		return "", fmt.Errorf("repeat wants 1 argument, got %d", len(args))
	}
	n, err := strconv.ParseUint(args[0], 10, 8)
	if err != nil {
		return "", err
	}
	parts := make([]string, n)
	for i := range parts {
		parts[i] = in
	}
	return strings.Join(parts, r.sep), nil
}

type caesar int

func (c caesar) Name() string { return "caesar+" + strconv.Itoa(int(c)) }

func (c caesar) Apply(in string, _ ...string) (string, error) {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return -1
		case 'a' <= r && r <= 'z':
			return 'a' + (r-'a'+rune(c)%26+26)%26
		}
		return r
	}, in), nil
}

var errNotFound = errors.New("plugin not found")

func open(spec string) (p Plugin, args []string, err error) {
	head, argText, _ := strings.Cut(spec, ":")
	name, opts, _ := strings.Cut(head, "?")
	if real, ok := aliases[name]; ok {
		name = real
	}
	f, ok := registry[name]
	if !ok {
		return nil, nil, fmt.Errorf("%q: %w", name, errNotFound)
	}
	config := map[string]string{}
	for _, o := range strings.Split(opts, "&") {
		if k, v, ok := strings.Cut(o, "="); ok {
			config[k] = v
		}
	}
	if argText != "" {
		args = strings.Split(argText, ",")
	}
	p, err = f(config)
	return
}

func pipeline(in, specs string) (out string, err error) {
	stage := ""
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s crashed: %v", stage, r)
		} else if err != nil {
			err = fmt.Errorf("after %q: %w", out, err)
		}
	}()
	out = in
	for _, spec := range strings.Fields(specs) {
		var p Plugin
		var args []string
		if p, args, err = open(spec); err != nil {
			return
		}
		stage = p.Name()
		next, err := p.Apply(out, args...)
		if err != nil {
			return out, err
		}
		out = next
	}
	return out, nil
}

func main() {
	for _, l := range log {
		fmt.Println(l)
	}
	names := make([]string, 0, len(registry))
	for n := range registry {
		names = append(names, n)
	}
	sort.Strings(names)
	fmt.Fprintln(os.Stdout, names, len(aliases))
	for _, specs := range []string{
		"", "uc", "reverse upper", "rep?sep=-:3 uc", "caesar?shift=3", "caesar?shift=-3 reverse",
		"caesar", "x", "x:300", "nope", "upper crash", "x:2 crash",
	} {
		out, err := pipeline("go1 été xyz", specs)
		fmt.Printf("%-24s %-30q %v %t\n", specs, out, err, errors.Is(err, errNotFound))
	}
	defer func() {
		fmt.Println(recover())
	}()
	register("upper", nil)
}
