// Implements the layout of the floor's helpers: as rustfmt leaves them one level deep (the core) or two (packages) in a translation.
// With --check it only tells whether a file would change.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../translators/runtime/src/go/", import.meta.url));
const core = new Set(
  [...readFileSync(join(folder, "mod.rs"), "utf8").matchAll(/^pub use (\w+)::\*;/gm)].map(([, name]) => `${name}.rs`),
);

/** rustfmt's widths follow the line's; here the others stay as they are by default. */
const fixed =
  "fn_call_width=60,attr_fn_like_width=70,struct_lit_width=18,struct_variant_width=35,array_width=60,chain_width=60,single_line_if_else_max_width=50,single_line_let_else_max_width=50";

const files = readdirSync(folder, { recursive: true }).filter(
  (name) => name.endsWith(".rs") && !/(?:^|[\\/])mod\.rs$/.test(name),
);
let failed = 0;
for (const width of [96, 92]) {
  const list = files.filter((name) => core.has(name) === (width === 96)).map((name) => join(folder, name));
  const args = ["--edition", "2024", "--config", `max_width=${width},${fixed}`, ...process.argv.slice(2), ...list];
  const run = spawnSync("rustfmt", args, { stdio: "inherit" });
  failed += run.status === 0 ? 0 : 1;
}
process.exitCode = failed === 0 ? 0 : 1;
