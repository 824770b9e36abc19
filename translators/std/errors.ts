// Implements package errors: `errors.Join`, and texts of new errors. Its other functions are idioms, each in a file of its own.

import { joinedError, joinedResult } from "../../lib/patterns/joined-errors.ts";
import { t } from "../../lib/rust/factory.ts";
import { argOf } from "./_values.ts";
import { defineStdPackage } from "../../lib/patterns/kit.ts";

export default defineStdPackage({
  path: "errors",
  functions: {
    // Its text: the error around it is made by the error patterns.
    New: (c, ctx) => ctx.expr(argOf(c, 0), t.string),
    Join: { lower: (c, ctx) => joinedError(c.call, ctx) ?? joinedResult(c.call, ctx), keeps: [0] },
  },
});
