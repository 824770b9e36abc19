// Implements `npm run check:types:all` and its part in `npm test`: our checker against go/types on packages of the Go distribution.
//
//     node scripts/check-types-all.mjs [--sample]

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./files.mjs";

const all =
  "strings strconv sort slices maps bytes bufio errors fmt container/heap container/list container/ring text/tabwriter text/template/parse encoding/csv encoding/json encoding/hex math/big regexp regexp/syntax go/scanner go/ast net/url net/textproto path time context unicode/utf8";
const sample = "strings sort container/list errors path unicode/utf8";

const goroot = spawnSync("go", ["env", "GOROOT"], { encoding: "utf8" });
const isSample = process.argv.includes("--sample");

const report = (counts) => {
  if (process.env.FERROGO_COUNTS) writeFileSync(process.env.FERROGO_COUNTS, JSON.stringify(counts));
};

if (goroot.status !== 0) {
  console.log("LEFT OUT: go was not found, so nothing was compared with go/types.");
  report({ passed: 0, failed: 0, skipped: 1 });
} else {
  const folders = (isSample ? sample : all).split(" ").map((path) => join(goroot.stdout.trim(), "src", path));
  const args = ["--import", "tsx", join(root, "scripts/check-types.ts"), ...(isSample ? ["--limit", "5"] : []), ...folders];
  const run = spawnSync(process.execPath, args, { stdio: "inherit", cwd: root });
  report({ passed: run.status === 0 ? 1 : 0, failed: run.status === 0 ? 0 : 1, skipped: 0 });
  process.exitCode = run.status ?? 1;
}
