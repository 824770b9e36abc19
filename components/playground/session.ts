// Implements the session: the program from opening to keeping, and its translation whenever it changes.

import type { Draft } from "../../lib/share/draft.ts";
import { sameOptions } from "../../lib/share/program.ts";
import { defaultOptions, type Options, type Translation } from "../../lib/view/translation.ts";
import type { Outcome, TranslatorClient } from "../../lib/worker/client.ts";
import { type Opening, openHash, openPage } from "./opening.ts";
import { Reading } from "./reading.ts";
import { type Answer, isBroken, stateAtFirst } from "./state.ts";
import { readRail, writeDraft } from "./storage.ts";

export interface First {
  readonly source: string;
  readonly translation?: Translation;
}

const typingPause = 150;

export class Session extends Reading {
  readonly #first: First;
  #client: TranslatorClient | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Hash of the link that the text continues. */
  #link: string | undefined;
  /** The reader changed something: from here on the text is theirs and is kept. */
  #touched = false;
  /** The text was replaced as a whole: what was shown before is of another program. */
  #replaced = false;

  constructor(first: First) {
    super(stateAtFirst(first.source, defaultOptions, first.translation));
    this.#first = first;
  }

  /** Opens what the address or the last visit left. Returns what ends the session. */
  start(client: TranslatorClient): () => void {
    this.#client = client;
    this.set({ railOpen: readRail() });
    const onHash = async (): Promise<void> => {
      const hash = location.hash.slice(1);
      if (hash !== this.#link) this.#open(await openHash(hash, this.#draft()));
    };
    const onLeave = (): void => this.#save();
    window.addEventListener("hashchange", onHash);
    window.addEventListener("pagehide", onLeave);
    void openPage(location.hash.slice(1)).then((opening) => this.#client === client && this.#open(opening));
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
    if (source === this.state.source) return;
    this.#touched = true;
    this.set({ source, busy: true });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#translate(), typingPause);
  }

  /** The reader chose another program. */
  load(source: string): void {
    this.#touched = true;
    this.#replace(source, this.state.options);
  }

  /** An empty page, ready to be written on. */
  clear(): void {
    this.load("");
    this.reveal("go", { start: 0, end: 0 }, true);
  }

  setOptions(change: Partial<Options>): void {
    const options = { ...this.state.options, ...change };
    if (sameOptions(options, this.state.options)) return;
    this.#touched = true;
    this.set({ options });
    void this.#translate();
  }

  /** The text was shared as this link, which stands in the address from now on. */
  becomeLink(link: string): void {
    this.#link = link;
    this.#touched = true;
    this.#writeAddress();
    this.#save();
  }

  /** The damaged hash leaves the address, so that a reload does not bring the dialog back. */
  closeBadLink(): void {
    this.#writeAddress();
    this.set({ badLink: undefined });
  }

  tell(text: string): void {
    this.set({ toast: { text } });
  }

  #open(opening: Opening): void {
    if (opening.kind === "link") this.#openLink(opening.program, opening.previous);
    else if (opening.kind === "nothing") this.#openDraft(undefined);
    else this.#openDraft(opening.draft);
    if (opening.kind === "bad-link") this.set({ badLink: opening.badLink });
  }

  #openLink(program: Draft, previous: Draft | undefined): void {
    this.#take(program, false);
    if (!previous || previous.source === program.source || previous.source === this.#first.source) return;
    const restore = (): void => {
      this.#take(previous, true);
      this.#writeAddress();
      this.set({ toast: undefined });
    };
    this.set({ toast: { text: "Opened from a link. Your previous code is kept.", action: { label: "Restore", run: restore } } });
  }

  #openDraft(draft: Draft | undefined): void {
    if (draft && (draft.source !== this.state.source || !sameOptions(draft.options, this.state.options))) this.#take(draft, true);
    else if (!this.state.shown) void this.#translate();
    else this.#client?.warm();
  }

  #take({ source, options, link }: Draft, touched: boolean): void {
    this.#link = link;
    this.#touched = touched;
    this.#replace(source, options);
  }

  #replace(source: string, options: Options): void {
    this.#replaced = true;
    this.set({
      source: source.replaceAll("\r\n", "\n"),
      options,
      loads: this.state.loads + 1,
      pinned: undefined,
      peeked: undefined,
      caret: undefined,
      hover: undefined,
      line: 1,
    });
    void this.#translate();
  }

  async #translate(): Promise<void> {
    clearTimeout(this.#timer);
    this.#save();
    if (!this.#client) return;
    this.set({ busy: true });
    const { source, options } = this.state;
    this.#receive(source, await this.#client.translate(source, options));
  }

  #receive(source: string, outcome: Outcome): void {
    if (outcome.kind === "superseded") return;
    if (outcome.kind !== "translated") {
      this.set({ busy: false, trouble: troubleOf(outcome) });
      return;
    }
    const answer: Answer = { source, translation: outcome.translation, milliseconds: outcome.milliseconds };
    const keep = isBroken(answer.translation) && this.state.shown !== undefined && !this.#replaced;
    this.#replaced = false;
    const { pinned } = this.state;
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

  #draft(): Draft {
    const { source, options } = this.state;
    return { source, options, ...(this.#link ? { link: this.#link } : {}) };
  }

  #save(): void {
    if (this.#touched) writeDraft(this.#draft());
  }

  /** Replaces the entry of the history, so that the way back leads off the page and not through each share. */
  #writeAddress(): void {
    history.replaceState(history.state, "", this.#link ? `#${this.#link}` : location.pathname);
  }
}

function troubleOf(outcome: Extract<Outcome, { kind: "hung" | "crashed" }>): string {
  return outcome.kind === "hung"
    ? `Translating took longer than ${outcome.seconds} seconds and was stopped. Your Go is kept; the next change tries again.`
    : `The translator stopped (${outcome.message}). Your Go is kept; the next change tries again.`;
}
