// Implements what the page keeps in the browser: the draft, and whether the notes are open.

import { decodeDraft, type Draft, encodeDraft } from "../../lib/share/draft.ts";
import { readStorage, writeStorage } from "../ui/storage.ts";

const draftKey = "ferrogo.draft";
const railKey = "ferrogo.notes";

/** The tab's own draft comes first, so that two tabs do not take each other's text. */
export function readDraft(): { readonly ofThisTab: Draft | undefined; readonly newest: Draft | undefined } {
  const ofThisTab = decodeDraft(readStorage("session", draftKey));
  return { ofThisTab, newest: ofThisTab ?? decodeDraft(readStorage("local", draftKey)) };
}

export function writeDraft(draft: Draft): void {
  const text = encodeDraft(draft);
  writeStorage("session", draftKey, text);
  writeStorage("local", draftKey, text);
}

export const readRail = (): boolean => readStorage("local", railKey) !== "closed";
export const writeRail = (open: boolean): void => writeStorage("local", railKey, open ? "open" : "closed");

/** False where the browser has no clipboard for this page, or the reader said no. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
