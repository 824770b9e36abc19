// Implements the prose of `error-enum`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "error-enum",
  title: "The errors of this program are one `enum`",
  category: "errors",
  catalogue: ["err-sentinel", "err-result"],
  what: "`{name}` has a variant for each kind of error that {of}",
  why: "{why} `match` over an enum is exhaustive: add a variant, and the compiler shows every `match` that has no arm for it.",
  link: { text: "thiserror", url: "https://docs.rs/thiserror/latest/thiserror/" },
});
