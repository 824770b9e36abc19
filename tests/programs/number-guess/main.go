package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

const (
	maxTurns = 5
	usage    = "type a number"
)

func main() {
	target := 7
	scanner := bufio.NewScanner(os.Stdin)
	turns := 0
	var won bool
loop:
	for turns < maxTurns && scanner.Scan() {
		line := strings.TrimSpace(scanner.Text())
		n, err := strconv.Atoi(line)
		if err != nil {
			fmt.Println("not a number:", line)
			continue
		}
		turns++
		switch {
		case n < target:
			fmt.Println("too low")
		case n > target:
			fmt.Println("too high")
		default:
			won = true
			break loop
		}
	}
	if won {
		fmt.Println("won in", turns)
	} else {
		fmt.Println(usage)
	}
}
