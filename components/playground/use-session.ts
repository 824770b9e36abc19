// Implements how components reach the session: by context, and by selecting from its state.

import { createContext, useContext, useMemo, useSyncExternalStore } from "react";
import type { ViewSpan } from "../../lib/view/translation.ts";
import { type Highlight, linkAt, linkOfNote, noteByNumber } from "./linking.ts";
import type { Session } from "./session.ts";
import { editBetween, offsetAfter, offsetBefore } from "./shift.ts";
import type { State } from "./state.ts";

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("no session around this component");
  return session;
}

/** `select` gives a part of the state as it is: a value made anew on each call would never come to rest. */
export function useSelect<T>(select: (state: State) => T): T {
  const session = useSession();
  const read = (): T => select(session.state);
  return useSyncExternalStore(session.subscribe, read, read);
}

export interface Links {
  /** What the mouse or the caret is on, in the code or among the notes. */
  readonly pointed: Highlight | undefined;
  readonly pinned: Highlight | undefined;
}

/** What is linked now, its Go spans carried over to the text as it stands in the editor. */
export function useLinks(): Links {
  const shown = useSelect((state) => state.shown);
  const source = useSelect((state) => state.source);
  const pointer = useSelect((state) => state.hover ?? state.caret);
  const pinned = useSelect((state) => state.pinned);
  const peeked = useSelect((state) => state.peeked);
  const edit = useMemo(() => shown && editBetween(shown.source, source), [shown, source]);
  return useMemo(() => {
    if (!shown || !edit) return { pointed: undefined, pinned: undefined };
    const linkOf = (number: number | undefined): Highlight | undefined => {
      const note = noteByNumber(shown.translation, number);
      return note && linkOfNote(note);
    };
    const offset = pointer?.side === "go" ? offsetBefore(edit, pointer.offset) : pointer?.offset;
    const pointed = pointer && offset !== undefined ? linkAt(shown.translation, pointer.side, offset) : undefined;
    const carry = (span: ViewSpan): ViewSpan => ({ start: offsetAfter(edit, span.start), end: offsetAfter(edit, span.end) });
    const carried = (link: Highlight | undefined) => link && { ...link, go: link.go.map(carry) };
    return { pointed: carried(linkOf(peeked) ?? pointed), pinned: carried(linkOf(pinned)) };
  }, [shown, edit, pointer, pinned, peeked]);
}
