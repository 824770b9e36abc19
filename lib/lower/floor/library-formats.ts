// Implements which types of the library print themselves: what they do so with is announced before main.

import type { RustStmt } from "../../rust/ast.ts";
import { call, exprStmt } from "../../rust/factory.ts";
import { within } from "../../rust/factory/path.ts";
import { bigNumbers } from "./big-numbers.ts";
import type { Floor } from "./context.ts";

export const libraryFormats = (f: Floor): readonly RustStmt[] => [...bigNumbers(f), ...times(f)];

/** `%#v` of a time is a call of `time.Date`. */
function times(f: Floor): readonly RustStmt[] {
  const imports = f.facts.nodesOf("ImportSpec").some((i) => i.path.value === `"time"`);
  if (!imports || !f.facts.nodesOf("BasicLit").some((e) => /%[-+0 ]*#[-+0 ]*v/.test(e.value))) return [];
  for (const module of ["fmt", "time"]) f.useModule(module);
  const time = { kind: "PathType" as const, path: within("go::time", "Time") };
  return [exprStmt(call({ kind: "PathExpr", path: within("go::fmt", "use_go_string", [time]) }, []), true)];
}
