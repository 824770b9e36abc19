// Implements what a doubt is: a part of the Go program whose inferred form nobody has proved to compile and to print the same.

import type { Facts } from "../../analysis/facts.ts";
import type { Node } from "../../go/ast.ts";
import type { Evidence } from "../decision.ts";

/** Looks for one kind of doubtful code; each piece of evidence names a place, and why it is doubtful. */
export type Doubt = (facts: Facts) => readonly Evidence[];

export const doubt = (at: Node, text: string): Evidence => ({ text, span: at.span });
