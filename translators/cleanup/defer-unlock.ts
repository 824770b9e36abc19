// Implements the idiom `mu.Lock(); defer mu.Unlock()`: a guard that unlocks when it goes out of scope.

import { type LockRegion, locksOf } from "../../lib/analysis/locks.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";
import { takeLock } from "../../lib/patterns/locking.ts";

export default definePattern<"ExprStmt", LockRegion>({
  id: "defer-unlock",
  catalogue: ["defer-unlock"],
  root: "ExprStmt",
  tier: "idiom",
  title: "The guard unlocks",
  category: "cleanup",
  what: "Locking gives a guard, and the guard unlocks when it goes out of scope: the deferred unlock disappears.",
  why: "A guard is dropped on every way out of its scope, early returns and panics included, so that an unlock can't be forgotten. Where one expression needs the lock, the guard lives just as long as that expression.",
  pitfall:
    "A guard lives to the end of its scope. A second lock of the same mutex inside would wait for itself, as it would in Go.",
  link: { text: "std::sync::MutexGuard", url: "https://doc.rust-lang.org/std/sync/struct.MutexGuard.html" },
  match(node, facts) {
    const region = locksOf(facts).regionOf(node);
    if (!region?.deferred || region.lock !== node) return undefined;
    return covers([region.deferred], region);
  },
  rewrite(node, region, ctx) {
    return (
      (node.x.kind === "CallExpr" && takeLock(region, node.x, ctx)) || [
        { kind: "ExprStmt", expr: ctx.unsupported(node, "FG0502", { what: "the lock" }).expr, semi: true },
      ]
    );
  },
});
