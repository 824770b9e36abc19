// Implements the proof that the decoder reads the whole standard library as go/types does: every object of every package.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFound, lookupFieldOrMethod } from "../../../lib/semantics/lookup.ts";
import { createNodeLibrary } from "../../../lib/semantics/stdlib/node.ts";
import { typeString } from "../../../lib/semantics/typestring.ts";
import type { Named, Type } from "../../../lib/semantics/types.ts";
import { committedVersion, differences, generate, installedVersion, stdlibDirectory } from "../../../scripts/gen-stdlib.ts";
import { constText, declaredType, objectOf } from "./helpers.ts";

const installed = installedVersion();
const leftOut =
  installed === committedVersion()
    ? ""
    : ` (left out: the data are of Go ${committedVersion()}, here is ${installed ? `Go ${installed}` : "no Go"})`;

describe.skipIf(leftOut !== "")(`the data, compared with the Go at hand${leftOut}`, () => {
  const directory = mkdtempSync(join(tmpdir(), "stdlib-"));
  const data = join(directory, "data");
  const strings = join(directory, "strings.tsv");
  beforeAll(() => generate(data, strings), 300_000);
  afterAll(() => rmSync(directory, { recursive: true }));

  test("are current", () => {
    expect(differences(stdlibDirectory, data)).toEqual([]);
  });

  test("read as go/types prints them", async () => {
    const lines = readFileSync(strings, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    const library = createNodeLibrary();
    await library.load([...new Set(lines.map(([path = ""]) => path))]);
    const wrong = lines.flatMap(([path = "", what = "", name = "", expected = ""]) => {
      const actual = stringOf(library, path, what, name);
      return actual === expected ? [] : [{ path, what, name, expected, actual }];
    });
    expect(wrong).toEqual([]);
    expect(lines.length).toBeGreaterThan(10_000);
  });
});

/** What a line of the generator's list says, as our data have it. */
function stringOf(library: ReturnType<typeof createNodeLibrary>, path: string, what: string, name: string): string {
  const [first = "", method = ""] = name.split(".");
  const obj = objectOf(library, path, first);
  switch (what) {
    case "value":
      return obj.kind === "Const" ? constText(obj.value) : `no constant: ${obj.kind}`;
    case "underlying":
      return typeString(declaredType(obj).underlying);
    case "method":
      return declaredType(obj)
        .methods.filter((m) => m.name === method)
        .map((m) => typeString(m.type))
        .join();
    case "select":
      return selected(declaredType(obj), path, method);
    default:
      // const, var, func and type
      return "type" in obj ? typeString(obj.type) : `no type: ${obj.kind}`;
  }
}

/** The method that `x.name` calls for an x of type *T, or T if that is an interface: perhaps a promoted one. */
function selected(named: Named, path: string, name: string): string {
  const recv: Type = named.underlying.kind === "Interface" ? named : { kind: "Pointer", elem: named };
  const found = lookupFieldOrMethod(recv, { addressable: false, pkg: path, name });
  return isFound(found) ? typeString(found.obj.type) : found;
}
