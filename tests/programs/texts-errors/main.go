package main

import (
	"errors"
	"fmt"
)

type Kind string

const (
	NotFound Kind = "not found"
	Denied   Kind = "denied"
	Timeout  Kind = "timeout"
)

type Failure struct {
	Kind Kind
	Path string
}

func (f *Failure) Error() string { return fmt.Sprintf("%s: %q (%v)", f.Path, f.Kind, f.Kind) }

type Mode string

const (
	ReadOnly  Mode = "ro"
	ReadWrite Mode = "rw"
)

func (m Mode) CanWrite() bool { return m == ReadWrite }

func open(path string, m Mode) error {
	switch {
	case path == "":
		return &Failure{NotFound, "?"}
	case path == "/root" && m.CanWrite():
		return &Failure{Kind: Denied, Path: path}
	}
	if m == "ro" && path == "slow" {
		return fmt.Errorf("opening %s as %s: %w", path, m, &Failure{Timeout, path})
	}
	return nil
}

func main() {
	for _, p := range []string{"", "/root", "slow", "ok"} {
		for _, m := range []Mode{ReadOnly, ReadWrite} {
			err := open(p, m)
			var f *Failure
			switch {
			case err == nil:
				fmt.Println(p, m, "fine")
			case errors.As(err, &f):
				fmt.Println(p, m, f.Kind, f.Kind == Denied, err)
			default:
				fmt.Println("other", err)
			}
		}
	}
}
