// Implements the packages that a text names: by import, and in snippets by the names of standard packages alone.

import type { Expr, File, Node } from "../go/ast.ts";
import type { Checker } from "./checker.ts";
import { stringLiteral } from "./literal.ts";
import { walk } from "../go/walk.ts";

/** Standard packages by the name that programs use, where a snippet may leave out the import. */
const standard: Readonly<Record<string, string>> = {
  atomic: "sync/atomic",
  base64: "encoding/base64",
  big: "math/big",
  binary: "encoding/binary",
  bits: "math/bits",
  bufio: "bufio",
  bytes: "bytes",
  cmp: "cmp",
  context: "context",
  csv: "encoding/csv",
  debug: "runtime/debug",
  errors: "errors",
  exec: "os/exec",
  expvar: "expvar",
  filepath: "path/filepath",
  flag: "flag",
  fmt: "fmt",
  fnv: "hash/fnv",
  fs: "io/fs",
  gob: "encoding/gob",
  gzip: "compress/gzip",
  heap: "container/heap",
  hex: "encoding/hex",
  hmac: "crypto/hmac",
  html: "html",
  http: "net/http",
  httptest: "net/http/httptest",
  io: "io",
  ioutil: "io/ioutil",
  iter: "iter",
  json: "encoding/json",
  list: "container/list",
  log: "log",
  maps: "maps",
  math: "math",
  md5: "crypto/md5",
  net: "net",
  os: "os",
  path: "path",
  pprof: "runtime/pprof",
  rand: "math/rand",
  reflect: "reflect",
  regexp: "regexp",
  ring: "container/ring",
  rpc: "net/rpc",
  runtime: "runtime",
  sha1: "crypto/sha1",
  sha256: "crypto/sha256",
  sha512: "crypto/sha512",
  signal: "os/signal",
  slices: "slices",
  slog: "log/slog",
  sort: "sort",
  sql: "database/sql",
  strconv: "strconv",
  strings: "strings",
  sync: "sync",
  syscall: "syscall",
  tabwriter: "text/tabwriter",
  template: "text/template",
  testing: "testing",
  time: "time",
  tls: "crypto/tls",
  unicode: "unicode",
  unsafe: "unsafe",
  url: "net/url",
  utf8: "unicode/utf8",
  xml: "encoding/xml",
};

/** The standard package that an undeclared name means. */
export const standardPackageNamed = (name: string): string | undefined =>
  Object.hasOwn(standard, name) ? standard[name] : undefined;

/** Import paths that the text names: its imports, and standard packages used by name without one. */
export const namedPackages = (files: readonly File[]): readonly string[] => {
  const paths = new Set<string>();
  for (const file of files) {
    for (const decl of file.decls) {
      if (decl.kind !== "GenDecl") continue;
      for (const spec of decl.specs) {
        const path = spec.kind === "ImportSpec" ? stringLiteral(spec.path.value) : undefined;
        if (path?.kind === "string" && path.value) paths.add(path.value);
      }
    }
    const imported = new Set([...paths].map((p) => p.slice(p.lastIndexOf("/") + 1)));
    walk(file, (node) => {
      if (node.kind !== "SelectorExpr" || node.x.kind !== "Ident" || imported.has(node.x.name)) return;
      const path = standardPackageNamed(node.x.name);
      if (path) paths.add(path);
    });
  }
  // What a snippet does not declare may turn out to be of these, where a snippet declares nothing of them.
  if (files.some((f) => !f.package)) for (const path of ["context", "sync", "time"]) paths.add(path);
  return [...paths].sort();
};

const qualifiers = new WeakMap<Checker, ReadonlySet<string>>();

/** Whether an undeclared name qualifies a type somewhere: then it names a package and no variable. */
export const isUsedAsPackage = (c: Checker, name: string): boolean => {
  let names = qualifiers.get(c);
  if (!names) {
    names = collectQualifiers(c.files);
    qualifiers.set(c, names);
  }
  return names.has(name);
};

const collectQualifiers = (files: readonly File[]): ReadonlySet<string> => {
  const names = new Set<string>();
  const typeAt = (e: Expr | undefined): void => {
    if (e?.kind === "SelectorExpr" && e.x.kind === "Ident") names.add(e.x.name);
    else if (e?.kind === "StarExpr" || e?.kind === "ParenExpr") typeAt(e.x);
    else if (e?.kind === "IndexExpr") typeAt(e.x);
  };
  for (const file of files) walk(file, (node) => typesOf(node).forEach(typeAt));
  return names;
};

/** The types that a node mentions directly. */
const typesOf = (node: Node): readonly (Expr | undefined)[] => {
  switch (node.kind) {
    case "Field":
      return [node.type.kind === "Ellipsis" ? node.type.elt : node.type];
    case "CompositeLit":
    case "TypeAssertExpr":
      return [node.type];
    case "ValueSpec":
    case "TypeSpec":
      return [node.type];
    case "ArrayType":
      return [node.elt];
    case "MapType":
      return [node.key, node.value];
    case "ChanType":
      return [node.value];
    case "CallExpr":
      return node.fun.kind === "Ident" && (node.fun.name === "make" || node.fun.name === "new") ? [node.args[0]] : [];
    default:
      return [];
  }
};
