// Implements tests of what a translation carries of the floor's helpers: what it names, and nothing that merely has the same name.

import { expect, test } from "vitest";
import { Runtime } from "../../../lib/lower/floor/runtime.ts";
import { runtime } from "../../../translators/runtime.generated.ts";

const carried = (text: string) => Runtime.of(runtime).moduleFor(text);

test("a program's own names ask for nothing", () => {
  const { modules } = carried("fn main() {\n    let append = 1;\n    let println = append;\n    exit(println);\n}\n");
  expect(modules).toEqual([]);
});

test("appending does not bring the printer", () => {
  const { text, modules } = carried(
    "use go::Slice;\n\nfn main() {\n    let s = Slice::<isize>::NIL.append([1]);\n    s.len();\n}\n",
  );
  expect(modules).not.toContain("fmt");
  expect(text).not.toContain("fn appendf");
});

test("a module comes with what its function calls, not with functions called as its variables", () => {
  const { text, modules } = carried("use go::math;\n\nfn main() {\n    math::frexp(2.0);\n}\n");
  expect(modules).toEqual(["math"]);
  expect(text).toContain("fn normalize(");
  // `exp` is a variable of `frexp`, too.
  expect(text).not.toContain("pub fn exp(");
  expect(text).not.toContain("pub fn gamma(");
});

test("a type's implementations come with the traits that are wanted", () => {
  const { text } = carried("use go::strings;\n\nfn main() {\n    strings::new_reader(x).len();\n}\n");
  expect(text).toContain("pub struct Reader");
  expect(text).not.toContain("impl io::RuneScanner");
});
