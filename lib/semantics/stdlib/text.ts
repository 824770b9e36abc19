// Implements the first look at the text of a package, as scripts/stdlib writes it: which declarations it has, unread.

/** One line, split where its kind, name and rest meet. */
export interface Declaration {
  readonly kind: "const" | "var" | "func" | "type";
  readonly name: string;
  /** What follows the name, e.g. ` int`, `(s string) int`, `[T any] struct{V T}`. */
  readonly rest: string;
  /** Methods of a type. */
  readonly methods: readonly MethodDeclaration[];
}

export interface MethodDeclaration {
  readonly name: string;
  /** Receiver's type, e.g. `*Pointer[T]`. */
  readonly recv: string;
  /** Parameters and results. */
  readonly rest: string;
}

export interface PackageText {
  readonly name: string;
  /** Packages that the types reachable from this one mention, however indirectly. */
  readonly needs: readonly string[];
  readonly declarations: readonly Declaration[];
}

/** Name of the file that holds the text of a package: `net/http` is in `net__http.txt`. */
export const textFileName = (path: string): string => `${path.replaceAll("/", "__")}.txt`;

const methodLine = /^func \(([^)]+)\) ([^(]+)(.*)$/u;
const declarationLine = /^(const|var|func|type) ([\p{L}_][\p{L}\p{N}_]*)(.*)$/u;

/** Throws where the text is none that scripts/stdlib writes. */
export function splitText(text: string): PackageText {
  let name = "";
  let needs: readonly string[] = [];
  const declarations: Declaration[] = [];
  let methods: MethodDeclaration[] = [];
  for (const line of text.split("\n")) {
    if (line === "") continue;
    if (line.startsWith("package ")) {
      name = line.slice("package ".length);
    } else if (line.startsWith("needs ")) {
      needs = line.slice("needs ".length).split(" ");
    } else if (line.startsWith("func (")) {
      const [, recv, method, rest] = match(methodLine, line);
      methods.push({ name: method, recv, rest });
    } else {
      const [, kind, declared, rest] = match(declarationLine, line);
      methods = [];
      declarations.push({ kind: kind as Declaration["kind"], name: declared, rest, methods });
    }
  }
  return { name, needs, declarations };
}

function match(pattern: RegExp, line: string): readonly [string, string, string, string] {
  const [whole, a, b, c] = pattern.exec(line) ?? [];
  if (whole === undefined || a === undefined || b === undefined || c === undefined) throw new Error(`not a declaration: ${line}`);
  return [whole, a, b, c];
}
