// Implements the prose of the note on a type of the program that is an `io.Writer`.

import { defineDecision } from "../../lib/patterns/kit.ts";

export default defineDecision({
  id: "own-writer",
  title: "Whatever can be written to is `io::Write`",
  category: "types",
  catalogue: ["iface-std", "fmt-fprint"],
  what: "`{type}` is an `io.Writer` by its method; in Rust it says so, by `impl io::Write`, and `write!` and the library's functions take it from then on.",
  why: "`io::Write` asks for `write` and `flush`, and gives `write_all` and `write_fmt` for them. `write` may take a part of what it is given, so that whoever writes calls `write_all`.",
  pitfall:
    "`write!` hands over a formatted text piece by piece, where `fmt.Fprintf` hands over the whole. Where that could be seen, the text is made first.",
  link: { text: "std::io::Write", url: "https://doc.rust-lang.org/std/io/trait.Write.html" },
});
