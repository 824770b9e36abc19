// Implements the choice of what a stored Go pointer becomes (design.md, "the heart"; idioms.md A4).

import type { Facts } from "../analysis/facts.ts";
import type { Expr } from "../go/ast.ts";
import type { FuncObj, TypeNameObj, VarObj } from "../semantics/objects.ts";
import type { Named, Type } from "../semantics/types.ts";
import type { Decision, Evidence } from "./decision.ts";
import { backLinkDecisions } from "./pointers/back-link-decisions.ts";
import { handleReceivers } from "./pointers/handles.ts";
import { type Cursor, findLinks, type Links } from "./pointers/links.ts";
import { lookingDecisions } from "./pointers/looking-decisions.ts";
import { isPutInto } from "./pointers/looking-lists.ts";
import { collectNilable } from "./pointers/nilable.ts";
import { pointeeName } from "./pointers/pointee.ts";
import { collectSharing } from "./pointers/sharing.ts";
import { findBackLinks } from "./pointers/weak/back-links.ts";
import { snakeCase } from "../rust/names.ts";

export { pointeeName } from "./pointers/pointee.ts";
export { keepsValue } from "./pointers/sharing.ts";

/** Cheapest form that the facts allow for stored pointers to one type. */
export type PointerForm = "value" | "box" | "rc" | "arc";

export interface PointerPlan {
  formOf(pointee: Type): PointerForm;
  isNilable(slot: VarObj): boolean;
  /** Lists of pointers to the type may hold nil. */
  isNilableIn(pointee: Type): boolean;
  /** Methods of shared types that reach other values of their type: they take the handle, not `&self`. */
  takesHandle(f: FuncObj): boolean;
  /** The method keeps its receiver or gives it back: it takes the box. */
  isOwnedReceiver(recv: VarObj): boolean;
  /** A link that is overwritten before anybody reads it again: `take()`. */
  isTaken(e: Expr): boolean;
  /** A variable whose value moves on here. */
  isMoved(e: Expr): boolean;
  /** A field that only looks back at what owns its value: `Weak`. */
  isWeak(f: VarObj): boolean;
  /** The same, or a field that would be one if it were proved that what it looks at is still there. */
  looksBack(f: VarObj): boolean;
  /** A local that keeps what others look back at: its value stays until its block ends. */
  isKept(v: VarObj): boolean;
  /** A local that looks at nodes which others own. */
  cursorOf(v: VarObj): Cursor | undefined;
  /** A local list that looks at nodes which others own; `"nilable"` where some of its looks may be nil. */
  lookingOf(v: VarObj): "nodes" | "nilable" | undefined;
  /** The value goes into such a list, and stays where it is. */
  isLookedAt(e: Expr): boolean;
  readonly decisions: readonly Decision[];
}

export function planPointers(
  facts: Facts,
  isShared: (t: TypeNameObj, hasOwners: boolean) => Evidence | undefined,
  nameOf: (t: TypeNameObj) => string,
): PointerPlan {
  const evidence = collectSharing(facts);
  const forms = new Map<TypeNameObj, PointerForm>();
  const boxes: Links[] = [];
  const decisions: Decision[] = [];
  for (const t of facts.info.typeNames) {
    if (t.type.kind !== "Named") continue;
    const shared = evidence.get(t);
    const thread = isShared(t, shared !== undefined);
    const stored = isStored(t, facts);
    const links = !thread && reachesItself(t.type) ? findLinks(t, facts) : undefined;
    const second = links ? links.obstacle && [links.obstacle] : shared;
    const form: PointerForm = thread ? "arc" : second ? "rc" : links ? "box" : "value";
    forms.set(t, form);
    if (links && form === "box") boxes.push(links);
    const decision = decide(t, nameOf(t), form, thread ? [thread] : (second ?? stored ?? []));
    if (decision) decisions.push(decision);
    if (links && form === "box") decisions.push(...linkDecisions(t, nameOf(t), links, stored ?? [], facts));
  }
  const taken = new Set(boxes.flatMap((b) => [...b.taken]));
  const moved = new Set(boxes.flatMap((b) => [...b.moved]));
  const owners = new Set(boxes.flatMap((b) => [...b.owners]));
  const cursors = new Map(boxes.flatMap((b) => [...b.cursors]));
  const looking = new Set(boxes.flatMap((b) => [...b.looking]));
  decisions.push(...lookingDecisions(looking, nameOf));
  const nilable = collectNilable(facts, taken, looking);
  const back = findBackLinks(facts, (t) => forms.get(t) === "rc");
  const looks = new Set(back.weak.map((b) => b.field));
  decisions.push(...backLinkDecisions(back, nameOf));
  const handles = handleReceivers(facts, (t) => forms.get(t) === "rc" || forms.get(t) === "arc");
  return {
    formOf: (p) => (p.kind === "Named" ? (forms.get((p.origin ?? p).obj) ?? "value") : "value"),
    isNilable: (v) => nilable.slots.has(v.origin ?? v),
    isNilableIn: (p) => p.kind === "Named" && nilable.inLists.has((p.origin ?? p).obj),
    takesHandle: (f) => handles.has(f),
    isOwnedReceiver: (v) => owners.has(v),
    isTaken: (e) => taken.has(e),
    isMoved: (e) => moved.has(e),
    isWeak: (v) => looks.has(v.origin ?? v),
    looksBack: (v) => looks.has(v.origin ?? v) || back.strong.some((b) => b.field === (v.origin ?? v)),
    isKept: (v) => back.roots.has(v),
    cursorOf: (v) => cursors.get(v),
    lookingOf: (v) => (looking.has(v) ? (nilable.lookingLists.has(v) ? "nilable" : "nodes") : undefined),
    isLookedAt: (e) => looking.size > 0 && isPutInto(e, looking, facts),
    decisions,
  };
}

/** What follows from links that own: moves out of places, methods on nil, and how a long chain is dropped. */
function linkDecisions(t: TypeNameObj, rust: string, links: Links, stored: readonly Evidence[], facts: Facts): Decision[] {
  const args = { type: t.name, rust };
  const [taken] = links.taken;
  const [field] = stored;
  const onNil = facts.nodesOf("FuncDecl").filter((d) => {
    const recv = facts.info.funcObjOf(d)?.type.recv;
    return (
      recv &&
      pointeeName(recv.type) === t &&
      facts.uses.of(recv).some((u) => u.steps.length === 0 && u.role.kind === "nil-compare")
    );
  });
  const [method] = onNil;
  const span = (text: string, at: { readonly span: Evidence["span"] }): Evidence => ({ text, span: at.span });
  return [
    ...(taken
      ? [
          {
            id: "link-taken",
            spans: [...links.taken].map((e) => e.span),
            chosen: "take()",
            rejected: [{ form: "`.clone()`", because: "a copy of the list would be another list" }],
            evidence: [...links.taken]
              .slice(0, 4)
              .map((e) => span(`\`${facts.textOf(e)}\` is not read again before it is overwritten`, e)),
            args,
          },
        ]
      : []),
    ...(method
      ? [
          {
            id: "nil-receiver",
            spans: [method.name.span],
            chosen: `${args.rust}::${snakeCase(method.name.name)}(this)`,
            rejected: [{ form: "a method", because: "`Option` has no methods of yours" }],
            evidence: onNil.map((d) => span(`\`${d.name.name}\` asks whether its receiver is nil`, d.name)),
            args: { ...args, name: method.name.name },
          },
        ]
      : []),
    ...(field && isChain(t)
      ? [
          {
            id: "link-drop",
            spans: [field.span],
            chosen: "the drop that the compiler writes",
            rejected: [{ form: "a `Drop` that loops", because: "only very long chains need it" }],
            evidence: [field],
            args,
          },
        ]
      : []),
  ];
}

/** One link to the next: as long as the data, where a tree is only as deep. */
function isChain(t: TypeNameObj): boolean {
  const u = t.type.kind === "Named" ? t.type.underlying : undefined;
  return u?.kind === "Struct" && u.fields.filter((f) => pointeeName(f.type) === t).length === 1;
}

/** What has a lock inside, or never changes, is shared as it is. */
export function withOwnLock(d: Decision, locks: (type: string) => "lock" | "frozen" | undefined): Decision {
  const found = d.id === "pointer-shared-tasks" && d.args ? locks(d.args.type ?? "") : undefined;
  if (!found) return d;
  const rust = d.args?.rust ?? "";
  const owners =
    found === "lock"
      ? "`Arc` counts its owners across threads, and the lock inside of it says who may change what it guards."
      : "`Arc` counts its owners across threads. Nothing changes it while they hold it, so that it needs no lock.";
  return {
    ...d,
    chosen: `Arc<${rust}>`,
    rejected: [
      { form: `\`Rc<${rust}>\``, because: "an `Rc` can't cross to another task" },
      { form: `\`${rust}\` by value`, because: "the tasks hold one value" },
    ],
    args: { ...d.args, owners },
  };
}

function decide(t: TypeNameObj, name: string, form: PointerForm, evidence: readonly Evidence[]): Decision | undefined {
  if (evidence.length === 0) return undefined;
  const spans = evidence.map((e) => e.span);
  const args = { type: t.name, rust: name };
  const value = { form: `\`${name}\` by value`, because: "stored pointers must be able to outlive one another" };
  const box = { form: `\`Option<Box<${name}>>\``, because: "a second owner could not exist" };
  switch (form) {
    case "rc":
      return {
        id: "pointer-shared",
        spans,
        chosen: `Rc<RefCell<${name}>>`,
        rejected: [{ ...value, because: "several places may hold the same value and see each other's changes" }, box],
        evidence,
        args,
      };
    case "arc":
      return {
        id: "pointer-shared-tasks",
        spans,
        chosen: `Arc<Mutex<${name}>>`,
        rejected: [
          { form: `\`Rc<RefCell<${name}>>\``, because: "an `Rc` can't cross to another task" },
          { ...value, because: "the tasks change one value" },
        ],
        evidence,
        args: { ...args, owners: "`Arc` counts its owners across threads, and `Mutex` lets one of them in at a time." },
      };
    case "box":
      return {
        id: "pointer-owned-link",
        spans,
        chosen: `Option<Box<${name}>>`,
        rejected: [
          { ...value, because: "a type can't contain itself without a pointer between" },
          { form: `\`Rc<RefCell<${name}>>\``, because: "one link leads to each value, and owns it" },
        ],
        evidence,
        args,
      };
    default:
      return {
        id: "pointer-value",
        spans,
        chosen: name,
        rejected: [{ form: `\`Box<${name}>\``, because: "it has one owner and a known size" }],
        evidence,
        args,
      };
  }
}

/** Does a value of the type hold, through pointers, slices excluded, a value of the same type? */
function reachesItself(start: Named): boolean {
  const seen = new Set<TypeNameObj>();
  const visit = (t: Type): boolean => {
    if (t.kind === "Pointer") return visit(t.elem);
    if (t.kind === "Array") return visit(t.elem);
    if (t.kind === "Named") {
      if (t.obj === start.obj) return true;
      if (seen.has(t.obj)) return false;
      seen.add(t.obj);
      return visit(t.underlying);
    }
    return t.kind === "Struct" && t.fields.some((f) => visit(f.type));
  };
  const u = start.underlying;
  return u.kind === "Struct" && u.fields.some((f) => visit(f.type));
}

function isStored(t: TypeNameObj, facts: Facts): Evidence[] | undefined {
  const found: Evidence[] = [];
  for (const s of facts.nodesOf("Field")) {
    if (s.type.kind !== "StarExpr" || facts.tree.parentOf(facts.tree.parentOf(s) ?? s)?.kind !== "StructType") continue;
    if (pointeeName(facts.info.typeOf(s.type)) === t)
      found.push({ text: `the field \`${facts.textOf(s)}\` holds one`, span: s.span });
  }
  return found.length > 0 ? found : undefined;
}
