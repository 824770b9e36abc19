// Implements places of emitted Rust, and which of them an expression's value goes on to borrow.

import type { RustExpr, RustPat } from "../../rust/ast.ts";
import type { Methods } from "./methods.ts";

/** `self.rows` for `self.rows[i].name` too: what stands behind an index is borrowed as a whole. */
export type Place = readonly string[];

export interface Loan {
  readonly place: Place;
  readonly mut: boolean;
}

export function placeOf(e: RustExpr): Place | undefined {
  const whole = steps(e);
  return whole?.place;
}

/** Does reaching the place call something, an index or a method, so that a borrow of it is made at once? */
export const isReachedByCall = (e: RustExpr): boolean => steps(e)?.called === true;

function steps(e: RustExpr): { readonly place: Place; readonly called: boolean } | undefined {
  switch (e.kind) {
    case "PathExpr": {
      const [only, ...more] = e.path.segments;
      const isName = only && more.length === 0 && !e.path.import && /^[a-z_]/.test(only.name);
      return isName ? { place: [only.name], called: false } : undefined;
    }
    case "FieldExpr": {
      const s = steps(e.expr);
      return s && (s.called ? s : { place: [...s.place, e.field], called: false });
    }
    case "IndexExpr": {
      const s = steps(e.expr);
      return s && { ...s, called: true };
    }
    case "ParenExpr":
      return steps(e.expr);
    case "UnaryExpr":
      return e.op === "*" ? steps(e.expr) : undefined;
    case "MethodCallExpr": {
      const reaches =
        /^(?:as_mut|as_ref|as_deref|as_deref_mut|unwrap|expect|get_mut|get|last_mut|first_mut|iter_mut|iter|entry)$/;
      const s = reaches.test(e.method) ? steps(e.recv) : undefined;
      return s && { ...s, called: true };
    }
    default:
      return undefined;
  }
}

export const overlap = (a: Place, b: Place): boolean => {
  const n = Math.min(a.length, b.length);
  return a.slice(0, n).every((s, i) => s === b[i]);
};

/** The loans that the value of an expression holds. */
export function loansOf(e: RustExpr, m: Methods): readonly Loan[] {
  switch (e.kind) {
    case "RefExpr": {
      const place = placeOf(e.expr);
      return place ? [{ place, mut: e.mut }] : loansOf(e.expr, m);
    }
    case "ParenExpr":
    case "TryExpr":
      return loansOf(e.expr, m);
    case "MethodCallExpr": {
      const holds = m.holds(e.method, e.args.length);
      if (holds === "pass") return loansOf(e.recv, m);
      if (holds === "no") return [];
      const place = placeOf(e.recv);
      return place ? [{ place, mut: holds === "change" }] : loansOf(e.recv, m);
    }
    case "CallExpr":
      return e.fun.kind === "PathExpr" && e.fun.path.segments.at(-1)?.name === "Some" ? e.args.flatMap((a) => loansOf(a, m)) : [];
    case "TupleExpr":
    case "ArrayExpr":
      return e.elems.flatMap((x) => loansOf(x, m));
    case "StructExpr":
      return e.fields.flatMap((f) => loansOf(f.value, m));
    case "IfExpr":
      return [...(e.then.tail ? loansOf(e.then.tail, m) : []), ...(e.else ? loansOf(e.else, m) : [])];
    case "Block":
      return e.tail ? loansOf(e.tail, m) : [];
    case "MatchExpr":
      return e.arms.flatMap((a) => loansOf(a.body, m));
    default:
      return [];
  }
}

/** Names that a pattern binds to what it is matched with, not to a copy. */
export function namesOf(p: RustPat): readonly string[] {
  switch (p.kind) {
    case "IdentPat":
      return [p.name, ...(p.sub ? namesOf(p.sub) : [])];
    case "TuplePat":
    case "TupleStructPat":
    case "SlicePat":
      return p.elems.flatMap(namesOf);
    case "StructPat":
      return p.fields.flatMap((f) => (f.pat ? namesOf(f.pat) : [f.name]));
    case "OrPat":
      return p.alts.flatMap(namesOf);
    default:
      return [];
  }
}
