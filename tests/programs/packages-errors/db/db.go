package db

import "errors"

var ErrMissing = errors.New("missing")

var errEmpty = errors.New("empty key")

func Get(key string) (string, error) {
	if key == "" {
		return "", errEmpty
	}
	if key == "a" {
		return "alpha", nil
	}
	if key == "b" {
		return "beta", nil
	}
	return "", ErrMissing
}
