// Implements the place where deferred calls that run at the end of a function are put.

export { deferredBody } from "./concurrency/defer.ts";
export { handlerItem } from "./concurrency/recover.ts";
export { handlerBoundary } from "./concurrency/recover-shapes.ts";
