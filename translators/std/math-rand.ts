// Implements package math/rand with the crate rand.

import { defineStdPackage } from "../../lib/patterns/kit.ts";
import { create, methods, seed, shuffle, stdRng } from "./_random.ts";

export default defineStdPackage({
  path: "math/rand",
  functions: {
    ...methods,
    Shuffle: { lower: shuffle },
    New: create,
    Seed: seed,
    ...Object.fromEntries(Object.entries(methods).map(([name, lower]) => [`Rand.${name}`, { lower, mutatesReceiver: true }])),
  },
  types: { Rand: { rust: stdRng } },
});
