// Implements the way to the Rust Playground: a link with its edition, or a reason why there is none.

import type { Translation } from "../view/translation.ts";
import { stripRustComments } from "./comments.ts";

/** The site answers through a CDN that refuses URLs over 8,192 bytes. */
const maxUrlBytes = 8_000;

// Code that arrives without an edition is opened as Rust 2015.
const emptyPlayground = "https://play.rust-lang.org/?version=stable&mode=debug&edition=2024";

export type PlaygroundWay =
  | { readonly kind: "link"; readonly url: string; readonly commentsDropped: boolean }
  /** Too long for a link: copy the code and open this empty playground. */
  | { readonly kind: "copy"; readonly url: string }
  | { readonly kind: "unavailable"; readonly reason: string };

export function wayToPlayground(translation: Pick<Translation, "rust" | "status" | "crates">): PlaygroundWay {
  if (translation.status === "failed" || translation.rust === "") {
    return { kind: "unavailable", reason: "There is no Rust to open yet." };
  }
  const absent = absentCrates(translation);
  if (absent.length > 0) {
    return { kind: "unavailable", reason: `Needs ${absent.join(", ")}, which play.rust-lang.org does not carry.` };
  }
  const whole = playgroundUrl(translation.rust);
  if (whole.length <= maxUrlBytes) return { kind: "link", url: whole, commentsDropped: false };
  const bare = playgroundUrl(stripRustComments(translation.rust));
  if (bare.length <= maxUrlBytes) return { kind: "link", url: bare, commentsDropped: true };
  return { kind: "copy", url: emptyPlayground };
}

export const absentCrates = (translation: Pick<Translation, "crates">): readonly string[] =>
  translation.crates.filter((crate) => !crate.onPlayground).map((crate) => crate.name);

/** Percent-encoded, hence as many bytes as characters. A lone surrogate has no encoding, and would throw. */
const playgroundUrl = (code: string): string =>
  `${emptyPlayground}&code=${encodeURIComponent(code.replace(/\p{Surrogate}/gu, "\ufffd"))}`;
