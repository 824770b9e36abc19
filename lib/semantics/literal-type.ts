// Implements the untyped type of a basic literal.

import type { BasicLit } from "../go/ast.ts";
import { untypedComplex, untypedFloat, untypedInt, untypedRune, untypedString } from "./basic.ts";
import type { Basic } from "./types.ts";

const types: Readonly<Record<BasicLit["lit"], Basic>> = {
  INT: untypedInt,
  FLOAT: untypedFloat,
  IMAG: untypedComplex,
  CHAR: untypedRune,
  STRING: untypedString,
};

export const basicLiteralType = (lit: BasicLit): Basic => types[lit.lit];
