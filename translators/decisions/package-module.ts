// Implements the prose of `package-module`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "package-module",
  title: "A package is a module",
  category: "syntax",
  catalogue: ["package-module", "visibility"],
  what: "Package `{package}` becomes `mod {module}`. What Go exports by a capital letter is `pub`; all else stays private to the module.",
  why: "In Rust the module is what privacy is about: an item without `pub` is seen in its module and in those inside it. Names of another module are spelled with their path, or brought in by `use`; a trait has to be in scope for its methods to be called.",
  pitfall:
    "Rust has no initialisation of modules. Where a Go package has an `init`, or variables whose first values have effects, `main` calls for them first, imported packages before those that import them.",
  link: {
    text: "The Rust book: modules and privacy",
    url: "https://doc.rust-lang.org/book/ch07-02-defining-modules-to-control-scope-and-privacy.html",
  },
});
