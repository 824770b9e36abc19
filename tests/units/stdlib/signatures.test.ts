// Implements examples of what the library gives, as go/types prints them: these need no Go.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { unalias } from "../../../lib/semantics/alias.ts";
import { isFound, lookupFieldOrMethod } from "../../../lib/semantics/lookup.ts";
import { instantiate } from "../../../lib/semantics/named.ts";
import { basicType, invalidType } from "../../../lib/semantics/basic.ts";
import { identical } from "../../../lib/semantics/predicates.ts";
import { createNodeLibrary } from "../../../lib/semantics/stdlib/node.ts";
import { textFileName } from "../../../lib/semantics/stdlib/text.ts";
import { errorType } from "../../../lib/semantics/universe.ts";
import { typeString } from "../../../lib/semantics/typestring.ts";
import type { Type } from "../../../lib/semantics/types.ts";
import { constText, declaredType, objectOf } from "./helpers.ts";

const paths = [
  "bufio",
  "context",
  "encoding/json",
  "errors",
  "fmt",
  "io",
  "io/fs",
  "maps",
  "math",
  "net",
  "net/http",
  "os",
  "slices",
  "sort",
  "strings",
  "sync",
  "sync/atomic",
  "time",
];
const library = createNodeLibrary();
const object = (path: string, name: string) => objectOf(library, path, name);
const named = (path: string, name: string) => declaredType(object(path, name));

/** Type of an object, or of a field or method of it, as in `strings.Builder.Len`. */
function show(path: string, name: string): string {
  const [first = "", member] = name.split(".");
  const obj = object(path, first);
  if (!("type" in obj)) throw new Error(`${name} has no type`);
  if (member === undefined) return typeString(obj.type);
  const found = lookupFieldOrMethod(obj.type, { addressable: true, pkg: path, name: member });
  return isFound(found) ? typeString(found.obj.type) : found;
}

function firstParameter(path: string, name: string): Type | undefined {
  const obj = object(path, name);
  return obj.kind === "Func" ? obj.type.params.vars[0]?.type : undefined;
}

beforeAll(() => library.load(paths));

describe("types of objects", () => {
  test.each([
    ["fmt", "Fprintf", "func(w io.Writer, format string, a ...any) (n int, err error)"],
    ["strings", "Split", "func(s string, sep string) []string"],
    ["strings", "SplitSeq", "func(s string, sep string) iter.Seq[string]"],
    ["strings", "Builder.WriteByte", "func(c byte) error"],
    ["errors", "AsType", "func[E error](err error) (E, bool)"],
    ["sync", "OnceValues", "func[T1, T2 any](f func() (T1, T2)) func() (T1, T2)"],
    ["sync", "Map.Range", "func(f func(key any, value any) bool)"],
    ["sync", "Pool.New", "func() any"],
    ["sync/atomic", "Pointer", "sync/atomic.Pointer[T any]"],
    ["sync/atomic", "Pointer.CompareAndSwap", "func(old *T, new *T) (swapped bool)"],
    ["slices", "SortFunc", "func[S ~[]E, E any](x S, cmp func(a E, b E) int)"],
    ["slices", "Max", "func[S ~[]E, E cmp.Ordered](x S) E"],
    ["maps", "Keys", "func[Map ~map[K]V, K comparable, V any](m Map) iter.Seq[K]"],
    ["sort", "Slice", "func(x any, less func(i int, j int) bool)"],
    ["io", "ReadWriter.Read", "func(p []byte) (n int, err error)"],
    ["bufio", "ReadWriter.ReadRune", "func() (r rune, size int, err error)"],
    ["bufio", "Scanner.Split", "func(split bufio.SplitFunc)"],
    ["context", "WithTimeout", "func(parent context.Context, timeout time.Duration) (context.Context, context.CancelFunc)"],
    ["context", "Context.Done", "func() <-chan struct{}"],
    ["time", "Second", "time.Duration"],
    ["time", "Timer.C", "<-chan time.Time"],
    ["os", "Stdout", "*os.File"],
    ["os", "ReadDir", "func(name string) ([]os.DirEntry, error)"],
    ["net", "TCPConn.Write", "func(b []byte) (int, error)"],
    ["net/http", "HandleFunc", "func(pattern string, handler func(net/http.ResponseWriter, *net/http.Request))"],
    ["net/http", "Request.URL", "*net/url.URL"],
    ["encoding/json", "UnmarshalTypeError.Type", "reflect.Type"],
  ])("%s.%s", (path, name, expected) => {
    expect(show(path, name)).toBe(expected);
  });
});

describe("constants", () => {
  test.each([
    ["time", "Millisecond", "1000000"],
    ["math", "MaxUint64", "18446744073709551615"],
    ["math", "Pi", `314159265358979323846264338327950288419716939937510582097494459/1${"0".repeat(62)}`],
    ["net/http", "MethodGet", '"GET"'],
  ])("%s.%s", (path, name, expected) => {
    const obj = object(path, name);
    expect(obj.kind === "Const" && constText(obj.value)).toBe(expected);
  });
});

describe("types", () => {
  test("are one object however they are reached", () => {
    expect(firstParameter("fmt", "Fprint")).toBe(named("io", "Writer"));
    expect(firstParameter("bufio", "NewScanner")).toBe(named("io", "Reader"));
    expect(firstParameter("errors", "Unwrap")).toBe(errorType);
  });

  test("of which an alias speaks are those it stands for", () => {
    const obj = object("os", "FileInfo");
    expect(obj).toMatchObject({ kind: "TypeName", isAlias: true });
    const type = "type" in obj ? obj.type : invalidType;
    expect(typeString(type)).toBe("os.FileInfo");
    expect(unalias(type) === named("io/fs", "FileInfo")).toBe(true);
    expect(identical(type, named("io/fs", "FileInfo"))).toBe(true);
  });

  test("that are generic can be instantiated", () => {
    const instance = instantiate(named("sync/atomic", "Pointer"), [basicType("int")]);
    expect(typeString(instance)).toBe("sync/atomic.Pointer[int]");
    const load = instance.methods.find((m) => m.name === "Load");
    expect(load && typeString(load.type)).toBe("func() *int");
  });

  test("of interfaces are the receivers of their methods", () => {
    const reader = named("io", "Reader");
    expect(reader.underlying.kind === "Interface" && reader.underlying.methods.map((m) => m.recv)).toEqual([reader]);
  });

  test("of structs hide fields but say that there are some", () => {
    expect(typeString(named("time", "Time").underlying)).toBe("struct{_ struct{}}");
    expect(typeString(named("strings", "Builder").underlying)).toBe("struct{_ [0]func()}");
  });
});

test("fmt, strings, errors, sync and time with all they need stay below 60 KB", async () => {
  const needed = createNodeLibrary();
  await needed.load(["fmt", "strings", "errors", "sync", "time"]);
  const loaded = ["fmt", "strings", "errors", "sync", "time", "io", "iter", "unicode"];
  expect(loaded.every((path) => needed.lookup(path))).toBe(true);
  expect(["os", "reflect", "syscall", "unicode/utf8", "context"].some((path) => needed.lookup(path))).toBe(false);
  const directory = join(import.meta.dirname, "../../../public/stdlib");
  const sizes = loaded.map((path) => gzipSync(readFileSync(join(directory, textFileName(path)))).length);
  expect(sizes.reduce((a, b) => a + b)).toBeLessThan(60 * 1024);
});
