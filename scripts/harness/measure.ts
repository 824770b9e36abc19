// Implements the measures of a translation's taste: how many shared cells, clones, casts and unwraps its Rust has, by all their
// spellings.

export interface Taste {
  readonly lines: number;
  /** Places where a cell or lock is made or named: `RefCell`, `Cell`, `Mutex`, `RwLock`, `OnceLock`, `OnceCell`. */
  readonly cells: number;
  /** `.borrow()` and `.borrow_mut()`. */
  readonly borrows: number;
  /** `.lock()`, and `.read()` and `.write()` of a lock. */
  readonly locks: number;
  /** `.clone()`, `Clone::clone`, `.to_owned()`, `.cloned()`: of the whole value. */
  readonly clones: number;
  /** `Rc::clone(` and `Arc::clone(`: of the handle alone. */
  readonly handles: number;
  /** `as` with a type behind it; the `as` of a `use` and of `<T as Trait>` is none. */
  readonly casts: number;
  readonly unwraps: number;
}

/** The Rust without comments and without the insides of strings and characters, so that prose counts for nothing. */
const codeOf = (rust: string): string =>
  rust.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|r(#+)"[\s\S]*?"\1|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[^']+|[^'\\])'/g, (text) =>
    text.startsWith("/") ? "" : '""',
  );

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

export const tasteOf = (rust: string): Taste => {
  const code = codeOf(rust);
  return {
    lines: code.split("\n").filter((line) => line.trim() !== "").length,
    cells: count(code, /\b(?:RefCell|Cell|Mutex|RwLock|OnceLock|OnceCell)(?:::new\(|::default\(|<)/g),
    borrows: count(code, /\.borrow(?:_mut)?\(\)/g),
    locks: count(code, /\.(?:try_)?lock\(\)|\.(?:read|write)\(\)\s*\.(?:unwrap|await|expect)/g),
    clones: count(code, /\.clone\(\)|\bClone::clone\b|\.cloned\(\)|\.to_owned\(\)/g),
    handles: count(code, /\b(?:Rc|Arc)::clone\b/g),
    casts: count(code.replace(/^\s*(?:pub )?use [^;]*;/gm, ""), /(?<!<[\w:&' ]*)\bas\s+[\w&*(]/g),
    unwraps: count(code, /\.unwrap\(\)/g),
  };
};

/** Whether several owners share a value that changes: `Rc`, `Arc`, a cell or a lock. */
export const sharesCells = (rust: string): boolean => /\b(?:Rc|Arc|RefCell|Cell|Mutex|RwLock)(?:<|::)/.test(codeOf(rust));

export const noTaste: Taste = { lines: 0, cells: 0, borrows: 0, locks: 0, clones: 0, handles: 0, casts: 0, unwraps: 0 };

/** Each figure made anew. */
export function mapTaste(taste: Taste, make: (figure: number, key: keyof Taste) => number): Taste {
  const made: { -readonly [K in keyof Taste]: number } = { ...taste };
  for (const key of Object.keys(taste) as (keyof Taste)[]) made[key] = make(taste[key], key);
  return made;
}

export const addTaste = (a: Taste, b: Taste): Taste => mapTaste(a, (figure, key) => figure + b[key]);
