// Implements the measures of a translation's taste: how many shared cells and clones its Rust has, by all their spellings.

export interface Taste {
  readonly lines: number;
  /** Places where a cell or lock is made or named: `RefCell`, `Cell`, `Mutex`, `RwLock`, `OnceLock`, `OnceCell`. */
  readonly cells: number;
  /** `.borrow()` and `.borrow_mut()`. */
  readonly borrows: number;
  /** `.lock()`, and `.read()` and `.write()` of a lock. */
  readonly locks: number;
  /** `.clone()`, `Rc::clone(`, `.to_owned()`, `.cloned()`. */
  readonly clones: number;
}

/** The Rust without comments and without the insides of strings, so that prose counts for nothing. */
const codeOf = (rust: string): string =>
  rust.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|r(#+)"[\s\S]*?"\1|"(?:\\[\s\S]|[^"\\])*"/g, (text) =>
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
    clones: count(code, /\.clone\(\)|\b(?:Rc|Arc|Clone)::clone\(|\.cloned\(\)|\.to_owned\(\)/g),
  };
};

export const addTaste = (a: Taste, b: Taste): Taste => ({
  lines: a.lines + b.lines,
  cells: a.cells + b.cells,
  borrows: a.borrows + b.borrows,
  locks: a.locks + b.locks,
  clones: a.clones + b.clones,
});

export const noTaste: Taste = { lines: 0, cells: 0, borrows: 0, locks: 0, clones: 0 };
