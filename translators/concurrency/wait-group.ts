// Implements the idiom of a wait group that joins the tasks it counted: a `JoinSet`, which the parameters need not carry.

import { isDetached, tasksOf, type WaitGroup } from "../../lib/analysis/tasks.ts";
import { covers, defineShape } from "../../lib/patterns/kit.ts";

const joined =
  "The group becomes a `JoinSet`. Tasks are spawned into the set, and joining it waits for all of them: `Add`, `Done` and the parameter that carried the group disappear.";
const ended =
  "Nobody has to count the tasks here: what they send to ends when the last of them drops its sender, and that is what the group waited for.";

export default defineShape<"Ident", WaitGroup>({
  id: "wait-group",
  catalogue: ["wg"],
  root: "Ident",
  tier: "idiom",
  title: "The tasks themselves take the place of a `WaitGroup`",
  category: "concurrency",
  what: "{what}",
  why: "A count that the code must keep right is replaced by the tasks themselves. Joining also brings a task's panic to light, where a forgotten `Done` in Go would hang. A goroutine that only waits and then closes a channel has nothing left to do: the last sender's drop closes it.",
  link: { text: "tokio::task::JoinSet", url: "https://docs.rs/tokio/latest/tokio/task/struct.JoinSet.html" },
  match(node, facts) {
    if (!facts.info.isDef(node)) return undefined;
    const v = facts.info.objectOf(node);
    const group = v?.kind === "Var" ? tasksOf(facts).groups.find((g) => g.variable === v) : undefined;
    if (!group) return undefined;
    const what = isDetached(group) ? ended : joined;
    return { ...covers([], group, { what }), spans: [node.span, ...group.waits.map((w) => w.span)] };
  },
  constrain: ({ data }) => data.params.map((param) => ({ kind: "dropParam", param })),
});
