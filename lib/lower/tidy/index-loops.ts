// Implements `for i in 0..list.len()` that only reaches `list[i]` as a loop over the elements: `for x in &list`, and with
// `enumerate` where the index is needed too.

import type { RustBlock, RustExpr, RustPat } from "../../rust/ast.ts";
import { changesItself } from "../loans/methods.ts";
import { namesInside } from "./plain-forms.ts";
import { placeOf, overlap, type Place } from "../loans/places.ts";
import { listKey, walkedList } from "./walked.ts";

type For = Extract<RustExpr, { kind: "ForExpr" }>;

export function overElements(e: For): RustExpr {
  const { iter, pat } = e;
  if (iter.kind !== "RangeExpr" || !iter.low || !iter.high || pat.kind !== "IdentPat") return e;
  const whole = e.over ?? (iter.inclusive ? undefined : lengthOf(iter.high));
  const cut = whole ? undefined : walkedList(e);
  const whose = whole ?? cut?.list;
  const list = whose && listOf(whose);
  const low = iter.low.kind === "LitExpr" && iter.low.lit.kind === "num" ? iter.low.lit.text : undefined;
  if (!whose || !list || (low === undefined && !(whole && isPlainStart(iter.low)))) return e;
  const found = new Uses(pat.name, list);
  found.look(e.body, "read");
  if (found.others || found.reads + found.writes + found.places === 0) return e;
  const name = nameFor(list, e.body, pat.name);
  if (!name) return e;
  const byCopy = found.writes === 0 && found.places === 0;
  const body = replaced(e.body, pat.name, list, name, byCopy) as RustBlock;
  const counts = mentions(body, pat.name);
  const element: RustPat = byCopy ? { kind: "RefPat", mut: false, pat: { kind: "IdentPat", name } } : { kind: "IdentPat", name };
  const recv: RustExpr = cut ? { kind: "IndexExpr", expr: whose, index: cut.upTo } : whose;
  const call = (recv: RustExpr, method: string, args: readonly RustExpr[] = []): RustExpr => ({
    kind: "MethodCallExpr",
    recv,
    method,
    args,
  });
  const walked = call(recv, found.writes > 0 ? "iter_mut" : "iter");
  const skipped = (x: RustExpr): RustExpr => (low === "0" ? x : call(x, "skip", [iter.low as RustExpr]));
  if (counts) return { ...e, pat: { kind: "TuplePat", elems: [pat, element] }, iter: skipped(call(walked, "enumerate")), body };
  const isPart = whose.kind === "IndexExpr" && whose.index.kind === "RangeExpr";
  if ((cut || isPart) && low === "0")
    return { ...e, pat: element, iter: { kind: "RefExpr", mut: found.writes > 0, expr: recv }, body };
  // A list that is borrowed already has no loop of its own by `&list`.
  return { ...e, pat: element, iter: skipped(walked), body };
}

/** `i + 1`: where a loop over the rest of a list begins. */
const isPlainStart = (e: RustExpr): boolean =>
  (e.kind === "PathExpr" && e.path.segments.length === 1) ||
  (e.kind === "LitExpr" && e.lit.kind === "num") ||
  (e.kind === "BinaryExpr" && e.op === "+" && isPlainStart(e.left) && isPlainStart(e.right));

/** A list by its text, and the place that a loop over it borrows. */
interface List {
  readonly key: string;
  readonly place: Place;
}

function listOf(e: RustExpr): List | undefined {
  const [key, place] = [listKey(e), placeOf(e)];
  return key && place ? { key, place } : undefined;
}

/** The list of `list.len()`. */
const lengthOf = (e: RustExpr): RustExpr | undefined =>
  e.kind === "MethodCallExpr" && e.method === "len" && e.args.length === 0 ? e.recv : undefined;

const isPlainPlace = (e: RustExpr): boolean =>
  e.kind === "PathExpr" ? e.path.segments.length === 1 : e.kind === "FieldExpr" && isPlainPlace(e.expr);

const isIndex = (e: RustExpr, index: string): boolean =>
  e.kind === "PathExpr" && e.path.segments.length === 1 && e.path.segments[0]?.name === index;

const isElement = (e: RustExpr, index: string, list: List): boolean =>
  e.kind === "IndexExpr" && isIndex(e.index, index) && listKey(e.expr) === list.key;

/** How the body uses the elements, and whether it uses the list in any other way. */
class Uses {
  reads = 0;
  writes = 0;
  /** Uses as a place: a field or a method of the element, a borrow of it. */
  places = 0;
  others = false;

  constructor(
    private readonly index: string,
    private readonly list: List,
  ) {}

  look(n: unknown, mode: "read" | "write" | "place"): void {
    if (typeof n !== "object" || n === null) return;
    if (Array.isArray(n)) {
      for (const x of n) this.look(x, "read");
      return;
    }
    const e = n as RustExpr;
    if (isElement(e, this.index, this.list)) {
      if (mode === "write") this.writes += 1;
      else if (mode === "place") this.places += 1;
      else this.reads += 1;
      return;
    }
    switch (e.kind) {
      case "FormatMacro":
        if (new RegExp(`\\{${this.list.place[0]}[:}]`).test(e.template ?? "")) this.others = true;
        this.look(e.lead ?? [], "read");
        for (const a of e.args) this.look(a.expr, "place");
        return;
      case "BinaryExpr":
        for (const x of [e.left, e.right]) this.look(x, /^(?:==|!=|<=?|>=?)$/.test(e.op) ? "place" : "read");
        return;
      case "MatchExpr":
        this.look(e.scrutinee, "place");
        this.look(e.arms, "read");
        return;
      case "LetExpr":
        this.look(e.expr, "place");
        return;
      case "AssignExpr":
      case "OpAssignExpr":
        if (isIndex(e.left, this.index)) this.others = true;
        this.look(e.left, "write");
        this.look(e.right, "read");
        return;
      case "TupleExpr":
        // `(xs[i], a) = …` assigns to each.
        for (const x of e.elems) this.look(x, mode === "write" ? "write" : "read");
        return;
      case "RefExpr":
        this.look(e.expr, e.mut ? "write" : "place");
        return;
      case "FieldExpr":
      case "PathExpr": {
        if (e.kind === "FieldExpr" && rootElement(e.expr, this.index, this.list)) {
          this.look(e.expr, mode === "read" ? "place" : mode);
          return;
        }
        const place = placeOf(e);
        if (place && overlap(place, this.list.place)) this.others = true;
        if (e.kind === "FieldExpr" && !place) this.look(e.expr, mode === "read" ? "place" : mode);
        else if (e.kind === "FieldExpr" && !isPlainPlace(e)) this.look(e.expr, mode === "read" ? "place" : mode);
        return;
      }
      case "IndexExpr":
        this.look(e.index, "read");
        this.look(e.expr, mode === "read" ? "place" : mode);
        return;
      case "MethodCallExpr": {
        // What a method does to an element, names alone do not say.
        const changes = changesItself(e.method);
        if (rootElement(e.recv, this.index, this.list)) this.others ||= !changes && !looking.has(e.method);
        this.look(e.recv, changes ? "write" : "place");
        this.look(e.args, "read");
        return;
      }
      case "MacroExpr":
        if (e.args.some((a) => a.kind.endsWith("Pat"))) this.others = true;
        break;
      default:
    }
    for (const [key, value] of Object.entries(n)) if (key !== "origin" && key !== "trivia") this.look(value, "read");
  }
}

/** Methods that take `&self`, or a copy. */
const looking = new Set(
  (
    "len is_empty clone to_string as_str iter abs sqrt pow powi powf max min wrapping_add wrapping_sub wrapping_mul " +
    "starts_with ends_with contains find rfind as_bytes bytes chars char_indices split split_whitespace lines parse trim " +
    "to_lowercase to_uppercase strip_prefix strip_suffix repeat replace first last get contains_key keys values cmp partial_cmp " +
    "join concat count_ones to_digit is_alphabetic is_numeric is_alphanumeric is_ascii_digit is_uppercase is_lowercase windows chunks " +
    "total_cmp eq_ignore_ascii_case is_some is_none round floor ceil trunc is_nan to_vec to_owned is_multiple_of rem_euclid"
  ).split(" "),
);

function rootElement(e: RustExpr, index: string, list: List): boolean {
  if (isElement(e, index, list)) return true;
  return (e.kind === "FieldExpr" || e.kind === "IndexExpr" || e.kind === "ParenExpr") && rootElement(e.expr, index, list);
}

/** Methods that references have, too: `(&1).max(&2)` compares references. */
const ofReferences = new Set(["max", "min", "clamp", "cmp", "partial_cmp", "eq", "ne"]);

const originOf = (e: RustExpr) => (e.origin ? { origin: e.origin } : {});

/** The body with the element's own name in place of `list[i]`. */
function replaced(n: unknown, index: string, list: List, name: string, byCopy: boolean): unknown {
  if (typeof n !== "object" || n === null) return n;
  if (Array.isArray(n)) return n.map((x) => replaced(x, index, list, name, byCopy));
  const e = n as RustExpr;
  const own: RustExpr = { kind: "PathExpr", path: { segments: [{ name }] } };
  if (isElement(e, index, list)) {
    const at = e.origin ? { origin: e.origin } : {};
    return byCopy ? { ...own, ...at } : { kind: "UnaryExpr", op: "*", expr: own, ...at };
  }
  // A format takes its arguments by reference, whatever they are.
  if (e.kind === "FormatMacro" && !byCopy) {
    const named = e.args.map((a) => (isElement(a.expr, index, list) ? { ...a, expr: { ...own, ...originOf(a.expr) } } : a));
    const inner = (v: unknown): unknown => replaced(v, index, list, name, byCopy);
    return namesInside({ ...e, args: inner(named) as typeof named, ...(e.lead && { lead: inner(e.lead) as typeof e.lead }) });
  }
  const isBorrow = e.kind === "RefExpr" && isElement(e.expr, index, list);
  if (isBorrow && !byCopy) return { ...own, ...(e.origin && { origin: e.origin }) };
  const direct =
    (e.kind === "FieldExpr" || e.kind === "IndexExpr") && isElement(e.expr, index, list)
      ? "expr"
      : e.kind === "MethodCallExpr" && isElement(e.recv, index, list) && (byCopy || !ofReferences.has(e.method))
        ? "recv"
        : undefined;
  return Object.fromEntries(
    Object.entries(n).map(([k, v]) => [
      k,
      k === "origin" || k === "trivia" ? v : k === direct ? own : replaced(v, index, list, name, byCopy),
    ]),
  );
}

/** `words` → `word`; a name that the body does not know. */
function nameFor(list: List, body: RustBlock, index: string): string | undefined {
  const names: readonly string[] = list.key.match(/[a-z_]\w*/gi) ?? [];
  const last = list.key.endsWith("]") ? "" : (list.place.at(-1) ?? "");
  const singular = /[a-z]{2,}[a-rt-z]s$/.test(last) ? last.slice(0, -1) : "item";
  const keywords = new Set(["match", "type", "box", "use", "ref", "move", "in"]);
  return [singular, "item", "element", "part"].find(
    (n) => !keywords.has(n) && n !== index && !names.includes(n) && !mentions(body, n),
  );
}

function mentions(n: unknown, name: string): boolean {
  if (typeof n !== "object" || n === null) return false;
  if (Array.isArray(n)) return n.some((x) => mentions(x, name));
  const e = n as RustExpr | RustPat;
  if (e.kind === "PathExpr" && e.path.segments.length === 1 && e.path.segments[0]?.name === name) return true;
  if (e.kind === "IdentPat" && e.name === name) return true;
  if (e.kind === "FormatMacro" && new RegExp(`\\{${name}[:}$]|[$.]${name}\\$`).test(e.template ?? "")) return true;
  if (e.kind === "FormatMacro" && (e.template ?? "").includes(`${name}$`)) return true;
  return Object.entries(n).some(([k, v]) => k !== "origin" && k !== "trivia" && mentions(v, name));
}
