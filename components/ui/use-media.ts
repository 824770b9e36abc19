// Implements questions to the browser's media, with an answer for the server.

import { useCallback, useSyncExternalStore } from "react";

export function useMedia(query: string, onServer = false): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => onServer,
  );
}

/** Narrower screens get static code and a plain text field: no Monaco. */
export const phoneQuery = "(max-width: 767px)";
