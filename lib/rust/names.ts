// Implements Rust names: case conversion, keywords, and names that a program must not take.

import { unmistakable } from "./letters.ts";

/** Compounds that stay whole, by their Go spelling. */
const compounds: readonly string[] = [
  "OAuth2",
  "OAuth",
  "IPv4",
  "IPv6",
  "gRPC",
  "GraphQL",
  "GitHub",
  "GitLab",
  "MySQL",
  "PostgreSQL",
  "NoSQL",
  "WebSocket",
  "JavaScript",
  "TypeScript",
  "macOS",
  "iOS",
  "IDs",
  "URLs",
  "URIs",
  "APIs",
  "IPs",
  "UUIDs",
  "PDFs",
  "VMs",
  "CPUs",
  "GPUs",
  "DBs",
  "JWTs",
  "UUIDv4",
  "UUIDv7",
];
const compoundPattern = new RegExp(compounds.map((word) => `${word}(?![a-z])`).join("|"), "y");

/** Acronyms that meet in one run of capitals: `HTTPSURL`. */
const acronyms =
  /^(?:HTTPS|HTTP|URL|URI|ID|API|JSON|XML|YAML|HTML|CSS|SQL|TCP|UDP|IP|DNS|TLS|SSL|SSH|RPC|UUID|JWT|DB|CSV|PDF|AWS|CPU|OS|UI)(?=\p{Lu}|$)/u;

/** Words of a name in lower case: `HTTPServer` → `http`, `server`; `sha256Sum` → `sha256`, `sum`. */
export function wordsOf(goName: string): readonly string[] {
  const name = unmistakable(goName);
  const words: string[] = [];
  let at = 0;
  while (at < name.length) {
    const word = wordAt(name, at);
    if (word === "") at += 1;
    else {
      words.push(word.toLowerCase());
      at += word.length;
    }
  }
  return words;
}

/** A capital run up to the capital that starts the next word, a capitalised word, a lower-case word; digits stick to the left. */
const wordPattern =
  /\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?[\p{Ll}\p{Lo}\p{M}][\p{Ll}\p{Lo}\p{M}\p{N}]*|\p{Lu}\p{N}*|\p{N}+\p{Ll}*|[\p{Lt}\p{Lm}\p{Nl}]+/uy;

function wordAt(name: string, at: number): string {
  for (const pattern of [compoundPattern, wordPattern]) {
    pattern.lastIndex = at;
    const found = pattern.exec(name)?.[0];
    if (found === undefined) continue;
    // Compounds in lower case start a name or follow a boundary: the `iOS` of `radiOS` is none.
    const isCompound = pattern === compoundPattern;
    if (isCompound && /^\p{Ll}/u.test(found) && at > 0 && /\p{L}/u.test(name.charAt(at - 1))) continue;
    return isCompound ? found : (firstAcronym(found) ?? found);
  }
  return "";
}

/** The first of several acronyms that make up a run of capitals. */
function firstAcronym(run: string): string | undefined {
  if (!/^\p{Lu}{4,}$/u.test(run)) return undefined;
  let rest = run;
  for (let found = acronyms.exec(rest); found !== null; found = acronyms.exec(rest)) rest = rest.slice(found[0].length);
  return rest === "" ? acronyms.exec(run)?.[0] : undefined;
}

/** `userID` → `user_id`. Leading underscores stay. */
export function snakeCase(name: string): string {
  const words = wordsOf(name).join("_");
  // Underscores and digits alone say nothing, and Rust's readers are warned of them.
  if (name.length > 1 && /^[\d_]*$/.test(words)) return words === "" ? "blank" : `blank_${words}`;
  return underscores(name) + words || "_";
}

/** Names of variables that clippy takes for leftovers. */
const placeholders: ReadonlySet<string> = new Set(["foo", "baz", "quux"]);

/** A variable's name, where its author chose one that stands for any. */
export const variableName = (name: string): string => (placeholders.has(name) ? `${name}_` : name);

/** `HTTPServer` → `HttpServer`, `user_id` → `UserId`. Digits that would meet are kept apart. */
export function upperCamel(name: string): string {
  const parts = wordsOf(name).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const joined = parts.reduce(
    (left, right) => (/\p{N}$/u.test(left) && /^\p{N}/u.test(right) ? `${left}_${right}` : left + right),
    "",
  );
  return joined === "" ? "X" : /^\p{N}/u.test(joined) ? `X${joined}` : joined;
}

/** `maxRetries` → `MAX_RETRIES`. */
export function screamingSnake(name: string): string {
  return snakeCase(name).toUpperCase();
}

const underscores = (name: string): string => (/^_+(?=[^_])/.exec(name) ?? [""])[0];

// ---- Keywords

/** Strict and reserved keywords of edition 2024. */
export const keywords: ReadonlySet<string> = new Set([
  "abstract",
  "as",
  "async",
  "await",
  "become",
  "box",
  "break",
  "const",
  "continue",
  "crate",
  "do",
  "dyn",
  "else",
  "enum",
  "extern",
  "false",
  "final",
  "fn",
  "for",
  "gen",
  "if",
  "impl",
  "in",
  "let",
  "loop",
  "macro",
  "match",
  "mod",
  "move",
  "mut",
  "override",
  "priv",
  "pub",
  "ref",
  "return",
  "self",
  "Self",
  "static",
  "struct",
  "super",
  "trait",
  "true",
  "try",
  "type",
  "typeof",
  "unsafe",
  "unsized",
  "use",
  "virtual",
  "where",
  "while",
  "yield",
]);

/** Keywords that cannot be written raw. */
const neverRaw: ReadonlySet<string> = new Set(["self", "Self", "super", "crate", "_"]);

const synonyms: ReadonlyMap<string, string> = new Map([
  ["type", "kind"],
  ["match", "matched"],
  ["ref", "reference"],
  ["move", "mv"],
  ["fn", "func"],
  ["in", "input"],
  ["impl", "implementation"],
  ["mod", "module"],
  ["use", "usage"],
  ["where", "filter"],
  ["box", "boxed"],
  ["loop", "cycle"],
  ["yield", "yielded"],
  ["final", "last"],
  ["enum", "enumeration"],
  ["trait", "feature"],
]);

/** The name, raw where it is a keyword. */
export const rustName = (name: string): string => (neverRaw.has(name) ? `${name}_` : keywords.has(name) ? `r#${name}` : name);

export const isKeyword = (name: string): boolean => keywords.has(name);

/** The name itself where it is no keyword; else a synonym if that is free, `r#name`, or `name_`. */
export function escapeKeyword(name: string, isFree: (name: string) => boolean = () => true): string {
  const synonym = synonyms.get(name);
  return synonym !== undefined && isFree(synonym) ? synonym : rustName(name);
}

// ---- Names that are taken

/** Types, traits and variants of the prelude, and those beside it that user types must not hide. */
export const preludeNames: ReadonlySet<string> = new Set([
  "AsMut",
  "AsRef",
  "AsyncFn",
  "AsyncFnMut",
  "AsyncFnOnce",
  "Box",
  "Clone",
  "Copy",
  "Default",
  "DoubleEndedIterator",
  "Drop",
  "Eq",
  "Err",
  "ExactSizeIterator",
  "Extend",
  "Fn",
  "FnMut",
  "FnOnce",
  "From",
  "FromIterator",
  "Future",
  "Into",
  "IntoFuture",
  "IntoIterator",
  "Iterator",
  "None",
  "Ok",
  "Option",
  "Ord",
  "PartialEq",
  "PartialOrd",
  "Result",
  "Self",
  "Send",
  "Sized",
  "Some",
  "String",
  "Sync",
  "ToOwned",
  "ToString",
  "TryFrom",
  "TryInto",
  "Unpin",
  "Vec",
  "Display",
  "Error",
]);

/** Types that generated code imports; a user type of that name makes it write them in full. */
export const commonTypes: ReadonlySet<string> = new Set([
  "Arc",
  "Cell",
  "Duration",
  "HashMap",
  "HashSet",
  "Instant",
  "Mutex",
  "Ordering",
  "Rc",
  "RefCell",
  "RwLock",
  "Write",
]);

/** Functions and macros of the prelude that a local function of the same name would hide. */
export const preludeValues: ReadonlySet<string> = new Set(["drop", "size_of", "size_of_val", "align_of", "align_of_val"]);

/** Names of primitive types, which a type alias or struct may not sensibly take. */
export const primitiveTypes: ReadonlySet<string> = new Set([
  "bool",
  "char",
  "str",
  "i8",
  "i16",
  "i32",
  "i64",
  "i128",
  "isize",
  "u8",
  "u16",
  "u32",
  "u64",
  "u128",
  "usize",
  "f32",
  "f64",
]);
