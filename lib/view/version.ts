// Implements the engine's version: links and ledgers record which one made a translation.

export const engineVersion = "0.1.0";
