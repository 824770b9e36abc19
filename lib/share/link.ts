// Implements the link codec: a program and its options in a URL hash, `#v1.<base64url(deflate-raw(JSON))>`.
// Links of version 1 open for ever: the fields below are never renamed, and new ones are optional.

import { deflate, fromBase64Url, inflate, TooLargeError, toBase64Url } from "./bytes.ts";
import { isRecord, parseOptions, type SharedProgram } from "./program.ts";

/** Longest hash that is read or offered, in characters. */
export const maxLinkLength = 32_000;
/** From here on some chat applications cut a link. */
export const longLinkLength = 2_000;
const maxInflatedBytes = 256 * 1024;

export type DecodedLink =
  | { readonly kind: "none" }
  | { readonly kind: "program"; readonly program: SharedProgram }
  /** `recovered` is all that could be read of it, for the reader to keep. */
  | { readonly kind: "damaged"; readonly reason: "broken" | "newer" | "too-long" | "too-large"; readonly recovered: string };

/** The hash without `#`. The same program gives the same link: keys and their order are fixed. */
export async function encodeLink(program: SharedProgram): Promise<string> {
  const { concurrency, errors, output, stubs } = program.options;
  const content = {
    go: program.source,
    options: { concurrency, errors, output, stubs },
    engine: program.engine,
  };
  return `v1.${toBase64Url(await deflate(JSON.stringify(content)))}`;
}

/** Never throws. A hash that is no link of ours is `none`. */
export async function decodeLink(hash: string): Promise<DecodedLink> {
  const text = hash.startsWith("#") ? hash.slice(1) : hash;
  const version = /^v(\d+)\./.exec(text);
  if (!version) return { kind: "none" };
  if (text.length > maxLinkLength) return { kind: "damaged", reason: "too-long", recovered: text };
  if (version[1] !== "1") return { kind: "damaged", reason: "newer", recovered: text };
  try {
    return parseContent(await inflate(fromBase64Url(text.slice(version[0].length)), maxInflatedBytes));
  } catch (error) {
    return { kind: "damaged", reason: error instanceof TooLargeError ? "too-large" : "broken", recovered: text };
  }
}

function parseContent(json: string): DecodedLink {
  const damaged: DecodedLink = { kind: "damaged", reason: "broken", recovered: json };
  const content = parseJson(json);
  if (!isRecord(content) || typeof content.go !== "string" || typeof content.engine !== "string") return damaged;
  const options = parseOptions(content.options);
  // An option or value that is not known here was added after this version of the page.
  if (!options) return { kind: "damaged", reason: "newer", recovered: content.go };
  return { kind: "program", program: { source: content.go, options, engine: content.engine } };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
