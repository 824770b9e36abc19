// Implements the check of notes that once stood where nothing of the kind happens: each case has the card's id, and Go without it.

import { expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

const silent: readonly (readonly [id: string, go: string])[] = [
  [
    // Turning the sign grows nothing.
    "int-overflow",
    `package main

import "fmt"

func main() {
	steps := 3
	for i := 0; i < 4; i++ {
		steps *= -1
	}
	fmt.Println(steps)
}
`,
  ],
  [
    // The whole body is refused: there is no line that prints.
    "print-pointer",
    `package main

import (
	"fmt"
	"os"
)

type user struct{ name string }

func main() {
	u := &user{"ann"}
	fmt.Println(u)
	dir, err := os.UserCacheDir()
	if err != nil {
		return
	}
	fmt.Println(dir, err)
}
`,
  ],
  [
    // What a pattern takes with it was reached.
    "unreachable-left-out",
    `package main

import "fmt"

func total(xs []int) int {
	sum := 0
	for _, x := range xs {
		sum += x
	}
	return sum
}

func main() {
	fmt.Println(total([]int{1, 2}))
}
`,
  ],
  [
    // Go copies the text, too.
    "copied-container",
    `package main

import "fmt"

func main() {
	s := "hello"
	b := []byte(s)
	b[0] = 'c'
	fmt.Println(string(b), s)
}
`,
  ],
  [
    // One type of errors is no enum.
    "error-enum",
    `package main

import "fmt"

type failure struct{ s string }

func (e *failure) Error() string { return e.s }

func fail(s string) error { return &failure{s} }

func main() {
	err := fail("x")
	fmt.Println(err)
}
`,
  ],
  [
    // The unwrap says it.
    "panic-status",
    `package main

import "fmt"
import "strconv"

func main() {
	n, err := strconv.Atoi("1")
	if err != nil {
		panic(err)
	}
	fmt.Println(n)
}
`,
  ],
  [
    // The match has no such arm.
    "panic-status",
    `package main

import "fmt"

type state int

const (
	Off state = iota
	On
)

func next(s state) state {
	switch s {
	case Off:
		return On
	case On:
		return Off
	default:
		panic("no state")
	}
}

func main() {
	fmt.Println(next(On) == Off)
}
`,
  ],
  [
    // It is asked whether it is there.
    "args-index",
    `package main

import "fmt"
import "os"

func main() {
	name := "you"
	if len(os.Args) > 1 {
		name = os.Args[1]
	}
	fmt.Println(name)
}
`,
  ],
  [
    // It is asked before.
    "args-index",
    `package main

import "fmt"
import "os"

func main() {
	if len(os.Args) < 3 {
		return
	}
	fmt.Println(os.Args[1], os.Args[2])
}
`,
  ],
  [
    // Only what was typed is shown.
    "program-path-open",
    `package main

import "fmt"
import "os"

func main() {
	args := os.Args
	if len(args) == 2 {
		fmt.Println(args[1])
	}
}
`,
  ],
  [
    // Equal runes are the same rune.
    "sort-ties",
    `package main

import "fmt"
import "sort"

type byRune []rune

func (s byRune) Len() int           { return len(s) }
func (s byRune) Less(i, j int) bool { return s[i] < s[j] }
func (s byRune) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

func main() {
	r := []rune("hello")
	sort.Sort(byRune(r))
	fmt.Println(string(r))
}
`,
  ],
  [
    // It never grows.
    "slice-capacity",
    `package main

import "fmt"

func main() {
	xs := make([]int, 3, 10)
	fmt.Println(len(xs), cap(xs))
}
`,
  ],
  [
    // A text is read as in Go.
    "scan-words",
    `package main

import "fmt"

func main() {
	var s string
	fmt.Scan(&s)
	fmt.Println(s)
}
`,
  ],
  [
    // The product is meant to wrap, and does.
    "int-overflow",
    `package main

import "fmt"

func hash(s string) int {
	h := 0
	for i := 0; i < len(s); i++ {
		h = h*31 + int(s[i])
	}
	return h
}

func main() {
	fmt.Println(hash("abc"))
}
`,
  ],
  [
    // Digits are digits.
    "scan-words",
    `package main

import "fmt"

func main() {
	var a, b int
	fmt.Sscanf("3-4", "%d-%d", &a, &b)
	fmt.Println(a, b)
}
`,
  ],
  [
    // It is counted before.
    "args-index",
    `package main

import "fmt"
import "os"

func main() {
	n := len(os.Args) - 1
	if n == 0 {
		return
	}
	fmt.Println(os.Args[1])
}
`,
  ],
  [
    // Equal texts are the same text.
    "sort-ties",
    `package main

import "fmt"
import "sort"
import "strings"

type byText []string

func (s byText) Len() int           { return len(s) }
func (s byText) Less(i, j int) bool { return strings.Compare(s[i], s[j]) < 0 }
func (s byText) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

func main() {
	var names byText = []string{"b", "a"}
	sort.Sort(names)
	fmt.Println(names[0])
}
`,
  ],
  [
    // The first one is passed over.
    "program-path-open",
    `package main

import "fmt"
import "os"

func main() {
	for i, v := range os.Args {
		if i == 0 {
			continue
		}
		fmt.Println(v)
	}
	for i, v := range os.Args {
		if i > 0 {
			fmt.Println(v)
		}
	}
	for i := range os.Args {
		fmt.Println(i)
	}
}
`,
  ],
  [
    // `write` gives an `io::Result`: no function here gives an `anyhow::Result`.
    "error-anyhow",
    `package main

import "fmt"

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

func main() {
	var c counter
	fmt.Fprintf(&c, "hello, %s", "you")
	fmt.Println(c)
}
`,
  ],
  [
    // The order looks at all that an element holds.
    "sort-ties",
    `package main

import "fmt"
import "sort"

type pair struct {
	value, count int
}

func main() {
	pairs := []pair{{1, 2}, {2, 1}}
	sort.Slice(pairs, func(i, j int) bool {
		if pairs[i].count == pairs[j].count {
			return pairs[i].value > pairs[j].value
		}
		return pairs[i].count < pairs[j].count
	})
	fmt.Println(pairs[0].value)
}
`,
  ],
  [
    // The error is of that type: the other way is left out.
    "panic-status",
    `package main

import "fmt"

type missing struct{ id int }

func (m missing) Error() string { return fmt.Sprint("missing ", m.id) }

func find(id int) (string, error) {
	if id > 1 {
		return "", missing{id}
	}
	return "one", nil
}

func main() {
	name, err := find(3)
	if err != nil {
		if _, ok := err.(missing); ok {
			fmt.Println(err)
		} else {
			panic(err)
		}
	}
	fmt.Println(name)
}
`,
  ],
  [
    // The length answers for nil, too.
    "nil-or-empty",
    `package main

import "fmt"

func last(list []int) int {
	if list == nil || len(list) == 0 {
		return -1
	}
	return list[len(list)-1]
}

func many(m map[string]int) bool {
	return m != nil && len(m) > 3
}

func main() {
	fmt.Println(last([]int{}), last([]int{1}), many(map[string]int{}))
}
`,
  ],
  [
    // Of three ways out, one for each that differs.
    "sort-ties",
    `package main

import "cmp"
import "fmt"
import "slices"

type player struct {
	name  string
	score int
}

func main() {
	players := []player{{"a", 2}, {"b", 1}}
	slices.SortFunc(players, func(a, b player) int {
		if a.score != b.score {
			return b.score - a.score
		}
		if a.name < b.name {
			return -1
		}
		if a.name > b.name {
			return 1
		}
		return 0
	})
	slices.SortFunc(players, func(a, b player) int {
		if a.name == b.name {
			return cmp.Compare(a.score, b.score)
		}
		return cmp.Compare(a.name, b.name)
	})
	fmt.Println(players[0].name)
}
`,
  ],
  [
    // The list has not grown yet.
    "slice-capacity",
    `package main

import "fmt"

func main() {
	list := make([]int, 0, 10)
	fmt.Println(cap(list))
	list = append(list, 1)
	fmt.Println(list[0])
}
`,
  ],
  [
    // A search that finds nothing gives nil, and no list without elements.
    "nil-or-empty",
    `package main

import "fmt"
import "regexp"

func main() {
	found := regexp.MustCompile("(a+)b").FindStringSubmatch("aab")
	if found == nil {
		return
	}
	fmt.Println(found[1])
}
`,
  ],
];

test.each(silent)("no %s", async (id, go) => {
  const { notes } = await translator.translate([{ name: "main.go", text: go }], defaultOptions);
  expect(notes.map((n) => n.id)).not.toContain(id);
});
