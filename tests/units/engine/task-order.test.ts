// Implements the check of the caution that tasks come in an open order: where it stands, and near misses where the order is fixed.

import { describe, expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

/** The Go lines that carry the caution, without their indentation. */
async function openLines(code: string): Promise<readonly string[]> {
  const imports = ["fmt", "sync", "time", "sort"].filter((name) => code.includes(`${name}.`)).map((name) => `import "${name}"\n`);
  const text = `package main\n\n${imports.join("")}\n${code}\n`;
  const { notes } = await translator.translate([{ name: "main.go", text }], { ...defaultOptions, output: "exact" });
  const lines = notes
    .filter((n) => n.id === "task-order-open")
    .flatMap((n) =>
      n.goSpans.map(
        (s) =>
          text
            .slice(text.lastIndexOf("\n", s.start) + 1)
            .split("\n")[0]
            ?.trim() ?? "",
      ),
    );
  return [...new Set(lines)];
}

const worker = "func work(id int, c chan int) {\n\tc <- id\n}\n";

describe("the order of tasks is open", () => {
  test("two tasks send on one channel, and the values are printed", async () => {
    const code = `${worker}func main() {\n\tc := make(chan int)\n\tgo work(1, c)\n\tgo work(2, c)\n\ta, b := <-c, <-c\n\tfmt.Println(a, b)\n}`;
    expect(await openLines(code)).toEqual(["a, b := <-c, <-c"]);
  });
  test("tasks of a loop print", async () => {
    const code =
      "func main() {\n\tvar wg sync.WaitGroup\n\tfor i := 0; i < 3; i++ {\n\t\twg.Add(1)\n\t\tgo func() {\n\t\t\tdefer wg.Done()\n\t\t\tfmt.Println(i)\n\t\t}()\n\t}\n\twg.Wait()\n}";
    expect(await openLines(code)).toEqual(["fmt.Println(i)"]);
  });
  test("a select takes what is ready", async () => {
    const code = `${worker}func main() {\n\ta, b := make(chan int), make(chan int)\n\tgo work(1, a)\n\tgo work(2, b)\n\tselect {\n\tcase x := <-a:\n\t\tfmt.Println(x)\n\tcase x := <-b:\n\t\tfmt.Println(x)\n\t}\n}`;
    expect(await openLines(code)).toEqual(["select {"]);
  });
});

describe("the order is fixed", () => {
  test("values are added up", async () => {
    const code = `${worker}func main() {\n\tc := make(chan int)\n\tfor i := range 3 {\n\t\tgo work(i, c)\n\t}\n\tsum := 0\n\tfor range 3 {\n\t\tsum += <-c\n\t}\n\tfmt.Println(sum)\n}`;
    expect(await openLines(code)).toEqual([]);
  });
  test("values are sorted", async () => {
    const code = `${worker}func main() {\n\tc := make(chan int)\n\tgo work(1, c)\n\tgo work(2, c)\n\tvar got []int\n\tfor range 2 {\n\t\tv := <-c\n\t\tgot = append(got, v)\n\t}\n\tsort.Ints(got)\n\tfmt.Println(got)\n}`;
    expect(await openLines(code)).toEqual([]);
  });
  test("each start has a channel of its own", async () => {
    const code =
      "func one(n int) chan int {\n\tc := make(chan int, 1)\n\tgo func() { c <- n }()\n\treturn c\n}\nfunc main() {\n\ta, b := one(1), one(2)\n\tfmt.Println(<-a, <-b)\n}";
    expect(await openLines(code)).toEqual([]);
  });
  test("each task is joined before the next starts", async () => {
    const code =
      "func main() {\n\tdone := make(chan bool)\n\tfor i := range 3 {\n\t\tgo func() {\n\t\t\tfmt.Println(i)\n\t\t\tdone <- true\n\t\t}()\n\t\t<-done\n\t}\n}";
    expect(await openLines(code)).toEqual([]);
  });
});
