// Implements the banner over the Rust: it is not of the Go as it stands, and why.

"use client";

import { Prose } from "../ui/Prose.tsx";
import { plain } from "./families.ts";
import { firstError, isBroken, type State, syntaxError } from "./state.ts";
import { useSelect } from "./use-session.ts";

export function Banner() {
  const text = useSelect(bannerText);
  const grave = useSelect((state) => state.trouble !== undefined);
  if (!text) return null;
  return (
    <p
      data-testid="banner"
      title={plain(text)}
      className={`truncate px-3 text-[12px] leading-7 ${grave ? "bg-(--banner-error-bg) text-(--banner-error)" : "bg-(--banner-warn-bg) text-(--banner-warn)"}`}
    >
      <Prose text={text} />
    </p>
  );
}

/** Prose; undefined where the Rust is of the Go beside it. */
export function bannerText({ trouble, latest, shown }: State): string | undefined {
  if (trouble) return trouble;
  if (!latest || !isBroken(latest.translation)) return undefined;
  const error = firstError(latest.translation);
  const place = error ? `line ${error.line}: ${error.message.replace(/^syntax error: /, "")}` : "no reason was given";
  if (latest === shown) return `This Go could not be translated as a whole (${place})`;
  return syntaxError(latest.translation)
    ? `Showing the last version that parsed (${place})`
    : `Showing the last version that could be translated (${place})`;
}
