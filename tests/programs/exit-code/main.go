package main

import (
	"errors"
	"fmt"
	"os"
)

var errUsage = errors.New("usage")

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("run: %w", errUsage)
	}
	return nil
}

func main() {
	defer fmt.Println("never printed")
	if err := run(nil); err != nil {
		fmt.Fprintln(os.Stderr, err)
		fmt.Println("exiting")
		if errors.Is(err, errUsage) {
			os.Exit(3)
		}
		os.Exit(1)
	}
}
