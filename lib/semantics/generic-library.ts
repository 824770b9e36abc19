// Implements packages of the library as inference reads them: with signatures of generic Go in the place of `any`.

import type { File } from "../go/ast.ts";
import type { PackageSource } from "./package-source.ts";
import { decodePackage } from "./stdlib/decode.ts";
import { splitText } from "./stdlib/text.ts";

/** The library, with this package as the signatures say it. */
export function withSignatures(packages: PackageSource, path: string, signatures: string): PackageSource {
  const typed = decodePackage(path, splitText(signatures), packages);
  return { lookup: (p) => (p === path ? typed : packages.lookup(p)) };
}

export const importsPackage = (f: File, path: string): boolean =>
  f.decls.some((d) => d.kind === "GenDecl" && d.specs.some((x) => x.kind === "ImportSpec" && x.path.value === `"${path}"`));
