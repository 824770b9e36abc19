// Implements which values are zero where the error beside them is not nil: those of library functions that give nothing then.

import type { Expr } from "../go/ast.ts";
import type { FuncObj } from "../semantics/objects.ts";
import type { Facts } from "./facts.ts";
import { stdKeyOf } from "./std-effects.ts";

/** Others give what they have so far, as `strconv.Atoi` gives the nearest number. */
const giveNothing = new Set([
  "encoding/json.Marshal",
  "encoding/json.MarshalIndent",
  "os.Open",
  "strconv.ParseBool",
  "strconv.Unquote",
  "time.Parse",
  "time.ParseDuration",
]);

/** Give a part beside the error, which Rust's form of them can give too. */
const givePart = /^(?:bufio\.Reader\.ReadString|fmt\.[FS]?[Ss]can(?:ln|f)?)$/;
export const givesPart = (f: FuncObj | undefined): boolean => f !== undefined && givePart.test(stdKeyOf(f) ?? "");

/** `data` and `string(data)` behind `data, err := json.Marshal(x)`, where both are given nothing else. */
export function isZeroWith(error: Expr, value: Expr, facts: Facts): boolean {
  const { info, tree, uses } = facts;
  if (value.kind === "CallExpr" && info.isConversion(value) && value.args[0]) return isZeroWith(error, value.args[0], facts);
  const [v, err] = [value, error].map((e) => (e.kind === "Ident" ? info.objectOf(e) : undefined));
  if (v?.kind !== "Var" || err?.kind !== "Var") return false;
  const given = [v, err].map((x) => uses.of(x).filter((u) => changes.has(u.role.kind)));
  const [first, second] = given.map(([only, ...more]) => (only && more.length === 0 ? tree.parentOf(only.ident) : undefined));
  const call = first?.kind === "AssignStmt" && first === second && first.rhs.length === 1 ? first.rhs[0] : undefined;
  const f = call?.kind === "CallExpr" ? info.calleeOf(call) : undefined;
  return f !== undefined && giveNothing.has(`${f.pkg}.${f.name}`);
}

const changes = new Set(["define", "assign", "update", "address"]);
