package main

import (
	"errors"
	"fmt"
)

var errNegative = errors.New("negative id")

func find(id int) (string, error) {
	if id < 0 {
		return "", errNegative
	}
	return fmt.Sprintf("user-%d", id), nil
}

func greet(id int) (string, error) {
	name, err := find(id)
	if err != nil {
		return "", fmt.Errorf("greet %d: %w", id, err)
	}
	return "hello " + name, nil
}

func main() {
	for _, id := range []int{7, -1} {
		text, err := greet(id)
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Println(text)
	}
}
