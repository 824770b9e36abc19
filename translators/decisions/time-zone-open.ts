// Implements the prose of the caution that a time is shown in a zone that the machine knows.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "time-zone-open",
  title: "The time zone shows",
  category: "syntax",
  level: "caution",
  catalogue: ["A16"],
  what: "Go takes the zone from the machine, or from its database of zones. Here the machine's zone is UTC, and the database is not there: `LoadLocation` knows `UTC` and `Local`, and gives an error for others. Where Go runs in another zone, it prints another time.",
  why: "Rust's standard library knows no time zones; the crate chrono-tz carries the database.",
  link: { text: "Go: time.LoadLocation", url: "https://pkg.go.dev/time#LoadLocation" },
});
