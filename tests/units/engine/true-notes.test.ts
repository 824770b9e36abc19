// Implements the check of notes that once were not true for their lines: each case has Go, the card's id, and what it has to say
// or must not say there.

import { expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

const cases: readonly (readonly [id: string, says: RegExp, never: RegExp, go: string])[] = [
  [
    // The task is started by a function that main calls.
    "async-function",
    /`main` brings up the runtime/,
    /`main` starts a task here/,
    `package main

import "fmt"

func produce() <-chan int {
	out := make(chan int)
	go func() { out <- 1; close(out) }()
	return out
}

func main() {
	ch := produce()
	fmt.Println("made")
	_ = ch
}
`,
  ],
  [
    // The call stands translated beside the card: only its idiom is missing.
    "whole-floor",
    /has no idiomatic form yet/,
    /has no translation yet/,
    `package main

import (
	"encoding/json"
	"fmt"
)

func main() {
	b, _ := json.Marshal(map[string]int{"a": 1})
	fmt.Println(string(b))
}
`,
  ],
  [
    // Nobody asks for the scanner's error.
    "scanner-loop",
    /the first error ends the loop/,
    /shows where its line would be/,
    `package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	scanner := bufio.NewScanner(os.Stdin)
	for scanner.Scan() {
		fmt.Println(scanner.Text())
	}
}
`,
  ],
  [
    "math-big-int-mul",
    /changes `a` in place/,
    /^$/,
    `package main

import (
	"fmt"
	"math/big"
)

func main() {
	a := big.NewInt(2)
	b := big.NewInt(3)
	a.Mul(a, b)
	fmt.Println(a)
}
`,
  ],
  [
    // Nobody joins: the channel ends with its last sender.
    "wait-group",
    /drops its sender/,
    /JoinSet/,
    `package main

import (
	"fmt"
	"sync"
)

func merge(in []int) <-chan int {
	out := make(chan int)
	var wg sync.WaitGroup
	for _, n := range in {
		wg.Add(1)
		go func(n int) {
			defer wg.Done()
			out <- n
		}(n)
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

func main() {
	total := 0
	for n := range merge([]int{1, 2}) {
		total += n
	}
	fmt.Println(total)
}
`,
  ],
  [
    // An array is no slice.
    "print-list",
    /A list prints/,
    /A slice/,
    'package main\n\nimport "fmt"\n\nfunc main() {\n\ta := [2]int{1, 2}\n\tfmt.Println(a)\n}\n',
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
