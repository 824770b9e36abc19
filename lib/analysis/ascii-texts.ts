// Implements a fact about the texts of a program: whether all that it can hold are ASCII, for what Go reads by bytes or by ASCII
// and Rust by Unicode.

import { isString } from "../semantics/predicates.ts";
import type { Facts } from "./facts.ts";

const known = new WeakMap<Facts, boolean>();

/** Packages that give texts from outside of the program, or make characters of their own. */
const givesTexts = /^(?:os|bufio|io|flag|net|encoding|html|path|regexp\/|text|time|syscall|unicode|math\/rand|crypto|hash)/;

/** All texts and runes that are written are ASCII, nothing is read, and no number becomes a character. */
export function hasOnlyAscii(facts: Facts): boolean {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const answer = isClosed(facts) && !writesOther(facts) && !makesCharacters(facts);
  known.set(facts, answer);
  return answer;
}

/** A whole program that reads nothing: nobody else gives it a text. */
function isClosed(facts: Facts): boolean {
  const decls = facts.files.flatMap((f) => f.decls);
  const hasMain = decls.some((d) => d.kind === "FuncDecl" && d.name.name === "main" && !d.recv);
  const reads = facts.nodesOf("SelectorExpr").some((s) => {
    const pkg = s.x.kind === "Ident" ? facts.info.packageOf(s.x)?.path : undefined;
    return pkg !== undefined && givesTexts.test(pkg) && !(pkg === "os" && ["Exit", "Stdout", "Stderr"].includes(s.sel.name));
  });
  const scans = facts.nodesOf("CallExpr").some((c) => {
    const f = facts.info.calleeOf(c);
    return f?.pkg === "fmt" && /scan/i.test(f.name);
  });
  return hasMain && !reads && !scans;
}

const writesOther = (facts: Facts): boolean =>
  facts.nodesOf("BasicLit").some((lit) => {
    const value = lit.lit === "STRING" || lit.lit === "CHAR" ? facts.info.constOf(lit) : undefined;
    if (value?.kind === "string") return value.bytes !== undefined || /[^\0-\x7f]/.test(value.value);
    return value?.kind === "int" && value.value > 127n;
  });

/** `string(n)` of a number, or of bytes and runes, and characters that are worked out: what comes out can leave ASCII. */
const makesCharacters = (facts: Facts): boolean =>
  facts.nodesOf("CallExpr").some((c) => {
    const [arg] = c.args;
    if (!arg || facts.info.constOf(c)) return false;
    if (facts.info.isConversion(c)) return isString(facts.info.typeOf(c)) && !isString(facts.info.typeOf(arg));
    const name = facts.info.calleeOf(c)?.name ?? "";
    return /^(?:WriteByte|WriteRune|AppendRune|Map)$/.test(name) && !facts.info.constOf(arg) && arg.kind !== "Ident";
  });
