// Implements the default lowerings of goroutines, channels, select, locks and defer: the face that the tables call.

import type { AssignStmt, CallExpr, DeferStmt, Expr, GoStmt, Ident, RangeStmt, SelectorExpr, SelectStmt, SendStmt, UnaryExpr, ValueSpec } from "../../go/ast.ts";
import type { Value } from "../../patterns/value.ts";
import type { RustStmt, RustType } from "../../rust/ast.ts";
import type { Emitter, Mode } from "../emitter.ts";

/** `go f(x)`, `go func() {…}()`. */
export function goStmt(s: GoStmt, ctx: Emitter): RustStmt[] { return refused(s, ctx); }
/** `ch <- v`. */
export function sendStmt(s: SendStmt, ctx: Emitter): RustStmt[] { return refused(s, ctx); }
/** `<-ch` as a value, or as a statement whose value nobody wants (the parent is an ExprStmt). */
export function receive(e: UnaryExpr, ctx: Emitter, _want?: RustType): Value { return ctx.unsupported(e, "FG0501"); }
/** `v, ok := <-ch` and `v, ok = <-ch`: undefined for every other assignment. Try it first in AssignStmt. */
export function receiveOk(_s: AssignStmt, _ctx: Emitter): RustStmt[] | undefined { return undefined; }
export function selectStmt(s: SelectStmt, ctx: Emitter): RustStmt[] { return refused(s, ctx); }
/** `for v := range ch`. `label` is the Rust label of the loop, if it has one. */
export function rangeChan(s: RangeStmt, ctx: Emitter, _label?: string): RustStmt[] { return refused(s, ctx); }
/** `ch := make(chan T)`, `var ch chan T`, `var wg sync.WaitGroup`, `ch := gen()` : undefined for every other declaration. Try it first in `:=` and in `var`. */
export function declareChannel(_s: AssignStmt | ValueSpec, _ctx: Emitter): RustStmt[] | undefined { return undefined; }
/** An expression that names a channel where its value is wanted (argument, return, composite literal): undefined for every other. Try it first in `lower` of Ident and SelectorExpr of channel type. */
export function channelArgument(_e: Expr, _ctx: Emitter, _want?: RustType): Value | undefined { return undefined; }
/** `make(chan T, n)` elsewhere than in a declaration. */
export function makeChan(call: CallExpr, ctx: Emitter, _want?: RustType): Value { return ctx.unsupported(call, "FG0501"); }
/** `close(ch)` as a statement. */
export function closeCall(call: CallExpr, ctx: Emitter): RustStmt[] { return refused(call, ctx); }
/** `c.data` where the field lives behind a lock: undefined for every other selector. `base` is the lowered `c`. Try it first in SelectorExpr. */
export function guardedField(_e: SelectorExpr, _base: Value, _ctx: Emitter, _mode: Mode): Value | undefined { return undefined; }
/** A variable that tasks share behind a handle, read or written: undefined for every other. Try it first in Ident. */
export function sharedVariable(_e: Ident, _ctx: Emitter, _mode: Mode): Value | undefined { return undefined; }
/** `defer f(x)`. */
export function deferStmt(s: DeferStmt, ctx: Emitter): RustStmt[] { return refused(s, ctx); }
/** Deferred calls that simply run last: `Emitter.stmts` emits `now` here and `end()` behind the rest of the list. */
export function deferredToEnd(_s: DeferStmt, _ctx: Emitter): { readonly now: RustStmt[]; readonly end: () => RustStmt[] } | undefined { return undefined; }

function refused(n: GoStmt | SendStmt | SelectStmt | RangeStmt | DeferStmt | CallExpr, ctx: Emitter): RustStmt[] {
  return [{ kind: "ExprStmt", expr: ctx.unsupported(n, "FG0501").expr, semi: true }];
}
