// Implements the one place to import node constructors from: `call`, `methodCall`, `t.vec(t.i64)`, `p.some("x")`.

export * from "./factory/expr.ts";
export * from "./factory/item.ts";
export * from "./factory/macro.ts";
export * from "./factory/pat.ts";
export * from "./factory/path.ts";
export * from "./factory/stmt.ts";
export * from "./factory/type.ts";
export * from "./factory/type-query.ts";
