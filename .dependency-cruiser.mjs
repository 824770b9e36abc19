// Facts about who may import whom: the one statement of the house's layers, checked by scripts/check-imports.mjs.

/** Imports run from right to left. `go` and `rust` share a storey and are strangers. */
const layers = [
  "source",
  "(?:go|rust)",
  "crates",
  "semantics",
  "analysis",
  "plan",
  "patterns",
  "lower",
  "engine",
  "view",
  "(?:worker|share|store)",
];

/** The Translation type is a leaf: the one part of `view` that what lies below it may name. */
const contract = "^lib/view/translation[.]ts$";

const folder = (layer) => `^lib/${layer}(?:/|[.]ts$)`;
const nameOf = (layer) => layer.replace(/[^a-z|]/g, "").replaceAll("|", "-");

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const upward = layers
  .slice(0, -1)
  .map((layer, index) =>
    forbid(
      `lib-${nameOf(layer)}-imports-upward`,
      "A layer knows only those below it.",
      { path: folder(layer), pathNot: contract },
      { path: layers.slice(index + 1).map(folder), pathNot: contract },
    ),
  );

export default {
  forbidden: [
    ...upward,
    forbid(
      "go-and-rust-are-strangers",
      "Neither language's tree knows the other.",
      { path: "^lib/(go|rust)/" },
      { path: "^lib/(?:go|rust)/", pathNot: "^lib/$1/" },
    ),
    forbid(
      "facts-know-no-rust",
      "Facts are about Go.",
      { path: "^lib/(?:semantics|analysis)/" },
      { path: "^lib/(?:rust|crates)/" },
    ),
    forbid(
      "translation-type-is-a-leaf",
      "Everything may name it, so it names nothing.",
      { path: contract },
      { path: "^(?:lib|translators|app|components)/" },
    ),
    forbid(
      "parse-alone-knows-tree-sitter",
      "After lib/go/parse nothing touches WebAssembly.",
      { path: "^(?:lib|components|translators/[^/]+)/", pathNot: "^lib/go/parse/" },
      { path: "(?:^|/)(?:web-tree-sitter|tree-sitter-go)(?:/|$)" },
    ),
    forbid(
      "lib-never-imports-out",
      "The library knows neither its patterns nor its users.",
      { path: "^lib/" },
      { path: "^(?:translators|app|components|bin|scripts|tests)/" },
    ),
    forbid(
      "lib-runs-in-the-browser",
      "The same engine runs in a worker: no Node modules, but in files named node.ts and in the store.",
      { path: "^lib/", pathNot: "^lib/store/|/node[.]ts$" },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "translators-are-islands",
      "No idiom imports another; what several share is in a file named `_…`.",
      { path: "^translators/[^/]+/" },
      { path: "^translators/", pathNot: "/_[^/]+[.]ts$" },
    ),
    forbid(
      "translators-see-only-the-kit",
      "A pattern is written with source to patterns, and nothing that drives it.",
      { path: "^translators/[^/]+/" },
      { path: ["^(?:app|components|bin|scripts|tests)/", ...layers.slice(7).map(folder)], pathNot: contract },
    ),
    forbid(
      "components-see-only-views",
      "The screen knows the Translation and how to ask for one.",
      { path: "^components/" },
      { path: "^(?:lib|translators|app|bin|scripts|tests)/", pathNot: "^lib/(?:view|worker|share)/" },
    ),
    forbid(
      "worker-stays-in-the-browser",
      "Nothing that the worker reaches needs Node, React or Next.",
      { path: "^app/translate[.]worker[.]ts$" },
      {
        path: ["^node:", "^(?:fs|path|os|url|module|worker_threads|child_process)$", "(?:^|/)(?:react|react-dom|next)/"],
        reachable: true,
      },
    ),
    forbid(
      "no-circular",
      "A folder is like a Go package: its files may call each other, but no cycle leaves it. (Cycles of types alone are dropped by check-imports.)",
      { path: "^(.+)/[^/]+$" },
      { circular: true, via: { pathNot: "^$1/[^/]+$" } },
    ),
    forbid("resolvable", "An import that leads nowhere would hide from every other rule.", {}, { couldNotResolve: true }),
  ],
  options: {
    // TypeScript 7 has no API for dependency-cruiser to parse with; without this parser it would cruise nothing.
    parser: "swc",
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["[.]next/", "[.]css$"] },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
