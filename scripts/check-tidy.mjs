// Implements the tidiness check of the sources: each begins by saying what it implements, none runs text as markup or code,
// and none names a path of the machine it was written on.

import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { filesUnder, root } from "./files.mjs";

const isSource = (path) => /\.(ts|tsx|mjs)$/.test(path);
const isText = (path) => /\.(ts|tsx|mjs|cjs|js|json|md|sh|css|svg|toml|lock|yml|yaml)$|(^|\/)(run|ferrogo|\.[a-z]+)$/.test(path);
/** Programs may hold any text: they are data, and so are the recorded signatures. */
const isData = (path) => /^(tests\/(fixtures|programs)|public\/stdlib)\//.test(path);

// Written with brackets where a plain text would match itself.
const forbiddenCode = [
  [/\bdangerouslySetInnerHTM[L]|\.(inner|outer)HTM[L]\b|insertAdjacentHTM[L]/, "markup from text"],
  [/(^|[^.\w])eva[l]\(|new Functio[n]\(/, "code from text"],
];
const machinePaths = [
  [/\/wor[k]\/(main|shared|\.library|\.mirror)/, "a path of a machine"],
  [/artifactor[y]|jfro[g]\b/i, "a registry host"],
];
const here = [homedir(), root.replace(/\/$/, "")]
  .filter((path) => path.split("/").length > 2 || path === homedir())
  .map((path) => `${path}/`);

const problems = [];
for (const path of filesUnder(".", (name) => isText(name) && !isData(name) && name !== "next-env.d.ts")) {
  const text = readFileSync(join(root, path), "utf8");
  const lines = text.split("\n");
  const first = lines[0] === "#!/usr/bin/env node" ? (lines[1] ?? "") : (lines[0] ?? "");
  if (isSource(path) && !/^\/\/ (Implements|Facts about) \S/.test(first)) {
    problems.push(`${path}:1: the first line says what the file holds: "// Implements …" or "// Facts about …"`);
  }
  for (const [index, line] of lines.entries()) {
    const found = [...(isSource(path) ? forbiddenCode : []), ...machinePaths].find(([pattern]) => pattern.test(line));
    if (found !== undefined) problems.push(`${path}:${index + 1}: ${found[1]}`);
    else if (here.some((folder) => line.includes(folder))) problems.push(`${path}:${index + 1}: a path of a machine`);
  }
}

for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? "tidy" : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
