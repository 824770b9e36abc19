// Implements the start of a fuzzing thread: TypeScript is registered first, then the worker proper.

import { register } from "tsx/esm/api";

register();
await import("./fuzz-worker.ts");
