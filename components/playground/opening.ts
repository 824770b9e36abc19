// Implements the choice of what a page opens with: a link, the draft that goes on from it, or the draft of the last visit.

import type { Draft } from "../../lib/share/draft.ts";
import { decodeLink } from "../../lib/share/link.ts";
import type { BadLink } from "./state.ts";
import { readDraft } from "./storage.ts";

export type Opening =
  | { readonly kind: "nothing" }
  | { readonly kind: "draft"; readonly draft: Draft }
  /** `previous` is what the link displaces. */
  | { readonly kind: "link"; readonly program: Draft; readonly previous: Draft | undefined }
  | { readonly kind: "bad-link"; readonly badLink: BadLink; readonly draft: Draft | undefined };

/** What a new page opens with. */
export async function openPage(hash: string): Promise<Opening> {
  const { ofThisTab, newest } = readDraft();
  // The draft goes on from this very link: a reload keeps what was typed since.
  if (ofThisTab?.link !== undefined && ofThisTab.link === hash) return { kind: "draft", draft: ofThisTab };
  const opening = await openHash(hash, newest);
  if (opening.kind !== "nothing") return opening;
  if (!newest) return opening;
  const { link: _, ...draft } = newest;
  return { kind: "draft", draft };
}

/** What a hash brings to a page that holds `current`. A link beats saved text, which the reader can have back. */
export async function openHash(hash: string, current: Draft | undefined): Promise<Opening> {
  const link = await decodeLink(hash);
  if (link.kind === "none") return { kind: "nothing" };
  if (link.kind === "damaged")
    return { kind: "bad-link", badLink: { reason: link.reason, recovered: link.recovered }, draft: current };
  const { source, options } = link.program;
  return { kind: "link", program: { source, options, link: hash }, previous: current };
}
