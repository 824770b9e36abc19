// Implements the prose of `error-default`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "error-default",
  title: "The value beside an ignored error",
  category: "errors",
  level: "caution",
  catalogue: ["err-ignore"],
  what: "If this fails, the value is the zero value. Go takes what the function leaves beside its error, which may be another: for a number out of range, `strconv` gives the nearest one.",
  why: "A `Result` holds a value or an error, never both.",
  link: {
    text: "Result::unwrap_or_default",
    url: "https://doc.rust-lang.org/std/result/enum.Result.html#method.unwrap_or_default",
  },
});
