// A script runner with exit codes; deferred calls do not run on os.Exit.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

const (
	exitOK = iota
	exitUsage
	_
	exitScript = iota + 10
	exitIO
)

type exitError struct {
	code int
	error
}

func (e exitError) Unwrap() error { return e.error }

func fail(code int, format string, args ...any) error {
	return exitError{code, fmt.Errorf(format, args...)}
}

type shell struct {
	out  *bufio.Writer
	vars map[string]string
	cmds map[string]func(args []string) error
}

func newShell(w io.Writer) *shell {
	sh := &shell{out: bufio.NewWriter(w), vars: map[string]string{}}
	sh.cmds = map[string]func([]string) error{
		"echo": func(args []string) error {
			_, err := fmt.Fprintln(sh.out, strings.Join(args, " "))
			return err
		},
		"set": func(args []string) error {
			if len(args) != 2 {
				return fail(exitUsage, "set: want 2 arguments, got %d", len(args))
			}
			sh.vars[args[0]] = args[1]
			return nil
		},
		"fail": func(args []string) error {
			return fail(exitScript, "%w: %s", errScript, strings.Join(args, " "))
		},
		"cat": func(args []string) error {
			b, err := os.ReadFile(args[0])
			if errors.Is(err, os.ErrNotExist) {
				return fail(exitIO, "cat: %s is not there", args[0])
			}
			sh.out.Write(b)
			return err
		},
	}
	return sh
}

var errScript = errors.New("script failed")

func (sh *shell) line(text string) error {
	ignore := false
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		text, ignore = rest, true
	}
	words := strings.Fields(text)
	if len(words) == 0 {
		return nil
	}
	for i := range words {
		if strings.HasPrefix(words[i], "$") {
			words[i] = sh.vars[words[i][1:]]
		}
	}
	cmd, ok := sh.cmds[words[0]]
	if !ok {
		return fail(127, "%s: not found", words[0])
	}
	err := cmd(words[1:])
	if err != nil && ignore {
		fmt.Fprintln(sh.out, "ignored:", err)
		return nil
	}
	return err
}

func (sh *shell) run(r io.Reader) error {
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		if err := sh.line(sc.Text()); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return sc.Err()
}

func main() {
	sh := newShell(os.Stdout)
	defer fmt.Println("not printed")
	err := sh.run(os.Stdin)
	sh.out.Flush()
	code := exitOK
	var ee exitError
	if errors.As(err, &ee) {
		code = ee.code
	}
	fmt.Println(err, "| script:", errors.Is(err, errScript), "| code", code, exitIO)
	os.Exit(code)
}
