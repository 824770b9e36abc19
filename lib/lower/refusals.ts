// Implements the catalogue of refusals: each code once, with what is not translated, why, and what to do by hand.
//
// Codes: FG00xx the input as a whole, FG01xx language, FG02xx standard library, FG03xx errors, FG04xx ownership,
// FG05xx concurrency. A new case of an old reason takes the old code; a new reason takes a new one.

export interface RefusalEntry {
  /** `{name}` is filled in. */
  readonly message: string;
  readonly recipe: string;
  /** Smallest Go that is refused so. */
  readonly example: string;
}

export const refusals: Readonly<Record<string, RefusalEntry>> = {
  FG0001: { message: "the text is too large", recipe: "Translate one file or one package at a time.", example: "" },
  FG0002: { message: "the text is nested too deeply", recipe: "Flatten it first.", example: "" },
  FG0003: { message: "this is not text", recipe: "Paste Go source.", example: "" },
  FG0004: {
    message: "import cycle not allowed: {what}",
    recipe: "Go refuses it too: move what both need into a third package.",
    example: "",
  },
  FG0005: { message: "found packages {what} in one folder", recipe: "Put each package into a folder of its own.", example: "" },
  FG0006: {
    message: 'import "{what}": there is no such folder with Go files here',
    recipe: "Give the files of that folder too, or mend the path: it begins with the module's in `go.mod`.",
    example: "",
  },
  FG0007: {
    message: 'import "{what}" is a program, not an importable package',
    recipe: "Move what is imported into a package of its own.",
    example: "",
  },
  FG0008: {
    message: "there are several programs here, in {what}",
    recipe: "Translate one `package main` at a time.",
    example: "",
  },
  FG0009: {
    message: "two packages have an unexported method {what}, which Go keeps apart and the translation does not",
    recipe: "Give one of them another name.",
    example: "",
  },
  FG0101: { message: "{what} is not translated yet", recipe: "Write this part by hand.", example: "p := unsafe.Pointer(&x)" },
  FG0102: { message: "this could not be parsed", recipe: "Mend the Go first.", example: "x := " },
  FG0103: { message: "the type of `{what}` is not known here", recipe: "Paste its declaration too.", example: "x.y.z()" },
  FG0104: {
    message: "an internal check failed: {what}",
    recipe: "This is a fault of the translator: please report the snippet.",
    example: "",
  },
  FG0105: {
    message: "`{what}` takes or gives values of any type, which is not translated yet",
    recipe: "Write it over a type parameter with the bounds that its body needs, or over an enum of the types that it meets.",
    example: "func show(v any) { fmt.Println(v) }",
  },
  FG0201: {
    message: "`{what}` has no translation yet",
    recipe: "Look for the function in the Rust standard library or in a crate.",
    example: "os.Chmod(name, 0o644)",
  },
  FG0202: {
    message: "printing a value of type `{what}` as Go prints it is not translated yet",
    recipe: "Implement `Display` for it.",
    example: 'fmt.Printf("%v", make(chan int))',
  },
  FG0203: {
    message: "`{what}` comes from a package that is not known here",
    recipe: "Find the crate that answers it, and call that; with stubs on, a placeholder is declared.",
    example: "mux.NewRouter()",
  },
  FG0301: {
    message: "this use of an error value is not translated yet",
    recipe: "Return a `Result` and match on it.",
    example: "errs = append(errs, err)",
  },
  FG0401: {
    message: "`{what}` is changed through two names at once, which Rust does not allow without a shared cell",
    recipe: "Let one owner hold it and pass references, or wrap it in `Rc<RefCell<_>>`.",
    example: "copy(s[1:n], s)",
  },
  FG0402: {
    message: "the closure and the code around it both change `{what}`",
    recipe: "Pass the variable as `&mut`, or put it into a `Cell`.",
    example: "f := func() { n++ }; f(); n++; f()",
  },
  FG0503: {
    message: "goroutines and channels as threads are not built yet",
    recipe: "Choose tokio for concurrency.",
    example: "go work()",
  },
  FG0501: {
    message: "this use of a channel is not translated yet",
    recipe: "Say which task owns which end, and pass it the sender or the receiver.",
    example: "chans[i] <- v",
  },
  FG0502: {
    message: "`{what}` is shared between tasks in a way that is not proved safe",
    recipe: "Wrap it in `Arc<Mutex<_>>`, or send it over a channel.",
    example: "go func() { total++ }()",
  },
};

export function refusalMessage(code: string, args: Readonly<Record<string, string>>): string {
  const entry = refusals[code];
  return (entry?.message ?? "not translated").replace(/\{(\w+)\}/g, (_, k: string) => args[k] ?? k);
}
