// Implements the Go as a plain text field: on phones, and where Monaco does not load.

"use client";

import { useSelect, useSession } from "../playground/use-session.ts";

export function GoTextField() {
  const session = useSession();
  const loads = useSelect((state) => state.loads);
  return (
    <textarea
      key={loads}
      aria-label="Go source"
      data-testid="go-text"
      className="code absolute inset-0 resize-none overflow-auto bg-bg px-3 py-2 whitespace-pre outline-offset-[-2px]"
      defaultValue={session.state.source}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      wrap="off"
      onChange={(event) => session.edit(event.currentTarget.value)}
      onSelect={(event) => session.point("caret", { side: "go", offset: event.currentTarget.selectionStart })}
    />
  );
}
