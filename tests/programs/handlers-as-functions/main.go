// Commands of a small console: functions that are handlers, and layers around them.
package main

import (
	"fmt"
	"sort"
	"strings"
)

// Handler answers a command.
type Handler interface {
	Handle(args []string) string
}

// HandlerFunc is a function that is a Handler.
type HandlerFunc func(args []string) string

// Handle calls the function.
func (f HandlerFunc) Handle(args []string) string {
	return f(args)
}

// Layer puts something around a handler.
type Layer func(next Handler) Handler

func atLeast(n int) Layer {
	return func(next Handler) Handler {
		return HandlerFunc(func(args []string) string {
			if len(args) < n {
				return fmt.Sprintf("needs %d arguments, got %d", n, len(args))
			}
			return next.Handle(args)
		})
	}
}

func shout(next Handler) Handler {
	return HandlerFunc(func(args []string) string {
		return strings.ToUpper(next.Handle(args)) + "!"
	})
}

func layered(h Handler, layers ...Layer) Handler {
	for i := len(layers) - 1; i >= 0; i-- {
		h = layers[i](h)
	}
	return h
}

func join(args []string) string {
	return strings.Join(args, "+")
}

// Rest is a handler with something of its own.
type Rest struct {
	from int
}

// Handle gives what stands behind the first arguments.
func (r Rest) Handle(args []string) string {
	return strings.Join(args[r.from:], " ")
}

func main() {
	commands := map[string]Handler{
		"join":  HandlerFunc(join),
		"count": HandlerFunc(func(args []string) string { return fmt.Sprint(len(args)) }),
		"loud":  layered(HandlerFunc(join), atLeast(1), shout),
		"rest":  layered(Rest{from: 1}, atLeast(2)),
	}
	names := make([]string, 0, len(commands))
	for name := range commands {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, line := range []string{"a b c", "", "one"} {
		args := strings.Fields(line)
		for _, name := range names {
			fmt.Printf("%-5s [%s] -> %s\n", name, line, commands[name].Handle(args))
		}
	}
}
