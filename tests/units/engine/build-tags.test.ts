// Implements the tests of build constraints: which of several files Go would take, and what is said of the others.

import { expect, test } from "vitest";
import type { Translation } from "../../../lib/view/translation.ts";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";
import { exclusionOf } from "../../../lib/source/constraints.ts";

const translator = await createNodeTranslator({ strict: true });
const translate = (text: string): Promise<Translation> => translator.translate(text, defaultOptions);
const said = ({ diagnostics }: Translation): readonly string[] => diagnostics.map((d) => `${d.code} ${d.line} ${d.message}`);

const main = "package main\n\nfunc main() { println(system()) }\n";
const systemOf = (name: string): string => `package main\n\nfunc system() string { return "${name}" }\n`;

test("of one function for each system, the one that Go builds is translated", async () => {
  const t = await translate(
    `-- main.go --\n${main}-- sys_linux.go --\n${systemOf("linux")}-- sys_windows.go --\n${systemOf("windows")}-- other.go --\n//go:build !linux && !windows\n\n${systemOf("other")}`,
  );
  expect(t.status).toBe("whole");
  expect(t.rust).toContain('"linux"');
  expect(t.rust).not.toContain("windows");
  expect(said(t)).toEqual([
    "package 10 sys_windows.go is left out, as Go does on linux/amd64: its name ends in `_windows`",
    "package 14 other.go is left out, as Go does on linux/amd64: `//go:build !linux && !windows`",
  ]);
});

test("a single file is translated, whatever its line", async () => {
  const body = 'package main\n\nfunc main() { println("x") }\n';
  const ignored = await translate(`//go:build ignore\n\n${body}`);
  expect([ignored.status, said(ignored)]).toEqual(["whole", []]);
  const windows = await translate(`//go:build windows\n\n${body}`);
  expect(windows.status).toBe("whole");
  expect(said(windows)[0]).toMatch(/is translated, though Go leaves it out on linux\/amd64: `\/\/go:build windows`$/);
});

test("a tool beside a package is left out, and a folder of which Go takes nothing is kept", async () => {
  const tool = await translate(
    `-- main.go --\n${main}-- sys.go --\n${systemOf("any")}-- gen.go --\n//go:build ignore\n\npackage main\n\nfunc main() {}\n`,
  );
  expect(tool.status).toBe("whole");
  expect(said(tool)).toEqual(["package 10 gen.go is left out, as Go does on linux/amd64: `//go:build ignore`"]);
  const none = await translate(`-- a_windows.go --\n${main}-- b_windows.go --\n${systemOf("windows")}`);
  expect(none.status).toBe("whole");
  expect(none.rust).toContain('"windows"');
});

test.each([
  ["a.go", "//go:build linux\n\npackage a\n", true],
  ["a.go", "//go:build !linux\n\npackage a\n", false],
  ["a.go", "// Copyright.\n\n/* More.\n*/\n//go:build (linux || darwin) && !arm64 && go1.18\npackage a\n", true],
  ["a.go", "//go:build linux && arm64\n\npackage a\n", false],
  ["a.go", "//go:build go1.99\n\npackage a\n", false],
  ["a.go", "//go:build integration\n\npackage a\n", false],
  ["a.go", "//go:build unix && cgo && gc\n\npackage a\n", true],
  ["a.go", "package a\n\n//go:build windows\n", true],
  ["a.go", "// +build windows darwin\n\npackage a\n", false],
  ["a.go", "// +build linux,amd64 darwin\n\npackage a\n", true],
  ["a.go", "// +build windows\npackage a\n", true],
  ["a.go", "//go:build linux\n// +build windows\n\npackage a\n", true],
  ["a.go", "//go:build (linux\n\npackage a\n", true],
  ["x/poll_linux.go", "package a\n", true],
  ["poll_linux_arm64.go", "package a\n", false],
  ["poll_amd64.go", "package a\n", true],
  ["windows.go", "package a\n", true],
  ["my_windows_helper.go", "package a\n", true],
  ["poll_darwin_test.go", "package a\n", false],
])("%s %j", (name, text, isBuilt) => {
  expect(exclusionOf(name, text) === undefined).toBe(isBuilt);
});
