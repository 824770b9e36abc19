// Implements the removal of comments from Rust text, leaving strings, characters and lifetimes alone.

// One token that matters a time: raw string, string, character, line comment, start of a block comment.
const token = /\bb?r(#*)"[\s\S]*?"\1|b?"(?:\\[\s\S]|[^"\\])*"|b?'(?:\\[^\n]{1,10}?|[^'\\\n])'|\/\/[^\n]*|\/\*/y;

/** Drops comments, and the lines that held nothing else. */
export function stripRustComments(rust: string): string {
  let kept = "";
  let at = 0;
  while (at < rust.length) {
    token.lastIndex = at;
    const found = token.exec(rust)?.[0];
    if (found === undefined) {
      kept += rust[at];
      at += 1;
    } else if (found.startsWith("//")) {
      at += found.length;
      kept = endComment(kept, rust[at]);
    } else if (found === "/*") {
      at = endOfBlock(rust, at);
      kept = endComment(kept, rust[at]);
    } else {
      kept += found;
      at += found.length;
    }
  }
  return kept.replace(/^\n+/, "");
}

/** Rust's block comments nest. */
function endOfBlock(rust: string, start: number): number {
  const fence = /\/\*|\*\//g;
  fence.lastIndex = start;
  let depth = 0;
  for (let found = fence.exec(rust); found; found = fence.exec(rust)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return fence.lastIndex;
  }
  return rust.length;
}

/** Where a comment ended its line, the blanks before it go; where it was alone on the line, the line break too. */
function endComment(kept: string, next: string | undefined): string {
  if (next !== "\n" && next !== undefined) return kept;
  const trimmed = kept.replace(/[ \t]+$/, "");
  return trimmed.endsWith("\n") ? trimmed.slice(0, -1) : trimmed;
}
