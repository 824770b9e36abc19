// Implements the check of the house's layers: runs dependency-cruiser over all sources, and fails when it saw fewer modules
// than there are files, since a cruiser that parses nothing reports no violation either.

import { createRequire } from "node:module";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { cruise } from "dependency-cruiser";
import config from "../.dependency-cruiser.mjs";
import { filesUnder, root } from "./files.mjs";

const folders = ["app", "bin", "components", "lib", "scripts", "tests", "translators"];
const isSource = (path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith(".d.ts");

/** dependency-cruiser parses all TypeScript alike; what ends with `.tsx` needs its syntax named. */
const swc = createRequire(import.meta.url)("@swc/core");
const parseFile = swc.parseFileSync;
swc.parseFileSync = (path, options) => parseFile(path, { ...options, tsx: path.endsWith(".tsx") });

/** Whether all that `from` takes from `to` is types. The cruiser's swc parser reads such imports, but doesn't mark them. */
const isTypeOnly = (base, from, to) => {
  const sources = parseFile(join(base, from), { syntax: "typescript", tsx: from.endsWith(".tsx"), target: "es2022" }).body.filter(
    ({ source }) => source?.value.startsWith(".") && posix.join(posix.dirname(from), source.value) === to,
  );
  return (
    sources.length > 0 &&
    sources.every((one) => one.typeOnly || (one.specifiers.length > 0 && one.specifiers.every((name) => name.isTypeOnly)))
  );
};

const isCycleOfTypes = (base, { from, cycle }) =>
  cycle?.some(({ name }, index) => isTypeOnly(base, cycle[index - 1]?.name ?? from, name)) ?? false;

/** Violations of the rules in the tree at `base`, as sentences, and how many of its own modules were seen. */
export const checkImports = async (base, paths) => {
  const { output } = await cruise(
    paths,
    { ...config.options, baseDir: base, ruleSet: { forbidden: config.forbidden }, validate: true },
    { alias: { "@": base } },
  );
  const seen = new Set(output.modules.filter((one) => !one.coreModule && !one.couldNotResolve).map((one) => one.source));
  const violations = output.summary.violations
    .filter((one) => !isCycleOfTypes(base, one))
    .map(({ rule, from, to, cycle }) => {
      const way = cycle === undefined || cycle.length === 0 ? to : cycle.map((step) => step.name).join(" -> ");
      return { rule: rule.name, text: `${rule.name}: ${from} -> ${way}` };
    });
  return { violations, missed: paths.filter((path) => !seen.has(path)), dependencies: output.summary.totalDependenciesCruised };
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const paths = folders.flatMap((folder) => filesUnder(folder, isSource));
  const { violations, missed, dependencies } = await checkImports(root.replace(/\/$/, ""), paths);
  for (const { text } of violations) console.error(text);
  for (const path of missed) console.error(`not cruised: ${path}`);
  // Each source but a leaf imports something: far fewer dependencies than files means that imports were not read.
  const blind = dependencies < paths.length / 2;
  if (blind) console.error(`only ${dependencies} imports were seen in ${paths.length} files: the parser does not work`);
  console.log(`${paths.length} modules, ${dependencies} imports, ${violations.length} violations`);
  process.exitCode = violations.length > 0 || missed.length > 0 || blind ? 1 : 0;
}
