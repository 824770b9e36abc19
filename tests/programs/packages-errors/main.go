package main

import (
	"errors"
	"fmt"

	"app/db"
	"app/net"
)

type appError struct {
	op  string
	err error
}

func (e *appError) Error() string { return e.op + ": " + e.err.Error() }
func (e *appError) Unwrap() error { return e.err }

func load(key string) (string, error) {
	v, err := db.Get(key)
	if err != nil {
		return "", &appError{"load", err}
	}
	if err := net.Send(v); err != nil {
		return "", fmt.Errorf("sending: %w", err)
	}
	return v, nil
}

func main() {
	for _, k := range []string{"a", "b", "c", ""} {
		v, err := load(k)
		var ae *appError
		switch {
		case err == nil:
			fmt.Println("ok", v)
		case errors.As(err, &ae):
			fmt.Println("app", ae.op, errors.Is(err, db.ErrMissing), err)
		case errors.Is(err, net.ErrDown):
			fmt.Println("down", err)
		default:
			fmt.Println("other", err)
		}
	}
}
