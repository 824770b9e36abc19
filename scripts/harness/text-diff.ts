// Implements a short line diff: the lines around the first differences, as people read them.

/** Longest common subsequence of lines, for texts after their common head and tail are cut. */
const pairs = (a: readonly string[], b: readonly string[]): Uint32Array[] => {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const [row, below] = [table[i] as Uint32Array, table[i + 1] as Uint32Array];
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return table;
};

const changes = (a: readonly string[], b: readonly string[]): string[] => {
  // Beyond this the table would cost more than the answer is worth.
  if (a.length * b.length > 4_000_000) return [...a.map((line) => `- ${line}`), ...b.map((line) => `+ ${line}`)];
  const table = pairs(a, b);
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(`  ${a[i]}`);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) lines.push(`- ${a[i++]}`);
    else lines.push(`+ ${b[j++]}`);
  }
  return lines;
};

/** `-` what was wanted, `+` what came, with two lines of context; "" for equal texts. */
export const diffOf = (wanted: string, got: string, limit = 60): string => {
  if (wanted === got) return "";
  const [a, b] = [wanted.split("\n"), got.split("\n")];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const start = Math.max(0, head - 2);
  const middle = changes(a.slice(start, a.length - Math.max(0, tail - 2)), b.slice(start, b.length - Math.max(0, tail - 2)));
  const shown = middle.slice(0, limit);
  return [`@@ line ${start + 1}`, ...shown, ...(middle.length > limit ? [`… ${middle.length - limit} lines more`] : [])].join(
    "\n",
  );
};
