// Implements the prose of `json-tags`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "json-tags",
  catalogue: ["json-tags", "struct-tags"],
  title: "serde knows the struct as JSON",
  category: "types",
  level: "idiom",
  what: "`encoding/json` reads the fields and their tags while the program runs. Here serde derives the code that writes or reads them when the program is compiled, and `#[serde(…)]` says what the Go says by names and tags: another key, a field that is left out, a field that JSON does not know.",
  why: "The compiler sees each key and each type, so a field that has no JSON form is found before the program runs.",
  link: { text: "serde", url: "https://docs.rs/serde/latest/serde/" },
});
