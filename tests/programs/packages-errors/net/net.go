package net

import "errors"

var ErrDown = errors.New("net down")

func Send(s string) error {
	if s == "beta" {
		return ErrDown
	}
	return nil
}
