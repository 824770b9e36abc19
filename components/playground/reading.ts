// Implements what a reader does without changing the program: point, pin, jump, open and close the notes.

import type { ViewSpan } from "../../lib/view/translation.ts";
import { linkAt, noteByNumber, otherSide, type Side } from "./linking.ts";
import { editBetween, offsetAfter, offsetBefore } from "./shift.ts";
import type { Answer, Pointer, State } from "./state.ts";
import { Store } from "./store.ts";
import { writeRail } from "./storage.ts";

/** From this width on the notes stand beside the panes; below it they lie over the Rust. */
const wideScreen = "(min-width: 1360px)";

export class Reading extends Store<State> {
  toggleNotes(): void {
    const { railOpen, railOver } = this.state;
    if (!matchMedia(wideScreen).matches) {
      this.set({ railOver: !railOver, peeked: undefined });
      return;
    }
    writeRail(!railOpen);
    this.set({ railOpen: !railOpen, peeked: undefined });
  }

  /** Pins a note, or lets go of it where it is pinned already. */
  pin(number: number | undefined): void {
    const pinned = number === this.state.pinned ? undefined : number;
    this.set({ pinned, peeked: undefined });
    const note = noteByNumber(this.state.shown?.translation, pinned);
    if (note?.goSpans[0]) this.reveal("go", note.goSpans[0]);
    if (note?.rustSpans[0]) this.reveal("rust", note.rustSpans[0]);
  }

  /** Of the notes behind one badge, pins the one after that which is pinned. */
  pinNext(numbers: readonly number[]): void {
    const at = numbers.indexOf(this.state.pinned ?? 0);
    this.pin(at === numbers.length - 1 ? this.state.pinned : numbers[at + 1]);
  }

  point(kind: "caret" | "hover", pointer: Pointer | undefined): void {
    const before = this.state[kind];
    if (before?.side !== pointer?.side || before?.offset !== pointer?.offset) this.set({ [kind]: pointer });
  }

  /** Brings a span of an answer into sight, carried over to the Go as it stands now. */
  reveal(side: Side, span: ViewSpan, focus = false, answer: Answer | undefined = this.state.shown): void {
    const edit = editBetween(answer?.source ?? "", this.state.source);
    const now = side === "go" ? { start: offsetAfter(edit, span.start), end: offsetAfter(edit, span.end) } : span;
    const count = (this.state.reveals[side]?.count ?? 0) + 1;
    const reveals = { ...this.state.reveals, [side]: { span: now, focus, count } };
    this.set({ reveals, ...(focus ? { view: side } : {}) });
  }

  /** The caret goes to what its place is linked with on the other side. */
  jumpAcross(): void {
    const { caret, shown, source } = this.state;
    if (!caret || !shown) return;
    const offset = caret.side === "go" ? offsetBefore(editBetween(shown.source, source), caret.offset) : caret.offset;
    const side = otherSide(caret.side);
    const target = offset === undefined ? undefined : linkAt(shown.translation, caret.side, offset)?.[side][0];
    if (target) this.reveal(side, target, true);
  }
}
