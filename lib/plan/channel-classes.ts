// Implements classes of channel slots: variables, parameters and results that one channel flows through.

import type { Facts } from "../analysis/facts.ts";
import { heldByOneStart, tasksOf } from "../analysis/tasks.ts";
import type { Use } from "../analysis/uses.ts";
import type { CallExpr, Expr, FuncDecl, FuncLit, ReturnStmt } from "../go/ast.ts";
import type { VarObj } from "../semantics/objects.ts";
import { underlying } from "../semantics/predicates.ts";

export class ChannelClasses {
  readonly slots = new Set<VarObj>();
  private readonly parent = new Map<VarObj, VarObj>();
  private readonly opaque = new Set<VarObj>();
  private readonly made = new Set<VarObj>();
  private readonly results = new Set<VarObj>();
  private readonly sent = new Set<VarObj>();
  private readonly closed = new Set<VarObj>();
  /** Slots that a call's channel result flows into: variables, parameters, results. */
  private readonly receivers = new Map<VarObj, VarObj[]>();
  /** Results that some caller receives from on the spot. */
  private readonly received = new Set<VarObj>();

  constructor(private readonly facts: Facts) {
    for (const v of facts.uses.variables) if (isChanVar(v)) this.slots.add(v);
    for (const f of [...facts.nodesOf("FuncDecl"), ...facts.nodesOf("FuncLit")]) this.addSignature(f);
    for (const v of [...this.slots]) for (const u of facts.uses.of(v)) this.follow(v, u);
    for (const s of facts.nodesOf("ValueSpec")) this.followSpec(s);
    this.markHidden();
    this.spreadOpaque();
  }

  rootOf(v: VarObj): VarObj {
    let root = v.origin ?? v;
    for (let p = this.parent.get(root); p; p = this.parent.get(root)) root = p;
    return root;
  }

  isOpaque(v: VarObj): boolean {
    return this.opaque.has(this.rootOf(v));
  }
  isResult(v: VarObj): boolean {
    return this.results.has(v);
  }
  /** The local declared by `make(chan T)`. */
  isMade(v: VarObj): boolean {
    return this.made.has(v);
  }
  isClosed(v: VarObj): boolean {
    const root = this.rootOf(v);
    return [...this.closed].some((c) => this.rootOf(c) === root);
  }
  /** Carries nothing, is never sent on, and somebody closes it. */
  isSignal(v: VarObj): boolean {
    const root = this.rootOf(v);
    const u = underlying(v.type);
    if (u.kind !== "Chan") return false;
    const elem = underlying(u.elem);
    const isEmpty = elem.kind === "Struct" && elem.fields.length === 0;
    return isEmpty && this.isClosed(v) && ![...this.sent].some((c) => this.rootOf(c) === root);
  }

  /** `for v := range numbers(10)`, `<-done()`. */
  isReceivedFrom(result: VarObj): boolean {
    return this.received.has(result);
  }

  receiversOf(result: VarObj): readonly VarObj[] {
    return this.receivers.get(result) ?? [];
  }

  /** The parameter or result that a use passes the channel on to. */
  targetOf(u: Use): VarObj | undefined {
    if (u.role.kind === "argument") return this.paramOf(u.role.call, u.role.index);
    if (u.role.kind === "return") return this.resultOf(u.role.stmt, u.role.index);
    return undefined;
  }

  /** What callers hand in for a parameter. */
  argumentsFor(p: VarObj): readonly Expr[] {
    return this.facts.nodesOf("CallExpr").flatMap((c) => {
      const i = this.paramsOf(c)?.indexOf(p) ?? -1;
      const arg = i >= 0 ? c.args[i] : undefined;
      return arg ? [arg] : [];
    });
  }

  private paramsOf(call: CallExpr): readonly VarObj[] | undefined {
    const fun = call.fun.kind === "ParenExpr" ? call.fun.x : call.fun;
    if (fun.kind === "FuncLit") return this.facts.info.signatureOf(fun).params.vars;
    const held = tasksOf(this.facts).all.find((t) => t.call === call)?.literal;
    if (held) return this.facts.info.signatureOf(held).params.vars;
    const f = this.facts.info.calleeOf(call);
    return f && !f.pkg && this.facts.declOf(f.origin ?? f) ? (f.origin ?? f).type.params.vars : undefined;
  }

  private paramOf(call: CallExpr, index: number): VarObj | undefined {
    const p = this.paramsOf(call)?.[index];
    return p && this.slots.has(p) ? p : undefined;
  }

  private resultOf(s: ReturnStmt, index: number): VarObj | undefined {
    const f = this.facts.tree.funcOf(s);
    const r = f && this.facts.info.signatureOf(f).results.vars[index];
    return r && this.slots.has(r) ? r : undefined;
  }

  private addSignature(f: FuncDecl | FuncLit): void {
    const sig = this.facts.info.signatureOf(f);
    for (const p of sig.params.vars) if (isChanVar(p)) this.slots.add(p);
    for (const r of sig.results.vars) {
      if (!isChanVar(r)) continue;
      this.slots.add(r);
      this.results.add(r);
      if (f.kind === "FuncLit") this.opaque.add(r);
    }
    // A method that an interface may call must keep to one form.
    if (f.kind === "FuncDecl" && f.recv && this.mayImplement(f))
      for (const v of [...sig.params.vars, ...sig.results.vars]) if (isChanVar(v)) this.opaque.add(v);
  }

  private mayImplement(f: FuncDecl): boolean {
    return this.facts.info.typeNames.some((o) => {
      const u = underlying(o.type);
      return u.kind === "Interface" && u.methods.some((m) => m.name === f.name.name);
    });
  }

  private union(a: VarObj, b: VarObj): void {
    const ra = this.rootOf(a);
    const rb = this.rootOf(b);
    if (ra !== rb) this.parent.set(rb, ra);
  }

  private follow(v: VarObj, u: Use): void {
    if (v.role === "package" || v.role === "field" || v.role === "assumed" || u.steps.length > 0) this.opaque.add(v);
    const p = this.facts.tree.parentOf(u.place);
    switch (u.role.kind) {
      case "define":
        this.followDefinition(v, u);
        return;
      case "argument": {
        if (u.role.builtin === "close") {
          this.closed.add(v);
          const stmt = this.facts.tree.parentOf(u.role.call);
          if (!this.closesPlainly(v, u, stmt?.kind)) this.opaque.add(v);
          return;
        }
        const target = this.targetOf(u);
        if (target && !u.role.builtin) this.union(v, target);
        else this.opaque.add(v);
        return;
      }
      case "return": {
        const target = this.targetOf(u);
        if (target) this.union(v, target);
        else this.opaque.add(v);
        return;
      }
      case "range":
        return;
      case "read":
        if (p?.kind === "SendStmt" && p.chan === u.place) this.sent.add(v);
        else if (!(p?.kind === "UnaryExpr" && p.op === "<-")) this.opaque.add(v);
        return;
      default:
        this.opaque.add(v);
    }
  }

  /** Dropping the sender ends the channel only where it is surely the end of this sender. */
  private closesPlainly(v: VarObj, u: Use, parent: string | undefined): boolean {
    if (parent === "DeferStmt") return true;
    if (parent !== "ExprStmt") return false;
    const sent = this.facts
      .usesAfter(v, u.ident)
      .some(
        (w) => (w.role.kind === "argument" && !this.onlyReceives(w)) || this.facts.tree.parentOf(w.place)?.kind === "SendStmt",
      );
    if (sent) return this.isEmptyElem(v);
    for (const a of this.facts.tree.ancestorsOf(u.ident)) {
      if (a.kind === "FuncLit" || a.kind === "FuncDecl") return true;
      if (a.kind === "ForStmt" || a.kind === "RangeStmt") {
        const decl = this.facts.info.declOf(v);
        return this.isEmptyElem(v) || (decl !== undefined && this.facts.tree.isInside(decl, a));
      }
    }
    return true;
  }

  /** Handed to a parameter of type `<-chan T`. */
  private onlyReceives(u: Use): boolean {
    const target = this.targetOf(u);
    const type = target && underlying(target.type);
    return type?.kind === "Chan" && type.dir === "recv";
  }

  private isEmptyElem(v: VarObj): boolean {
    const u = underlying(v.type);
    const elem = u.kind === "Chan" ? underlying(u.elem) : u;
    return elem.kind === "Struct" && elem.fields.length === 0;
  }

  private followDefinition(v: VarObj, u: Use): void {
    const p = this.facts.tree.parentOf(u.ident);
    if (p?.kind === "AssignStmt") {
      const i = p.lhs.indexOf(u.ident);
      this.flowFrom(v, p.lhs.length === p.rhs.length ? p.rhs[i] : p.rhs[0], p.lhs.length === p.rhs.length ? 0 : i);
      return;
    }
    if (p?.kind === "ValueSpec") return;
    if (p?.kind !== "Field") this.opaque.add(v);
  }

  private followSpec(s: import("../go/ast.ts").ValueSpec): void {
    s.names.forEach((n, i) => {
      const v = this.facts.info.objectOf(n);
      if (v?.kind === "Var" && isChanVar(v)) this.flowFrom(v, s.values[i], 0);
    });
  }

  private flowFrom(v: VarObj, rhs: Expr | undefined, index: number): void {
    if (rhs?.kind !== "CallExpr") {
      this.opaque.add(v);
      return;
    }
    if (this.facts.info.builtinOf(rhs) === "make") {
      this.made.add(v);
      return;
    }
    const f = this.facts.info.calleeOf(rhs);
    const origin = f && (f.origin ?? f);
    const result = origin && !origin.pkg && this.facts.declOf(origin) ? origin.type.results.vars[index] : undefined;
    if (!result || !this.slots.has(result)) {
      this.opaque.add(v);
      return;
    }
    this.flowInto(v, result);
  }

  private flowInto(slot: VarObj, result: VarObj): void {
    this.union(slot, result);
    this.receivers.set(result, [...(this.receivers.get(result) ?? []), slot]);
  }

  /** Channels in fields, elements and other places that are no variables, and what flows into them; `return make(…)`. */
  private markHidden(): void {
    const { info, tree } = this.facts;
    for (const call of this.facts.nodesOf("CallExpr")) {
      const params = this.paramsOf(call);
      call.args.forEach((arg, i) => {
        const p = params?.[i];
        if (!p || !this.slots.has(p)) return;
        const v = arg.kind === "Ident" ? info.objectOf(arg) : undefined;
        const fromCall = arg.kind === "CallExpr" ? this.resultOfCall(arg) : undefined;
        if (fromCall) this.flowInto(p, fromCall);
        else if (v?.kind !== "Var" || !this.slots.has(v)) this.opaque.add(p);
      });
    }
    for (const r of this.facts.nodesOf("ReturnStmt")) {
      r.results.forEach((e, i) => {
        const slot = this.resultOf(r, i);
        if (!slot) return;
        const v = e.kind === "Ident" ? info.objectOf(e) : undefined;
        const fromCall = e.kind === "CallExpr" ? this.resultOfCall(e) : undefined;
        if (fromCall) this.flowInto(slot, fromCall);
        else if (v?.kind !== "Var" || !this.slots.has(v)) this.opaque.add(slot);
      });
      const f = tree.funcOf(r);
      if (f && r.results.length === 0) for (const v of info.signatureOf(f).results.vars) if (isChanVar(v)) this.opaque.add(v);
    }
    for (const call of this.facts.nodesOf("CallExpr")) {
      const result = this.resultOfCall(call);
      const p = tree.parentOf(call);
      if (!result || p?.kind === "ReturnStmt") continue;
      if (p?.kind === "CallExpr" && p.fun !== call && this.paramOf(p, p.args.indexOf(call))) continue;
      if (p?.kind === "AssignStmt" && p.op === ":=") continue;
      if (p?.kind === "ValueSpec") continue;
      if (p?.kind === "RangeStmt" || (p?.kind === "UnaryExpr" && p.op === "<-")) this.received.add(result);
      else this.opaque.add(result);
    }
    // A function used as a value is called from who knows where.
    for (const id of this.facts.nodesOf("Ident")) {
      const f = info.objectOf(id);
      if (f?.kind !== "Func" || f.pkg) continue;
      const p = tree.parentOf(id);
      const callee = p?.kind === "SelectorExpr" && p.sel === id ? p : id;
      const call = tree.parentOf(callee);
      if ((call?.kind === "CallExpr" && call.fun === callee) || call?.kind === "FuncDecl") continue;
      for (const v of [...f.type.params.vars, ...f.type.results.vars]) if (isChanVar(v)) this.opaque.add(v);
    }
    // A literal that is not spawned on the spot takes its channels from who knows where.
    for (const f of this.facts.nodesOf("FuncLit")) {
      const call = tree.parentOf(f);
      if ((call?.kind === "CallExpr" && call.fun === f) || heldByOneStart(f, this.facts)) continue;
      for (const v of info.signatureOf(f).params.vars) if (isChanVar(v)) this.opaque.add(v);
      for (const v of this.facts.freeVarsOf(f)) if (isChanVar(v) && !this.isGroupGo(call, f)) this.opaque.add(v);
    }
  }

  private isGroupGo(call: import("../go/ast.ts").Node | undefined, f: FuncLit): boolean {
    return call?.kind === "CallExpr" && call.args[0] === f && call.fun.kind === "SelectorExpr" && call.fun.sel.name === "Go";
  }

  private resultOfCall(call: CallExpr): VarObj | undefined {
    const f = this.facts.info.calleeOf(call);
    const origin = f && (f.origin ?? f);
    const r = origin && !origin.pkg && this.facts.declOf(origin) ? origin.type.results.vars[0] : undefined;
    return r && this.slots.has(r) ? r : undefined;
  }

  private spreadOpaque(): void {
    for (const v of [...this.opaque]) this.opaque.add(this.rootOf(v));
    // A made local that also comes from elsewhere, or is never made at all, has no pair to split.
    for (const v of this.slots)
      if (v.role === "local" && !this.made.has(v) && !this.hasSource(v)) this.opaque.add(this.rootOf(v));
    for (const v of this.slots) if (this.bothHalvesIn(v)) this.opaque.add(this.rootOf(v));
  }

  private hasSource(v: VarObj): boolean {
    return [...this.receivers.values()].some((list) => list.includes(v));
  }

  /** A parameter through which the code both sends and receives. */
  private bothHalvesIn(v: VarObj): boolean {
    if (this.made.has(v)) return false;
    const kinds = new Set<string>();
    for (const u of this.facts.uses.of(v)) {
      const p = this.facts.tree.parentOf(u.place);
      if (p?.kind === "SendStmt" && p.chan === u.place) kinds.add("tx");
      if (p?.kind === "CallExpr" && this.facts.info.builtinOf(p) === "close") kinds.add("tx");
      if ((p?.kind === "UnaryExpr" && p.op === "<-") || (p?.kind === "RangeStmt" && p.x === u.place)) kinds.add("rx");
      const target = this.targetOf(u);
      const dir = target && underlying(target.type);
      if (dir?.kind === "Chan" && dir.dir !== "both") kinds.add(dir.dir === "recv" ? "rx" : "tx");
    }
    return kinds.size > 1 && !this.isSignal(v);
  }
}

const isChanVar = (v: VarObj): boolean => underlying(v.type).kind === "Chan";
