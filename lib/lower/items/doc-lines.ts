// Implements the text of doc comments: Rust reads them as Markdown, without tabs, and a list goes on where it is indented.

/** `// Text` → `Text`, without empty lines around it. */
export function docLines(comments: readonly string[]): string[] {
  const lines = comments.flatMap((c) =>
    c.startsWith("/*")
      ? c
          .slice(2, -2)
          .split("\n")
          .map((l) => l.trim())
      : [c.replace(/^\/\/ ?/, "")],
  );
  const isText = (line: string): boolean => line.trim() !== "";
  const inner = lines.slice(Math.max(lines.findIndex(isText), 0), lines.findLastIndex(isText) + 1);
  return listsAligned(inner.map((l) => l.replaceAll("\t", "    ")));
}

/** A line that follows a list's item, and is none itself, stands below the item's text. */
function listsAligned(lines: readonly string[]): string[] {
  let width = 0;
  return lines.map((line) => {
    const item = /^( *(?:[-*+]|\d{1,9}[.)]) +)\S/.exec(line)?.[1];
    if (item !== undefined) width = item.length;
    else if (line.trim() === "") width = 0;
    else if (width > 0) return " ".repeat(width) + line.trimStart();
    return line;
  });
}
