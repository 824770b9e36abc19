// Implements package errors: `errors.Join`. Its other functions are idioms, each in a file of its own.

import { joinedError, joinedResult } from "../../lib/patterns/joined-errors.ts";
import { defineStdPackage } from "../../lib/patterns/kit.ts";

export default defineStdPackage({
  path: "errors",
  functions: {
    Join: { lower: (c, ctx) => joinedError(c.call, ctx) ?? joinedResult(c.call, ctx), keeps: [0] },
  },
});
