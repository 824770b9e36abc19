// A scanner in the old style: labels for states, goto for moves between them. It also retries, cleans up and leaves
// nested loops by goto, as ports of C programs do.
package main

import (
	"errors"
	"fmt"
)

type token struct {
	kind string
	text string
}

// scan splits text into words, numbers and signs.
func scan(text string) []token {
	var tokens []token
	i := 0
start:
	for i < len(text) && text[i] == ' ' {
		i++
	}
	if i == len(text) {
		goto done
	}
	switch c := text[i]; {
	case c >= '0' && c <= '9':
		begin := i
	digits:
		i++
		if i < len(text) && text[i] >= '0' && text[i] <= '9' {
			goto digits
		}
		if i < len(text) && text[i] == '.' {
			goto digits
		}
		tokens = append(tokens, token{"number", text[begin:i]})
	case c >= 'a' && c <= 'z' || c == '_':
		begin := i
		for i < len(text) && (text[i] >= 'a' && text[i] <= 'z' || text[i] == '_') {
			i++
		}
		tokens = append(tokens, token{"word", text[begin:i]})
	default:
		tokens = append(tokens, token{"sign", string(c)})
		i++
	}
	goto start

done:
	return tokens
}

var errBusy = errors.New("busy")

// fetch fails twice, then answers.
func fetch(attempt int) (string, error) {
	if attempt < 3 {
		return "", errBusy
	}
	return fmt.Sprintf("answer after %d attempts", attempt), nil
}

func retry() string {
	attempt := 0
again:
	attempt++
	answer, err := fetch(attempt)
	if err != nil {
		fmt.Println("attempt", attempt, err)
		goto again
	}
	return answer
}

// find leaves two loops at once.
func find(grid [][]int, want int) (row, col int, ok bool) {
	for row = range grid {
		for col = range grid[row] {
			if grid[row][col] == want {
				goto found
			}
		}
	}
	return -1, -1, false
found:
	return row, col, true
}

// install undoes the steps that worked when a later one fails.
func install(fail int) (log []string) {
	step := 1
	if fail == step {
		goto undoNothing
	}
	log = append(log, "made folder")
	step++
	if fail == step {
		goto undoFolder
	}
	log = append(log, "copied files")
	step++
	if fail == step {
		goto undoFiles
	}
	return append(log, "done")

undoFiles:
	log = append(log, "removed files")
undoFolder:
	log = append(log, "removed folder")
undoNothing:
	return append(log, fmt.Sprintf("failed at step %d", step))
}

// closures of a loop that goto makes have variables of their own.
func counters() []func() int {
	var list []func() int
	n := 0
more:
	count := n * 10
	list = append(list, func() int { count++; return count })
	n++
	if n < 3 {
		goto more
	}
	return list
}

func main() {
	for _, t := range scan("let x_y = 12.5*(rate + 3)") {
		fmt.Printf("%-6s %q\n", t.kind, t.text)
	}
	fmt.Println(retry())
	grid := [][]int{{1, 2, 3}, {4, 5, 6}}
	fmt.Println(find(grid, 5))
	fmt.Println(find(grid, 9))
	for fail := 0; fail <= 3; fail++ {
		fmt.Println(install(fail))
	}
	for _, next := range counters() {
		fmt.Println(next(), next())
	}
}
