// Implements the entry of a translating thread: threads don't inherit the loader of TypeScript, so this registers it first.

import { register } from "tsx/esm/api";

register();
await import("./translate-worker.ts");
