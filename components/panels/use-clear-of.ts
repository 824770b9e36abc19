// Implements a place for a floating card where it does not cover the text that it is about.

import { type RefObject, useEffect, useState } from "react";

const gap = 12;
const top = 48;

export interface Place {
  /** From the top of the card's container. */
  readonly top: number;
  readonly maxHeight: number;
}

/** Below the text, or above it; where neither holds the card, it is shortened to the larger room and scrolls. */
export function useClearOf(card: RefObject<HTMLElement | null>, selector: string, key: unknown): Place | undefined {
  const [place, setPlace] = useState<Place>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key is a new text to keep clear of.
  useEffect(() => {
    // The editor scrolls and tints in its own frame: look after that.
    const timer = setTimeout(() => {
      const container = card.current?.parentElement?.getBoundingClientRect();
      const target = document.querySelector(selector)?.getBoundingClientRect();
      if (container && target) setPlace(placeFor(card.current?.scrollHeight ?? 0, container, target));
    }, 60);
    return () => clearTimeout(timer);
  }, [card, selector, key]);
  return place;
}

function placeFor(height: number, container: DOMRect, target: DOMRect): Place {
  const below = target.bottom - container.top + gap;
  const roomBelow = container.height - gap - below;
  const roomAbove = target.top - container.top - gap - top;
  if (roomBelow >= Math.min(height, roomAbove)) return { top: below, maxHeight: roomBelow };
  const shown = Math.min(height, roomAbove);
  return { top: top + roomAbove - shown, maxHeight: roomAbove };
}
