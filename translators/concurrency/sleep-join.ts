// Implements the mistake of waiting for tasks by sleeping: the tasks are joined.

import { type HopedJoin, tasksOf } from "../../lib/analysis/tasks.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { joinHoped } from "../../lib/patterns/groups.ts";

export default definePattern<"ExprStmt", HopedJoin>({
  id: "sleep-join",
  catalogue: ["program-exit"],
  root: "ExprStmt",
  tier: "idiom",
  level: "bug",
  title: "Sleeping is not waiting",
  category: "concurrency",
  what: "The sleep only hoped that the goroutines would be done by then. The tasks are spawned into a `JoinSet`, and joining it waits for exactly as long as they take.",
  why: "A sleep is too long on a fast machine and too short on a slow one; nothing tells which. A joined task has surely ended, and its panic comes to light.",
  link: { text: "tokio::task::JoinSet", url: "https://docs.rs/tokio/latest/tokio/task/struct.JoinSet.html" },
  match(node, facts) {
    const hoped = tasksOf(facts).hoped.find((h) => h.sleep === node);
    return hoped && covers([], hoped);
  },
  rewrite: (_node, hoped, ctx) => joinHoped(hoped, ctx),
});
