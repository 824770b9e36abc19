// Implements package context, as far as it cancels: a context is a `CancellationToken`.

import { defineStdPackage, type StdLowering } from "../../lib/patterns/kit.ts";
import { temp } from "../../lib/patterns/value.ts";
import { call, path, t } from "../../lib/rust/factory.ts";

const token = t.path("tokio_util::sync::CancellationToken");

const root: StdLowering = (_c, ctx) => {
  ctx.requireCrate("tokio-util");
  return temp(call(path("tokio_util::sync::CancellationToken::new")), token);
};

export default defineStdPackage({
  path: "context",
  functions: { Background: root, TODO: root },
  types: { Context: { rust: token, zero: () => call(path("tokio_util::sync::CancellationToken::new")) } },
});
