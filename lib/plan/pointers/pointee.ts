// Implements the name of what a Go pointer points to.

export { pointeeOf as pointeeName } from "../../analysis/pointer-index.ts";
