// Implements the session: the one store of the playground, and everything that a reader can do to it.

import type { Draft } from "../../lib/share/draft.ts";
import { decodeLink, encodeLink, longLinkLength, maxLinkLength } from "../../lib/share/link.ts";
import { sameOptions } from "../../lib/share/program.ts";
import { wayToPlayground } from "../../lib/share/playground.ts";
import { defaultOptions, type Options, type Translation, type ViewSpan } from "../../lib/view/translation.ts";
import type { Outcome, TranslatorClient } from "../../lib/worker/client.ts";
import { linkAt, otherSide, type Side } from "./linking.ts";
import { type Answer, isBroken, type Pointer, type State } from "./state.ts";
import { copyText, readDraft, readRail, writeDraft, writeRail } from "./storage.ts";

/** From this width on the notes stand beside the panes; below it they lie over the Rust. */
const wideScreen = "(min-width: 1360px)";

export interface First {
  readonly source: string;
  readonly translation?: Translation;
}

const typingPause = 150;

export class Session {
  readonly #first: First;
  readonly #listeners = new Set<() => void>();
  #state: State;
  #client: TranslatorClient | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Hash of the link that the text continues. */
  #link: string | undefined;
  /** The text was replaced as a whole: what was shown before is of another program. */
  #replaced = false;
  /** The reader changed something: from here on the text is theirs and is kept. */
  #touched = false;

  constructor(first: First) {
    this.#first = first;
    const answer: Answer | undefined = first.translation && { source: first.source, translation: first.translation };
    this.#state = {
      source: first.source,
      loads: 0,
      options: defaultOptions,
      shown: answer,
      latest: answer,
      busy: false,
      trouble: undefined,
      caret: undefined,
      hover: undefined,
      pinned: undefined,
      peeked: undefined,
      reveals: {},
      line: 1,
      drawer: undefined,
      railOpen: true,
      railOver: false,
      view: "rust",
      toast: undefined,
      badLink: undefined,
    };
  }

  get state(): State {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Opens what the address or the last visit left. Returns what ends the session. */
  start(client: TranslatorClient): () => void {
    this.#client = client;
    this.set({ railOpen: readRail() });
    const onHash = (): void => void this.#openAddress();
    const onLeave = (): void => this.#save();
    window.addEventListener("hashchange", onHash);
    window.addEventListener("pagehide", onLeave);
    void this.#openAddress(true);
    return () => {
      window.removeEventListener("hashchange", onHash);
      window.removeEventListener("pagehide", onLeave);
      clearTimeout(this.#timer);
      client.dispose();
      this.#client = undefined;
    };
  }

  /** The reader typed. */
  edit(source: string): void {
    if (source === this.#state.source) return;
    this.#touched = true;
    this.set({ source, busy: true });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#translate(), typingPause);
  }

  /** The reader chose another program: an example, or an empty page. */
  load(source: string): void {
    this.#touched = true;
    this.#replace(source, this.#state.options);
  }

  setOptions(change: Partial<Options>): void {
    const options = { ...this.#state.options, ...change };
    if (sameOptions(options, this.#state.options)) return;
    this.#touched = true;
    this.set({ options });
    void this.#translate();
  }

  toggleNotes(): void {
    const { railOpen, railOver } = this.#state;
    if (!matchMedia(wideScreen).matches) {
      this.set({ railOver: !railOver, peeked: undefined });
      return;
    }
    writeRail(!railOpen);
    this.set({ railOpen: !railOpen, peeked: undefined });
  }

  pin(number: number | undefined): void {
    const same = number === this.#state.pinned;
    this.set({ pinned: same ? undefined : number, peeked: undefined });
    const note = same ? undefined : this.#state.shown?.translation.notes.find((each) => each.number === number);
    if (note?.goSpans[0]) this.reveal("go", note.goSpans[0]);
    if (note?.rustSpans[0]) this.reveal("rust", note.rustSpans[0]);
  }

  /** Of the notes behind one badge, pins the one after that which is pinned. */
  pinNext(numbers: readonly number[]): void {
    const at = numbers.indexOf(this.#state.pinned ?? 0);
    this.pin(at === numbers.length - 1 ? this.#state.pinned : numbers[at + 1]);
  }

  reveal(side: Side, span: ViewSpan, focus = false): void {
    const count = (this.#state.reveals[side]?.count ?? 0) + 1;
    const reveals = { ...this.#state.reveals, [side]: { span, focus, count } };
    this.set({ reveals, ...(focus ? { view: side } : {}) });
  }

  point(kind: "caret" | "hover", pointer: Pointer | undefined): void {
    const before = this.#state[kind];
    if (before?.side !== pointer?.side || before?.offset !== pointer?.offset) this.set({ [kind]: pointer });
  }

  /** The caret goes to what its place is linked with on the other side. */
  jumpAcross(): void {
    const { caret, shown } = this.#state;
    if (!caret || !shown) return;
    const link = linkAt(shown.translation, caret.side, caret.offset);
    const side = otherSide(caret.side);
    const target = link?.[side][0];
    if (target) this.reveal(side, target, true);
  }

  async share(): Promise<void> {
    const { source, options, shown } = this.#state;
    const link = await encodeLink({ source, options, engine: shown?.translation.engine ?? "unknown" });
    if (link.length > maxLinkLength) {
      this.#tell("This program is too long for a link. Copy the Go instead.");
      return;
    }
    this.#link = link;
    this.#touched = true;
    history.replaceState(history.state, "", `#${link}`);
    this.#save();
    const url = location.href;
    const copied = await copyText(url);
    const length = url.length.toLocaleString("en");
    const warning = url.length > longLinkLength ? " It is long: some chat applications will cut it." : "";
    this.#tell(
      `${copied ? `Link copied, ${length} characters.` : `The link is in the address bar, ${length} characters.`}${warning}`,
    );
  }

  async copy(what: "Rust" | "Cargo.toml"): Promise<void> {
    const translation = this.#state.shown?.translation;
    if (!translation) return;
    const copied = await copyText(what === "Rust" ? translation.rust : translation.cargoToml);
    this.#tell(copied ? `${what} copied.` : "The browser does not allow copying here. Select the text and copy it.");
  }

  /** For a program whose link would be too long; shorter ones are plain links. */
  async openLongInPlayground(): Promise<void> {
    const translation = this.#state.shown?.translation;
    const way = translation && wayToPlayground(translation);
    if (!translation || way?.kind !== "copy") return;
    const copied = copyText(translation.rust);
    window.open(way.url, "_blank", "noopener,noreferrer");
    this.#tell(
      (await copied)
        ? "Too long for a link: the Rust is copied, paste it there."
        : "Too long for a link: copy the Rust and paste it there.",
    );
  }

  /** The damaged hash leaves the address, so that a reload does not bring the dialog back. */
  closeBadLink(): void {
    history.replaceState(history.state, "", this.#link ? `#${this.#link}` : location.pathname);
    this.set({ badLink: undefined });
  }

  #tell(text: string): void {
    this.set({ toast: { text } });
  }

  async #openAddress(first = false): Promise<void> {
    const hash = location.hash.slice(1);
    const kept = readDraft();
    // The draft goes on from this very link: a reload keeps what was typed since.
    if (first && kept.ofThisTab?.link !== undefined && kept.ofThisTab.link === hash) {
      this.#link = hash;
      this.#touched = true;
      this.#replace(kept.ofThisTab.source, kept.ofThisTab.options);
      return;
    }
    if (hash !== "" && hash === this.#link) return;
    const link = await decodeLink(hash);
    if (!this.#client) return;
    if (link.kind === "program") this.#openLink(hash, link.program, first ? kept.newest : this.#draft());
    else if (first) this.#openDraft(kept.newest);
    if (link.kind === "damaged") this.set({ badLink: { reason: link.reason, recovered: link.recovered } });
  }

  #openLink(hash: string, program: Draft, previous: Draft | undefined): void {
    this.#link = hash;
    this.#touched = false;
    this.#replace(program.source, program.options);
    if (!previous || previous.source === program.source || previous.source === this.#first.source) return;
    const restore = (): void => {
      this.#link = previous.link;
      this.#touched = true;
      history.replaceState(history.state, "", previous.link ? `#${previous.link}` : location.pathname);
      this.#replace(previous.source, previous.options);
      this.set({ toast: undefined });
    };
    this.set({ toast: { text: "Opened from a link. Your previous code is kept.", action: { label: "Restore", run: restore } } });
  }

  #openDraft(draft: Draft | undefined): void {
    if (draft && (draft.source !== this.#state.source || !sameOptions(draft.options, this.#state.options))) {
      this.#touched = true;
      this.#link = undefined;
      this.#replace(draft.source, draft.options);
    } else if (!this.#state.shown) {
      void this.#translate();
    } else {
      this.#client?.warm();
    }
  }

  #draft(): Draft {
    const { source, options } = this.#state;
    return { source, options, ...(this.#link ? { link: this.#link } : {}) };
  }

  #save(): void {
    if (this.#touched) writeDraft(this.#draft());
  }

  #replace(source: string, options: Options): void {
    this.#replaced = true;
    const loads = this.#state.loads + 1;
    const text = source.replaceAll("\r\n", "\n");
    this.set({ source: text, options, loads, pinned: undefined, peeked: undefined, caret: undefined, hover: undefined, line: 1 });
    void this.#translate();
  }

  async #translate(): Promise<void> {
    clearTimeout(this.#timer);
    this.#save();
    if (!this.#client) return;
    this.set({ busy: true });
    const { source, options } = this.#state;
    this.#receive(source, await this.#client.translate(source, options));
  }

  #receive(source: string, outcome: Outcome): void {
    if (outcome.kind === "superseded") return;
    if (outcome.kind !== "translated") {
      this.set({ busy: false, trouble: troubleOf(outcome) });
      return;
    }
    const answer: Answer = { source, translation: outcome.translation, milliseconds: outcome.milliseconds };
    const keep = isBroken(answer.translation) && this.#state.shown && !this.#replaced;
    this.#replaced = false;
    const pinned = this.#state.pinned;
    const stillThere = keep || answer.translation.notes.some(({ number }) => number === pinned);
    this.set({
      busy: false,
      trouble: undefined,
      latest: answer,
      hover: undefined,
      ...(keep ? {} : { shown: answer }),
      ...(stillThere ? {} : { pinned: undefined }),
    });
  }
}

function troubleOf(outcome: Extract<Outcome, { kind: "hung" | "crashed" }>): string {
  return outcome.kind === "hung"
    ? `Translating took longer than ${outcome.seconds} seconds and was stopped. Your Go is kept; the next change tries again.`
    : `The translator stopped (${outcome.message}). Your Go is kept; the next change tries again.`;
}
