// Implements the names of values on the floor: functions, constants, variables.

import type { FuncObj, TypeNameObj, VarObj } from "../../semantics/objects.ts";
import { rustName, screamingSnake, snakeCase, variableName } from "../../rust/names.ts";

type ConstLike = { readonly kind: "Const"; readonly name: string };
export type NamedValue = VarObj | FuncObj | ConstLike | TypeNameObj;

export class FloorNames {
  private readonly known = new Map<object, string>();
  private readonly globals = new Map<string, string>();
  private locals = new Map<string, string>();

  /** Names of the package come first: no local hides one that it did not hide in Go. */
  declareGlobal(obj: NamedValue, goName: string): void {
    const home = "home" in obj ? obj.home : undefined;
    // Packages may name things alike: the second has its package's name before its own.
    const key = home ? `${home.path}.${goName}` : goName;
    const spelled = (name: string): string => (obj.kind === "Const" ? screamingSnake(name) : rustName(snakeCase(name)));
    const plain = spelled(goName);
    const wish = home && this.globals.has(plain) ? spelled(`${home.name}_${goName}`) : plain;
    this.known.set(obj, this.fresh(wish === "main" ? "go_main" : wish, key, this.globals));
  }

  /** A function of the translation's own making. */
  reserve(wish: string): string {
    return this.fresh(wish, `\0${wish}`, this.globals);
  }

  /** A name that the caller chose: `self`. */
  bind(obj: NamedValue, name: string): void {
    this.known.set(obj, name);
  }

  /** Named anew where it is asked for next. */
  forget(obj: NamedValue): void {
    this.known.delete(obj);
  }

  /** An item is seen in all of its block, before it as well: no two that one function sees share a name. */
  declareLocalConst(obj: ConstLike): void {
    if (this.known.has(obj)) return;
    this.known.set(obj, this.fresh(screamingSnake(obj.name), `\0${obj.name}${this.locals.size}`, this.locals));
  }

  /** No other variable of the function gets its name, not even one that Go names alike. */
  declareAlone(obj: VarObj): void {
    if (!this.known.has(obj)) this.known.set(obj, this.fresh(rustName(snakeCase(obj.name)), `\0${obj.name}`, this.locals));
  }

  isDeclared(obj: NamedValue): boolean {
    return this.known.has(obj);
  }

  startFunction(): void {
    this.locals = new Map();
  }

  of(obj: NamedValue): string {
    const known = this.known.get(obj);
    if (known !== undefined) return known;
    const name = this.fresh(rustName(snakeCase(obj.name)), obj.name, this.locals);
    this.known.set(obj, name);
    return name;
  }

  /** The parameter of small closures: no variable of the program has this name. */
  partName(): string {
    return "here";
  }

  private fresh(wish: string, goName: string, taken: Map<string, string>): string {
    let name = wish;
    const clashes = (n: string): boolean => {
      const here = taken.get(n);
      if (here !== undefined) return here !== goName;
      const global = this.globals.get(n);
      return (global !== undefined && global !== goName) || tooPlain.has(n);
    };
    name = variableName(name);
    for (let n = 2; clashes(name); n++) name = n === 2 ? `${wish}_` : `${wish}_${n}`;
    taken.set(name, goName);
    return name;
  }
}

/** Functions of `go` that are called without a path, `main`, and the parameter of small closures. */
export const tooPlain: ReadonlySet<string> = new Set([
  "any",
  "copied",
  "defers",
  "deferring",
  "in_passing",
  "widened",
  "expect_interface",
  "float_max",
  "float_min",
  "here",
  "main",
  "panic",
  "place",
  "recover",
  "shift_count",
  "shift_left",
  "shift_right",
  "test_interface",
  "trunc",
  "trunc_unsigned",
  "zero",
]);
