package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

type Level int

func (l *Level) String() string { return strings.Repeat("v", int(*l)) }
func (l *Level) Set(s string) error {
	switch s {
	case "true":
		*l++
	case "quiet":
		*l = 0
	default:
		return fmt.Errorf("bad level %q", s)
	}
	return nil
}
func (l *Level) IsBoolFlag() bool { return true }

type Pairs map[string]string

func (p Pairs) String() string { return fmt.Sprint(map[string]string(p)) }
func (p Pairs) Set(s string) error {
	k, v, ok := strings.Cut(s, "=")
	if !ok {
		return errors.New("want key=value")
	}
	p[k] = v
	return nil
}

type options struct {
	verbose Level
	env     Pairs
	out     string
	n       int
	ratio   float64
	wait    time.Duration
	dry     bool
}

type command struct {
	name, help string
	run        func(o *options, args []string) error
}

var commands = []command{
	{"add", "adds numbers", func(o *options, args []string) error {
		sum := o.n
		for _, a := range args {
			var x int
			if _, err := fmt.Sscanf(a, "%d", &x); err != nil {
				return fmt.Errorf("add: %q: %w", a, err)
			}
			sum += x
		}
		fmt.Printf("sum=%d ratio=%.2f\n", sum, float64(sum)*o.ratio)
		return nil
	}},
	{"env", "prints the environment", func(o *options, _ []string) error {
		fmt.Println(o.env, o.verbose.String(), o.wait)
		return nil
	}},
}

func run(args []string) error {
	o := &options{env: Pairs{}}
	fs := flag.NewFlagSet("tool", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	fs.Var(&o.verbose, "v", "more `noise`")
	fs.Var(o.env, "e", "set `key=value`")
	fs.StringVar(&o.out, "o", "-", "output file")
	fs.IntVar(&o.n, "n", 1, "start value")
	fs.Float64Var(&o.ratio, "ratio", 0.5, "ratio")
	fs.DurationVar(&o.wait, "wait", 2*time.Second, "time to wait")
	fs.BoolVar(&o.dry, "dry-run", false, "do nothing")
	fs.Usage = func() {
		fmt.Fprintf(fs.Output(), "usage: %s [flags] command\n", fs.Name())
		for _, c := range commands {
			fmt.Fprintf(fs.Output(), "  %-6s %s\n", c.name, c.help)
		}
		fs.PrintDefaults()
	}
	if err := fs.Parse(args); err != nil {
		return err
	}
	if fs.NArg() == 0 {
		return errors.New("no command")
	}
	set := []string{}
	fs.Visit(func(f *flag.Flag) { set = append(set, f.Name+"="+f.Value.String()) })
	fmt.Println("set:", strings.Join(set, " "))
	for _, c := range commands {
		if c.name == fs.Arg(0) {
			return c.run(o, fs.Args()[1:])
		}
	}
	return fmt.Errorf("unknown command %q", fs.Arg(0))
}

func main() {
	for _, line := range []string{
		"-n 5 add 1 2 3",
		"-v -v -e a=1 -e b=2 -wait=1m env",
		"-v=quiet -ratio 2 add 1 x",
		"-e nope env",
		"-v=loud env",
		"-h",
		"-zip",
		"-n=abc add",
		"--dry-run=true -- env -n",
		"fly",
		"",
	} {
		err := run(strings.Fields(line))
		if errors.Is(err, flag.ErrHelp) {
			fmt.Println("help asked for")
		} else if err != nil {
			fmt.Println("error:", err)
		}
	}
	n := flag.Int("n", 3, "a number")
	flag.Parse()
	fmt.Println(*n, flag.NArg(), flag.Args())
	flag.VisitAll(func(f *flag.Flag) { fmt.Println(f.Name, f.DefValue, f.Usage) })
}
