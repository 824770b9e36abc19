// Implements io-error-test: `errors.Is(err, os.ErrNotExist)` and `os.IsNotExist(err)` → the kind of an error of the standard library.

import { wrapsErrors } from "../../lib/patterns/error-kinds.ts";
import { askKind, ioKindOf, type KindQuestion } from "../../lib/patterns/io-kinds.ts";
import { covers, definePattern } from "../../lib/patterns/kit.ts";

const questions: Readonly<Record<string, string>> = {
  IsNotExist: "NotFound",
  IsExist: "AlreadyExists",
  IsPermission: "PermissionDenied",
};

export default definePattern<"CallExpr", KindQuestion>({
  id: "io-error-test",
  title: "The kind of an error of files",
  category: "errors",
  catalogue: ["err-sentinel"],
  what: "Go asks whether a known value such as `os.ErrNotExist` is in the chain. In Rust an error of files has a kind, which says the same.",
  why: "`io::Error` is one type for all that can go wrong with files and streams; `kind` tells it without looking at its text.",
  link: { text: "io::ErrorKind", url: "https://doc.rust-lang.org/std/io/enum.ErrorKind.html" },
  root: "CallExpr",
  tier: "idiom",
  match(node, facts) {
    const callee = facts.info.calleeOf(node);
    const [err, target] = node.args;
    if (!callee || callee.type.recv || !err) return undefined;
    const asked = callee.pkg === "os" ? questions[callee.name] : undefined;
    if (asked) return covers([], { err, kind: asked, negated: false, throughWraps: false });
    const kind = callee.pkg === "errors" && callee.name === "Is" && target ? ioKindOf(target, facts) : undefined;
    return kind === undefined ? undefined : covers([], { err, kind, negated: false, throughWraps: true });
  },
  rewrite: (_node, asked, ctx) => askKind(asked, wrapsErrors(ctx.facts), ctx),
});
