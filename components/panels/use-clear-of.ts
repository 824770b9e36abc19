// Implements a place for a floating card where it does not cover the text that it is about.

import { type RefObject, useEffect, useState } from "react";

const gap = 12;
const top = 48;

/** The distance from the top of the card's container: below the text, or above it, or where there is most room. */
export function useClearOf(card: RefObject<HTMLElement | null>, selector: string, key: unknown): number {
  const [place, setPlace] = useState(top);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key is a new text to keep clear of.
  useEffect(() => {
    // The editor scrolls and tints in its own frame: look after that.
    const timer = setTimeout(() => {
      const container = card.current?.parentElement?.getBoundingClientRect();
      const target = document.querySelector(selector)?.getBoundingClientRect();
      const height = card.current?.offsetHeight ?? 0;
      if (!container || !target) return;
      const below = target.bottom - container.top + gap;
      const above = target.top - container.top - gap - height;
      if (below + height <= container.height - gap) setPlace(below);
      else setPlace(above >= top ? above : top);
    }, 60);
    return () => clearTimeout(timer);
  }, [card, selector, key]);
  return place;
}
