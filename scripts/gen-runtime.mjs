// Implements the cutting of the floor's helpers (translators/runtime) into items, written to translators/runtime.generated.ts.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
const root = join(import.meta.dirname, "..");
const folder = join(root, "translators/runtime/src/go");
/** Files whose items stand in `go` itself: those that mod.rs exports whole. */
const coreFiles = new Set(
  [...readFileSync(join(folder, "mod.rs"), "utf8").matchAll(/^pub use (\w+)::\*;/gm)].map(([, name]) => name ?? ""),
);
function runtimeData() {
  const items = [];
  const crates = {};
  for (const file of readdirSync(folder, { recursive: true })
    .map((f) => f.replaceAll("\\", "/"))
    .filter((f) => f.endsWith(".rs") && !/(?:^|\/)mod\.rs$/.test(f))
    .sort()) {
    const name = file.slice(0, -3);
    // The files of a folder are one module.
    const module = coreFiles.has(name) ? "" : (name.split("/")[0] ?? "");
    const source = readFileSync(join(folder, file), "utf8");
    const needs = /^\/\/ Crates: (.*)$/m.exec(source)?.[1];
    if (needs) crates[module] = needs.split(",").map((c) => c.trim());
    for (const text of topLevel(source)) items.push(...itemsOf(text, module).map((i) => ({ ...i, file: name })));
  }
  return { items: items.filter((i) => !(i.module === "" && i.name === "*")).map((i) => forTrait(i, items)), crates };
}
/** A call of a private macro that implements a trait for many types is wanted where the trait is. */
function forTrait(item, items) {
  if (item.kind !== "macro" || item.text.includes("macro_rules!") || item.name !== calledName(item.text, item.name)) return item;
  const macro = items.find((i) => i.kind === "macro" && i.name === item.name && i.text.includes("macro_rules!"));
  const trait = macro && /impl(?:<[^{]*?>)? (\w+) for/.exec(macro.text)?.[1];
  return trait ? { ...item, trait } : item;
}
/** The items of a file, each with the comments and attributes above it. */
function topLevel(source) {
  const lines = source.split("\n");
  const found = [];
  let current = [];
  let depth = 0;
  for (const line of lines) {
    if (current.length === 0 && (line.trim() === "" || /^\/\/(?!\/)/.test(line))) continue;
    current.push(line);
    depth += balance(line);
    const isHead = /^\s*(?:\/\/|#\[)/.test(line);
    if (depth === 0 && !isHead && /[;}]\s*$/.test(line)) {
      found.push(current.join("\n"));
      current = [];
    }
  }
  return found;
}
/** Brackets that a line opens, less those that it closes; texts, characters and comments left out. */
function balance(line) {
  const code = line.replace(/b?"(?:\\.|[^"\\])*"|b?'(?:\\.[^']*|[^'\\])'|\/\/.*$/g, "");
  return [...code].reduce((n, c) => n + ("{([".includes(c) ? 1 : "})]".includes(c) ? -1 : 0), 0);
}
function itemsOf(text, module) {
  const code = text.replace(/^(?:\s*(?:\/\/\/?[^\n]*|#\[[^\n]*\])\n)*/, "");
  const exported = /^pub(?:\(crate\))? use (\w+);$/.exec(code);
  if (exported) return [{ module, kind: "macro", name: exported[1] ?? "", text }];
  const use = /^use ([^;]+);$/.exec(code);
  if (use)
    return [
      {
        module,
        kind: "use",
        name:
          (use[1] ?? "")
            .replace(/^.* as /, "")
            .split("::")
            .at(-1) ?? "",
        text,
      },
    ];
  const fn = functionOf(code);
  if (fn) return [{ module, kind: "fn", ...fn, text }];
  const local = /^thread_local! \{\s*(?:\/\/\/[^\n]*\s*)*(?:pub )?static (\w+)/.exec(code);
  if (local) return [{ module, kind: "static", name: local[1] ?? "", text }];
  const named = /^(?:pub(?:\(crate\))? )?(struct|enum|trait|type|const|static|macro_rules!) ?(\w+)/.exec(code);
  if (named) {
    const kind = named[1] === "macro_rules!" ? "macro" : named[1];
    return [{ module, kind, name: named[2] ?? "", text }];
  }
  const impl =
    /^impl\b/.test(code) &&
    /^ (?:(?<trait>[^{]*?) for )?(?<type>[^{]*?)(?:\s+where[^{]*)? \{/.exec(withoutGenerics(code.slice(4)));
  if (impl) return implItems(text, module, impl.groups?.trait, impl.groups?.type ?? "");
  const macro = /^(\w+)! ?[{(]/.exec(code);
  if (macro) return [{ module, kind: "macro", name: calledName(code, macro[1] ?? ""), text }];
  throw new Error(`${module}: what is this item?\n${text.slice(0, 200)}`);
}
/** A call of a macro that writes items is wanted where its first argument is, or else its own name. */
const calledName = (code, macro) => /^\w+!\(\s*([A-Z]\w*)/.exec(code)?.[1] ?? macro;
function functionOf(code) {
  const head = /^(?:pub(?:\(crate\))? )?(?:const )?fn (\w+)(?:<([^(]*)>)?\(([\s\S]*)$/.exec(code);
  if (!head) return undefined;
  const [, name = "", generics = "", rest = ""] = head;
  return {
    name,
    params: splitTop(untilClosed(rest))
      .filter((p) => !/^&?(?:mut )?self$/.test(p))
      .map((p) => p.slice(p.indexOf(":") + 1).trim()),
    generics: splitTop(generics).map((g) => (g.split(":")[0] ?? "").trim()),
  };
}
/** What stands behind `impl<…>`. */
function withoutGenerics(text) {
  return text.startsWith("<") ? text.slice(untilClosed(text.slice(1)).length + 2) : text;
}
function untilClosed(text) {
  let depth = 1;
  for (let i = 0; i < text.length; i++) {
    if ("([{<".includes(text[i] ?? "")) depth++;
    else if (")]}>".includes(text[i] ?? "") && text[i - 1] !== "-") depth--;
    if (depth === 0) return text.slice(0, i);
  }
  return text;
}
function splitTop(text) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i] ?? ",";
    if ("([{<".includes(c)) depth++;
    else if (")]}>".includes(c) && text[i - 1] !== "-") depth--;
    else if (c === "," && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  return parts.filter((p) => p !== "");
}
function implItems(text, module, trait, type) {
  const pointer = /^Ptr<(\w+)/.exec(type);
  const owner = pointer && pointer[1] !== "T" ? (pointer[1] ?? "") : (/^(?:dyn )?(\w+)/.exec(type)?.[1] ?? type);
  const own = { module, owner, ...(pointer && pointer[1] !== "T" && { pointer: true }) };
  if (trait !== undefined) return [{ ...own, kind: "impl", name: owner, trait: trait.replace(/<.*$/, ""), text }];
  const start = text.indexOf("{\n", text.search(/^impl/m)) + 2;
  const head = text.slice(0, start - 1).trimEnd();
  const body = text.slice(start, text.lastIndexOf("}")).replace(/\s+$/, "");
  return topLevel(dedent(body)).map((method) => {
    const code = method.replace(/^(?:\s*(?:\/\/\/?[^\n]*|#\[[^\n]*\])\n)*/, "");
    const fn = functionOf(code);
    const constant = /^(?:pub )?const (\w+)/.exec(code);
    return { ...own, kind: "method", head, ...(fn ?? { name: constant?.[1] ?? "" }), text: method };
  });
}
const dedent = (text) =>
  text
    .split("\n")
    .map((line) => line.replace(/^ {4}/, ""))
    .join("\n");
const target = join(root, "translators/runtime.generated.ts");
const text = `// Implements the floor's helpers as data. Generated by scripts/gen-runtime.mjs; not committed.

import type { RuntimeData } from "../lib/lower/floor/runtime.ts";

export const runtime: RuntimeData = ${JSON.stringify(runtimeData())};
`;
if (!(existsSync(target) && readFileSync(target, "utf8") === text)) {
  // Moved into place: several commands may find it stale at once.
  const draft = `${target}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, target);
}
