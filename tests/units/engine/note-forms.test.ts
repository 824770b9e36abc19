// Implements the check that a note speaks of the form that its line has: each case has Go, the card's id, and what it has to say or
// must not say of that form.

import { expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

const cases: readonly (readonly [id: string, says: RegExp, never: RegExp, go: string])[] = [
  [
    // The lookup is asked by `?`: there is no `else`.
    "comma-ok-guard",
    /`\?` returns it from this function/,
    /else/,
    `package main

import "fmt"
import "errors"

var names = map[string]int{"a": 1}

func find(k string) (int, error) {
	v, ok := names[k]
	if !ok {
		return 0, errors.New("missing")
	}
	return v, nil
}

func main() {
	fmt.Println(find("a"))
}
`,
  ],
  [
    // Nobody wants the value: there are no arms.
    "error-match",
    /`is_err` only asks/,
    /match/,
    `package main

import "fmt"
import "os"

func exists(name string) bool {
	_, err := os.ReadFile(name)
	if err != nil {
		return false
	}
	return true
}

func main() {
	fmt.Println(exists("x"))
}
`,
  ],
  [
    // The text names the function that is called.
    "error-std-text",
    /strconv\.ParseInt: parsing/,
    /Atoi/,
    `package main

import "fmt"
import "os"
import "strconv"

func main() {
	if _, err := strconv.ParseInt(os.Args[0], 10, 64); err != nil {
		fmt.Println(err)
	}
}
`,
  ],
  [
    // The second name of a second name.
    "first-name",
    /`(?:p|q)` (?:points at|is another name).* Here `x` itself stands/,
    /`p` itself/,
    `package main

import "fmt"

func main() {
	x := 1
	p := &x
	q := p
	*q = 5
	x++
	*p += 2
	fmt.Println(x, *p, *q)
}
`,
  ],
  [
    // No function of package strings is called here.
    "len-of-parts",
    /`os\.Args` is a list/,
    /strings/,
    `package main

import "fmt"
import "os"

func main() {
	if len(os.Args) > 1 {
		fmt.Println("many")
	}
}
`,
  ],
  [
    // Marked by its verb.
    "print-struct",
    /`%#v` prints the type/,
    /without names/,
    `package main

import "fmt"

type point struct{ x, y int }

func main() {
	fmt.Printf("%#v\\n", point{1, 2})
}
`,
  ],
  [
    // What stands inside prints otherwise.
    "print-list",
    /pointer inside as an address/,
    /^$/,
    `package main

import "fmt"

type point struct{ x, y int }

func main() {
	ps := []*point{{1, 2}}
	fmt.Println(ps)
	ps[0].x = 3
	fmt.Println(ps[0].x)
}
`,
  ],
  [
    // The trait has its Rust name.
    "interface-closed-set",
    /an `enum`/,
    /dyn shape/,
    `package main

import "fmt"

type shape interface{ area() int }

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

func main() {
	var s shape = square{2}
	switch v := s.(type) {
	case square:
		fmt.Println(v.side)
	}
}
`,
  ],
  [
    // Letters are no parts of `split`.
    "strings-split",
    /for single letters, `chars`/,
    /nothing is copied/,
    `package main

import "fmt"
import "strings"

func main() {
	for _, x := range strings.Split("abc", "") {
		fmt.Println(x)
	}
}
`,
  ],
  [
    // A rune is no text.
    "print-quoted",
    /writes a character in quotes/,
    /writes a text/,
    `package main

import "fmt"

func main() {
	for _, r := range "a\\tb" {
		fmt.Printf("%q\\n", r)
	}
}
`,
  ],
  [
    // Nobody binds a value.
    "comma-ok-if",
    /`contains_key`/,
    /if let/,
    `package main

import "fmt"

func main() {
	m := map[string]int{"a": 1}
	if _, ok := m["a"]; ok {
		fmt.Println("there")
	}
}
`,
  ],
  [
    // Asked by `?`.
    "captures-guard",
    /`\?` binds them/,
    /else/,
    `package main

import "fmt"
import "regexp"

var word = regexp.MustCompile("([a-z])([0-9])")

func find(s string) (string, bool) {
	m := word.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	return m[1] + m[2], true
}

func main() {
	fmt.Println(find("a1"))
}
`,
  ],
  [
    // Words are read as a whole.
    "scanner-loop",
    /no word is copied/,
    /no line comes/,
    `package main

import "bufio"
import "fmt"
import "os"

func main() {
	sc := bufio.NewScanner(os.Stdin)
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Println(sc.Text())
	}
}
`,
  ],
  [
    // There is no other error.
    "error-wrap",
    /So does `anyhow!`/,
    /wrapped error/,
    `package main

import "fmt"

func main() {
	var errs []error
	errs = append(errs, fmt.Errorf("bad %d", 1))
	fmt.Println(errs[0])
}
`,
  ],
  [
    // Nobody asks for a value.
    "error-if-match",
    /asks for the error and names it/,
    /`Ok/,
    `package main

import "fmt"
import "os"

func main() {
	if err := os.Remove("x"); err != nil {
		fmt.Println(err)
	}
}
`,
  ],
  [
    // Bytes that are written whole.
    "bytes-to-string",
    /FFFD/,
    /^$/,
    `package main

import "fmt"
import "strings"

func main() {
	var sb strings.Builder
	sb.Write([]byte{65, 66})
	fmt.Println(sb.String())
}
`,
  ],
  [
    // A sum type that may be nil.
    "print-struct",
    /`Some\(…\)` around the variant/,
    /each field/,
    `package main

import "fmt"

type shape interface{ area() int }

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

func show(s shape) {
	if _, ok := s.(square); ok {
		fmt.Println("square")
	}
	fmt.Println(s)
}

func main() {
	var s shape = square{2}
	show(s)
	show(nil)
}
`,
  ],
  [
    // The package keeps its error in a field.
    "error-enum",
    /kind of error that comes about here/,
    /sentinels/,
    `package main

import "fmt"
import "os"

type keeper struct{ err error }

func (k *keeper) try(name string) {
	if err := os.Remove(name); err != nil {
		k.err = err
	}
}

func main() {
	w := keeper{}
	w.try("x")
	fmt.Println(w.err)
}
`,
  ],
  [
    // `entry` asks for the key, too.
    "comma-ok-if",
    /or by `entry`/,
    /if let/,
    `package main

import "fmt"

func main() {
	m := map[string]int{"a": 1}
	if _, ok := m["b"]; !ok {
		m["b"] = 2
	}
	fmt.Println(len(m))
}
`,
  ],
  [
    // The type holds no fields.
    "error-type",
    /What it holds/,
    /fields/,
    `package main

import "fmt"

type negative float64

func (e negative) Error() string { return fmt.Sprintf("negative: %v", float64(e)) }

func root(x float64) (float64, error) {
	if x < 0 {
		return 0, negative(x)
	}
	return x, nil
}

func main() {
	fmt.Println(root(-2))
}
`,
  ],
  [
    // Equality asks for another trait.
    "three-way-compare",
    /`PartialEq` or `PartialOrd`/,
    /^$/,
    `package main

import "fmt"
import "strings"

func main() {
	fmt.Println(strings.Compare("a", "b") == 0)
}
`,
  ],
  [
    // The lock is inside of the value that is shared.
    "pointer-shared-tasks",
    /lives in `Arc<Service>`.*the lock inside of it/,
    /Arc<Mutex/,
    `package main

import (
	"fmt"
	"sync"
	"time"
)

type service struct {
	started bool
	mutex   sync.RWMutex
}

func (s *service) start() {
	go func() {
		s.mutex.Lock()
		s.started = true
		s.mutex.Unlock()
	}()
}

func (s *service) isStarted() bool {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	return s.started
}

func main() {
	s := &service{}
	s.start()
	time.Sleep(time.Millisecond)
	fmt.Println(s.isStarted())
}
`,
  ],
  [
    // A task has a token of its own.
    "context-parameter",
    /becomes a `CancellationToken`/,
    /`&/,
    `package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	go func(ctx context.Context) {
		<-ctx.Done()
		fmt.Println("stopped")
	}(ctx)
	cancel()
	time.Sleep(time.Millisecond)
}
`,
  ],
  [
    // What is read goes into the variable.
    "error-match",
    /asks a `Result`.*gives on what was read/,
    /nobody wants|code after it/,
    `package main

import (
	"encoding/json"
	"fmt"
)

type person struct {
	Name string
}

func main() {
	var people []person
	err := json.Unmarshal([]byte("[]"), &people)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(len(people))
}
`,
  ],
];

test.each(cases)("%s", async (id, says, never, go) => {
  const { notes } = await translator.translate([{ name: "main.go", text: go }], defaultOptions);
  const texts = notes.filter((n) => n.id === id).map((n) => `${n.title}. ${n.what} ${n.why}`);
  expect(texts.length, `a card ${id}`).toBeGreaterThan(0);
  for (const text of texts) {
    expect(text).toMatch(says);
    expect(text).not.toMatch(never);
  }
});

test.each([
  [
    "first-name",
    /names\[1\] = "x"/,
    `package main

import "fmt"

func main() {
	names := []string{"a", "b", "c"}
	part := names[1:]
	part[0] = "x"
	fmt.Println(names[1])
}
`,
  ],
  [
    "own-writer",
    /fn write\(&mut self/,
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
])("%s points at its line", async (id, line, go) => {
  const { notes, rust } = await translator.translate([{ name: "main.go", text: go }], defaultOptions);
  const [span] = notes.find((n) => n.id === id)?.rustSpans ?? [];
  expect(rust.slice(span?.start, span?.end)).toMatch(line);
});

test("a refusal without Go of its own stands where the declaration is", async () => {
  const text = `package main

import "fmt"

var resume chan int

func integers() chan int {
	out := make(chan int)
	go func() {
		for i := 0; ; i++ {
			out <- i
		}
	}()
	return out
}

func main() {
	resume = integers()
	fmt.Println(<-resume)
}
`;
  const { notes } = await translator.translate([{ name: "main.go", text }], defaultOptions);
  for (const n of notes.filter((x) => x.id === "FG0101")) expect(text.slice(n.goSpans[0]?.start)).toMatch(/^resume chan int/);
});
