// Implements the prose of `json-reading`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "json-reading",
  catalogue: ["json-tags"],
  title: "JSON is read into a new value",
  category: "errors",
  level: "idiom",
  what: "`json.Unmarshal` fills a variable through its address. serde makes a whole value of the text or an error, and the variable takes the value; a key that is missing leaves the zero value, as in Go.",
  why: "There is no value that is filled by half: after an error the variable is as it was.",
  link: { text: "serde_json", url: "https://docs.rs/serde_json/latest/serde_json/" },
});
