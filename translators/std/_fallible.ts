// Facts about std functions whose Go result list holds an error or a flag: their natural Rust form, known before emission.
//
// | Go | Rust |
// |---|---|
// | `strconv.Atoi`, `ParseInt`, `ParseUint` | `Result<int, ParseIntError>` |
// | `strconv.ParseFloat` | `Result<f64, ParseFloatError>` |
// | `strconv.ParseBool` | `Result<bool, ParseBoolError>` |
// | `strings.Cut`, `bytes.Cut` | `Option<(&str, &str)>` |
// | `strings.CutPrefix`, `CutSuffix` | `Option<&str>` |
// | `os.ReadFile`, `os.WriteFile`, … | `io::Result<…>` |
// | `json.Marshal`, `MarshalIndent` | `Result<Vec<u8>, serde_json::Error>` |
// | `json.Unmarshal` | `Result<(), serde_json::Error>` |
// | `os.LookupEnv` | `Option<String>` |
// | `time.ParseDuration` | not translated |
//
// With `output: exact`, parse errors carry Go's text: their type is then `NumError`, which the translation declares.

import type { RustType } from "../../lib/rust/ast.ts";
import { t } from "../../lib/rust/factory.ts";

export interface Fallible {
  readonly kind: "result" | "option";
  readonly ok: RustType;
  /** Of a `Result`. */
  readonly error?: RustType;
}

const refStr = t.ref(t.str);
export const ioError = t.path("std::io::Error");
export const parseIntError = t.path("std::num::ParseIntError");
export const parseFloatError = t.path("std::num::ParseFloatError");
export const parseBoolError = t.path("std::str::ParseBoolError");

const file = t.path("std::fs::File");
const metadata = t.path("std::fs::Metadata");
export const jsonError = t.path("serde_json::Error");
export const regexError = t.path("regex::Error");

/** Declared at the end of the file where it is used. */
export const numError = t.path("NumError");

const result = (ok: RustType, error: RustType): Fallible => ({ kind: "result", ok, error });
const option = (ok: RustType): Fallible => ({ kind: "option", ok });

export const fallible: ReadonlyMap<string, Fallible> = new Map<string, Fallible>([
  ["strconv.Atoi", result(t.i64, parseIntError)],
  ["strconv.ParseInt", result(t.i64, parseIntError)],
  ["strconv.ParseUint", result(t.u64, parseIntError)],
  ["strconv.ParseFloat", result(t.f64, parseFloatError)],
  ["strconv.ParseBool", result(t.bool, parseBoolError)],
  ["strings.Cut", option(t.tuple(refStr, refStr))],
  ["strings.CutPrefix", option(refStr)],
  ["strings.CutSuffix", option(refStr)],
  ["os.Open", result(t.path("std::fs::File"), ioError)],
  ["os.Create", result(t.path("std::fs::File"), ioError)],
  ["os.ReadFile", result(t.vec(t.u8), ioError)],
  ["os.WriteFile", result(t.unit, ioError)],
  ["os.Open", result(file, ioError)],
  ["os.Create", result(file, ioError)],
  ["os.Remove", result(t.unit, ioError)],
  ["os.RemoveAll", result(t.unit, ioError)],
  ["os.Mkdir", result(t.unit, ioError)],
  ["os.MkdirAll", result(t.unit, ioError)],
  ["os.Rename", result(t.unit, ioError)],
  ["os.OpenFile", result(file, ioError)],
  ["os.Stat", result(metadata, ioError)],
  ["os.Lstat", result(metadata, ioError)],
  ["os.Chdir", result(t.unit, ioError)],
  ["os.Chmod", result(t.unit, ioError)],
  ["os.ReadDir", result(t.vec(t.path("std::fs::DirEntry")), ioError)],
  ["os.Getwd", result(t.string, ioError)],
  ["os.Hostname", result(t.string, ioError)],
  ["os.File.Write", result(t.usize, ioError)],
  ["os.File.WriteString", result(t.usize, ioError)],
  ["os.File.Truncate", result(t.unit, ioError)],
  ["os.File.Sync", result(t.unit, ioError)],
  ["os.File.Seek", result(t.u64, ioError)],
  ["os.File.Read", result(t.usize, ioError)],
  ["os.File.Stat", result(metadata, ioError)],
  ["io/fs.DirEntry.Info", result(metadata, ioError)],
  ["io/ioutil.ReadFile", result(t.vec(t.u8), ioError)],
  ["io/ioutil.ReadAll", result(t.vec(t.u8), ioError)],
  ["io/ioutil.WriteFile", result(t.unit, ioError)],
  ["io.Copy", result(t.u64, ioError)],
  ["math/big.Int.SetString", option(t.path("num::BigInt"))],
  ["os.LookupEnv", option(t.string)],
  ["bufio.Reader.ReadString", result(t.string, ioError)],
  ["bufio.Reader.ReadLine", result(t.tuple(t.vec(t.u8), t.bool), ioError)],
  ["bufio.Reader.ReadByte", result(t.u8, ioError)],
  ["bufio.Reader.ReadRune", result(t.tuple(t.char, t.i64), ioError)],
  ["strings.Reader.ReadByte", result(t.u8, ioError)],
  ["strings.Reader.ReadRune", result(t.tuple(t.char, t.i64), ioError)],
  ["strings.Reader.Read", result(t.usize, ioError)],
  ["bufio.Writer.Flush", result(t.unit, ioError)],
  ["bufio.Writer.WriteByte", result(t.unit, ioError)],
  ["fmt.Scan", result(t.i64, ioError)],
  ["fmt.Scanln", result(t.i64, ioError)],
  ["fmt.Fscan", result(t.i64, ioError)],
  ["fmt.Fscanln", result(t.i64, ioError)],
  ["fmt.Sscanf", result(t.i64, ioError)],
  ["fmt.Scanf", result(t.i64, ioError)],
  ["fmt.Fscanf", result(t.i64, ioError)],
  ["fmt.Sscanln", result(t.i64, ioError)],
  ["fmt.Sscan", result(t.i64, ioError)],
  ["io.Writer.Write", result(t.usize, ioError)],
  ["bytes.Buffer.Write", result(t.usize, ioError)],
  ["strings.Builder.Write", result(t.usize, ioError)],
  ["io.ReadAll", result(t.vec(t.u8), ioError)],
  ["encoding/json.Marshal", result(t.vec(t.u8), jsonError)],
  ["encoding/json.MarshalIndent", result(t.vec(t.u8), jsonError)],
  ["encoding/json.Unmarshal", result(t.unit, jsonError)],
  ["regexp.MatchString", result(t.bool, regexError)],
  ["regexp.Compile", result(t.path("regex::Regex"), regexError)],
]);

/** The form that a call gives under an output option. */
export function fallibleOf(key: string, output: "idiomatic" | "exact"): Fallible | undefined {
  const form = fallible.get(key);
  return form && output === "exact" && key.startsWith("strconv.") ? { ...form, error: numError } : form;
}
