package main

import (
	"fmt"
	"os"
)

// Named is a shape with a name.
type Named interface{ Name() string }

type cat struct{}

func (cat) Name() string { return "cat" }

type dog struct{}

func (*dog) Name() string { return "dog" }

func say(prefix string, n Named) { fmt.Println(prefix, n.Name()) }

func pick(kind int) []string {
	switch kind {
	case 1:
		return []string{"one"}
	case 2:
		return []string{} // none yet
	case 3:
		return []string{} // nor here
	default:
		return []string{}
	}
}

func code(s string) int {
	if len(s) < 1 {
		return -1
	}

	// The first byte alone counts.
	first := int(s[0])

	return first
}

func replaced(count int, name string) string {
	count = len(name)
	return fmt.Sprint(name, count)
}

func main() {
	var n Named
	n = cat{}
	defer fmt.Println("last", len(os.Args) > 0)
	say("first", n)
	n = &dog{}
	say("now", n)
	fmt.Println(pick(1), len(pick(2)), len(pick(3)), len(pick(4)))
	fmt.Println(code(""), code("a"), replaced(5, "x"))
	foo, baz := 1, 2
	var _ int = foo
	fmt.Println(foo + baz)
}
