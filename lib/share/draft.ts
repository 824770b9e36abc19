// Implements the text form of a draft: what the page keeps over a reload.

import { isRecord, parseOptions, type SharedProgram } from "./program.ts";

export interface Draft extends Omit<SharedProgram, "engine"> {
  /** Hash of the link that the draft was opened from or last shared as: it continues that link, and beats it. */
  readonly link?: string;
}

export const encodeDraft = (draft: Draft): string =>
  JSON.stringify({ version: 1, go: draft.source, options: draft.options, link: draft.link });

/** Undefined for anything that this page did not write. */
export function decodeDraft(text: string | null): Draft | undefined {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || value.version !== 1 || typeof value.go !== "string") return undefined;
    const options = parseOptions(value.options);
    if (!options) return undefined;
    return { source: value.go, options, ...(typeof value.link === "string" ? { link: value.link } : {}) };
  } catch {
    return undefined;
  }
}
