// Implements the notes on what a snippet leaves out: what was assumed, where nil would panic, and what its comments speak of.

import type { Facts } from "../analysis/facts.ts";
import { pointerIndex } from "../analysis/pointer-index.ts";
import type { CallExpr, Comment, Expr, Ident, SelectorExpr } from "../go/ast.ts";
import { walk } from "../go/walk.ts";
import type { Assumption } from "../semantics/info.ts";
import type { VarObj } from "../semantics/objects.ts";
import type { Decision, Evidence } from "./decision.ts";
import { openIn, type OpenTypes } from "./opens.ts";

export function planAssumptions(facts: Facts, opens: OpenTypes): readonly Decision[] {
  return [...assumedDeclarations(facts, opens), ...neverNil(facts), ...commentsOnGo(facts)];
}

function assumedDeclarations(facts: Facts, opens: OpenTypes): Decision[] {
  const list = facts.info.assumptions;
  const evidence = list.flatMap((a) => evidenceOf(a, facts, opens));
  const holdsUnknown = (a: Assumption): boolean => a.obj?.kind === "Var" && openIn(a.obj.type) !== undefined;
  const roots = list.filter((a) => a.what !== "method" && (a.what !== "field" || holdsUnknown(a)));
  const [first] = evidence;
  if (!first) return [];
  const names = [...new Set((roots.length > 0 ? roots : list).map((a) => `\`${a.name}\``))];
  const chosen = opens.all.map((o) => opens.nameOf(o)).join(", ") || names.join(", ").replaceAll("`", "");
  return [
    {
      id: "assumed-declarations",
      spans: evidence.map((e) => e.span).slice(0, 6),
      chosen,
      rejected: [],
      evidence,
      args: { names: listed(names) },
    },
  ];
}

function evidenceOf(a: Assumption, facts: Facts, opens: OpenTypes): Evidence[] {
  const [span] = a.evidence;
  const owner = a.type && !a.type.resolved && a.what !== "type" ? `\`${opens.nameOf(a.type)}\`` : "its type";
  if (!span) return [];
  switch (a.what) {
    case "field":
      return [{ text: `${owner} has a field \`${a.name}\``, span }];
    case "method":
      return a.obj?.kind === "Func" && facts.declOf(a.obj) ? [] : [{ text: `${owner} has a method \`${a.name}\``, span }];
    case "type":
      return [
        {
          text:
            a.type?.underlying?.kind === "Basic"
              ? `\`${a.name}\` is a type over \`${a.type.underlying.basic}\``
              : `\`${a.name}\` is a type`,
          span,
        },
      ];
    case "var":
      return [{ text: `\`${a.name}\` is a value of the package`, span }];
    case "func":
      return [{ text: `\`${a.name}\` is a function`, span }];
    default:
      return [{ text: `\`${a.name}\` is a package`, span }];
  }
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

// ---- nil

/** `user, err := s.repo.Find(id)`: what unknown code gives is used without asking whether it is nil. */
function neverNil(facts: Facts): Decision[] {
  if (facts.info.assumptions.length === 0) return [];
  const found: Decision[] = [];
  const seen = new Set<VarObj>();
  for (const sel of facts.nodesOf("SelectorExpr")) {
    const { root, steps } = chainOf(sel);
    const v = root && facts.info.objectOf(root);
    if (v?.kind !== "Var" || seen.has(v) || facts.tree.parentOf(sel)?.kind === "SelectorExpr") continue;
    const call = sourceOf(v, facts);
    if (!call || isComparedWithNil(v, facts)) continue;
    seen.add(v);
    const links = steps.filter((s) => openIn(facts.info.typeOf(s)) !== undefined).map((s) => `\`${s.sel.name}\` is nil`);
    const withError = facts.info.calleeOf(call)?.type.results.vars.length === 2;
    const name = call.fun.kind === "SelectorExpr" ? call.fun.sel.name : facts.textOf(call.fun);
    const when = [`\`${name}\` returns \`${withError ? "nil, nil" : "nil"}\``, ...links].join(" or ");
    const args = { value: v.name, type: typeName(v), call: name, when, remedy: remedyFor(v, withError) };
    found.push({
      id: "assumed-never-nil",
      spans: [sel.span],
      chosen: typeName(v),
      args,
      rejected: [{ form: `\`Option<${typeName(v)}>\``, because: "nothing here compares it with nil" }],
      evidence: [
        { text: `\`${name}\` gives it`, span: call.span },
        { text: "and it is used without a check", span: sel.span },
      ],
    });
  }
  return found;
}

/** `user.Account.Notify`: its root, and the fields on the way. */
function chainOf(sel: SelectorExpr): { readonly root?: Ident; readonly steps: readonly SelectorExpr[] } {
  const steps: SelectorExpr[] = [];
  let x: Expr = sel.x;
  while (x.kind === "SelectorExpr") {
    steps.unshift(x);
    x = x.x;
  }
  return x.kind === "Ident" ? { root: x, steps } : { steps };
}

/** The call of unknown code that gave a local its value. */
function sourceOf(v: VarObj, facts: Facts): CallExpr | undefined {
  if (v.role !== "local" || (v.type.kind !== "Pointer" && v.type.kind !== "Open")) return undefined;
  const index = pointerIndex(facts);
  const calls = [...index.firstOf(v), ...index.sourcesOf(v)].flatMap((e) => (e.kind === "CallExpr" ? [e] : []));
  return calls.find((c) => facts.info.calleeOf(c)?.assumed);
}

const isComparedWithNil = (v: VarObj, facts: Facts): boolean =>
  facts.uses.of(v).some((u) => u.role.kind === "nil-compare" && u.steps.length === 0);

const typeName = (v: VarObj): string => {
  const o = openIn(v.type);
  const name = o?.name ?? v.name;
  return name.charAt(0).toUpperCase() + name.slice(1);
};

const remedyFor = (v: VarObj, withError: boolean): string =>
  withError
    ? `\`Result<Option<${typeName(v)}>>\`, and the caller writes \`.context("${v.name} not found")?\``
    : `\`Option<${typeName(v)}>\``;

// ---- comments

const goWords = /\b(nil|panics?|crash(es|ed)?|goroutines?|garbage|GC|interface\{\}|defer(red)?|receiver|chan(nel)?s?)\b/i;

function commentsOnGo(facts: Facts): Decision[] {
  if (facts.info.assumptions.length === 0) return [];
  const found: Comment[] = [];
  for (const f of facts.files) {
    walk(f, (n) => {
      const t = n.trivia;
      const dangling = "dangling" in n && Array.isArray(n.dangling) ? (n.dangling as readonly Comment[]) : [];
      for (const c of [...(t?.leading ?? []), ...(t?.trailing ? [t.trailing] : []), ...dangling])
        if (goWords.test(c.text) && !found.includes(c)) found.push(c);
      return true;
    });
  }
  return found.length === 0
    ? []
    : [
        {
          id: "comment-on-go",
          spans: found.map((c) => c.span),
          chosen: "the comment as it is",
          rejected: [],
          evidence: found.map((c) => ({ text: "a comment on what Go does", span: c.span })),
        },
      ];
}
