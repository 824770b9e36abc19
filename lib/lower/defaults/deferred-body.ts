// Implements the place where deferred calls that run at the end of a function are put.

export { deferredBody } from "./concurrency/defer.ts";
