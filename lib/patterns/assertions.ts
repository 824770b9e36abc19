// Implements what stands for a type assertion that fails: a panic that says which type was expected.

import type { SumVariant } from "../plan/sums.ts";
import type { RustExpr } from "../rust/ast.ts";
import { panic } from "../rust/factory.ts";
import { typeString } from "../semantics/typestring.ts";

export const failedAssertion = ({ type }: SumVariant): RustExpr =>
  panic(
    type.kind === "Named"
      ? `interface conversion: not a ${type.obj.name}`
      : `interface conversion: not ${escaped(typeString(type))}`,
  );

/** A format text writes braces twice. */
const escaped = (text: string): string => text.replace(/[{}]/g, "$&$&");
