// Implements build constraints: whether Go takes a file into a program, by its name and by its `//go:build` line.
//
// The platform is Go's own default in most places, and the Go Playground's: linux on amd64, the gc compiler, cgo at hand.

const systems =
  "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos".split(
    " ",
  );
const machines =
  "386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm".split(
    " ",
  );

export const platform = "linux/amd64";
const chosen = new Set(["linux", "amd64", "unix", "gc", "cgo"]);
/** Release tags up to the Go that the translation follows. */
const newestRelease = 26;

function isSet(tag: string): boolean {
  const release = /^go1\.(\d+)$/.exec(tag);
  return release ? Number(release[1]) <= newestRelease : chosen.has(tag);
}

/** What keeps a file out of a build, in the author's words: `//go:build windows`, or the end of its name. */
export function exclusionOf(name: string, text: string): string | undefined {
  const end = namedFor(name);
  if (end !== undefined && !end.every(isSet)) return `its name ends in \`_${end.join("_")}\``;
  const head = headOf(text);
  const line = head.flatMap((x) => /^\/\/go:build[ \t]+(.*)$/.exec(x)?.[1]?.trim() ?? [])[0];
  if (line !== undefined) return evaluate(line) === false ? `\`//go:build ${line}\`` : undefined;
  return olderLines(head).find((x) => evaluate(inNewForm(x)) === false);
}

/** `// +build linux,amd64 !cgo`, as it was written before Go 1.17: counts where an empty line follows. */
const olderLines = (head: readonly string[]): readonly string[] =>
  head.slice(0, head.lastIndexOf("")).filter((x) => /^\/\/[ \t]*\+build[ \t]/.test(x));

/** A space is an "or", a comma an "and". */
const inNewForm = (line: string): string =>
  line
    .replace(/^\/\/[ \t]*\+build[ \t]+/, "")
    .split(/[ \t]+/)
    .filter((x) => x !== "")
    .map((x) => x.replaceAll(",", " && "))
    .join(" || ");

/** System and machine at the end of a file's name: `poll_linux_arm64.go`. What stands before the first `_` says nothing. */
function namedFor(path: string): readonly string[] | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).split(".")[0] ?? "";
  const words = name.split("_").slice(1);
  if (words.at(-1) === "test") words.pop();
  const [before = "", last = ""] = words.slice(-2).length === 2 ? words.slice(-2) : ["", words.at(-1) ?? ""];
  if (systems.includes(before) && machines.includes(last)) return [before, last];
  return systems.includes(last) || machines.includes(last) ? [last] : undefined;
}

/** The lines before the package clause that are comments or empty. */
function headOf(text: string): readonly string[] {
  const head: string[] = [];
  let isInComment = false;
  for (const raw of text.split("\n")) {
    let line = raw.trim();
    if (!isInComment && (line === "" || line.startsWith("//"))) {
      head.push(line);
      continue;
    }
    // Block comments may stand there too, several on a line.
    while (isInComment || line.startsWith("/*")) {
      const close = line.indexOf("*/", isInComment ? 0 : 2);
      isInComment = close < 0;
      if (isInComment) break;
      line = line.slice(close + 2).trim();
    }
    if (!isInComment && line !== "" && !line.startsWith("//")) break;
  }
  return head;
}

/** `linux && (amd64 || !cgo)`; undefined for what is no expression of tags. */
function evaluate(line: string): boolean | undefined {
  const tokens = line.match(/&&|\|\||[!()]|[\p{L}\p{N}_.]+|\S/gu) ?? [];
  let at = 0;
  let isBroken = false;
  const next = (token: string): boolean => {
    if (tokens[at] !== token) return false;
    at++;
    return true;
  };
  const unit = (): boolean => {
    if (next("!")) return !unit();
    if (next("(")) {
      const inside = either();
      if (!next(")")) isBroken = true;
      return inside;
    }
    const tag = tokens[at++] ?? "";
    if (!/^[\p{L}\p{N}_.]+$/u.test(tag)) isBroken = true;
    return isSet(tag);
  };
  const both = (): boolean => {
    let all = unit();
    while (next("&&")) all = unit() && all;
    return all;
  };
  const either = (): boolean => {
    let any = both();
    while (next("||")) any = both() || any;
    return any;
  };
  const holds = either();
  return isBroken || at < tokens.length ? undefined : holds;
}
