// Implements package math/rand/v2: the functions of math/rand that kept their meaning.

import { defineStdPackage } from "../../lib/patterns/kit.ts";
import { methods } from "./_random.ts";

const { IntN, Int64n, Int32n, Int, Float64, Perm } = methods;

export default defineStdPackage({
  path: "math/rand/v2",
  functions: { IntN: IntN!, Int64N: Int64n!, Int32N: Int32n!, Int: Int!, Float64: Float64!, Perm: Perm!, N: IntN! },
});
