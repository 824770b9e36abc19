// Implements the prose of the caution that serde takes JSON by the letter.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "json-leniency",
  catalogue: ["json-tags"],
  title: "serde takes JSON by the letter",
  category: "errors",
  level: "caution",
  what: "This text is known only when the program runs. Go takes a key in any case of letters, `null` for any value, a key twice, `-0` for an integer, halves of a surrogate pair and more than 128 levels; serde ignores a key in another case, takes a list for a struct, and gives an error for the others.",
  why: "A type that says exactly what it takes finds a faulty text early.",
  pitfall: "Set the output to `exact` where texts come from elsewhere.",
});
