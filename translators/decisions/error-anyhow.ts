// Implements the prose of `error-anyhow`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "error-anyhow",
  title: "An error that is only passed on",
  category: "errors",
  catalogue: ["err-result", "err-new"],
  what: "Nothing here tells one error from another, so functions that can fail give `anyhow::Result`: any error fits, with its context.",
  why: "`anyhow::Error` is what Go's `error` is: a value that says what went wrong. It takes in every error type by `?`.",
  pitfall: "A library that others build on declares its own error type instead.",
  link: { text: "anyhow", url: "https://docs.rs/anyhow/latest/anyhow/" },
});
