// Implements the list of problems: each a button that leads to its place in the Go.

"use client";

import type { ViewDiagnostic } from "../../lib/view/translation.ts";
import { useSelect, useSession } from "../playground/use-session.ts";
import { Prose } from "../ui/Prose.tsx";

const names: Readonly<Record<ViewDiagnostic["severity"], readonly [string, string]>> = {
  error: ["Error", "text-error"],
  warning: ["Warning", "text-warn"],
  info: ["Info", "text-muted"],
};

const none: readonly ViewDiagnostic[] = [];

export function Problems() {
  const session = useSession();
  const problems = useSelect((state) => state.latest?.translation.diagnostics ?? none);
  if (problems.length === 0) return <p className="p-3 text-muted">No problems: all of the Go was read and understood.</p>;
  return (
    <ul className="py-1">
      {problems.map(({ severity, code, message, span, line, column }) => {
        const [name, colour] = names[severity];
        return (
          <li key={`${code} ${span.start} ${message}`}>
            <button
              type="button"
              className="flex w-full items-baseline gap-3 px-3 py-1 text-left outline-offset-[-2px] hover:bg-fill max-md:min-h-11"
              onClick={() => session.reveal("go", span, true, session.state.latest)}
            >
              <span className={`w-14 shrink-0 font-medium ${colour}`}>{name}</span>
              <span className="w-14 shrink-0 text-muted tabular-nums">
                {line}:{column}
              </span>
              <span className="flex-1">
                <Prose text={message} />
              </span>
              <span className="text-[12px] text-muted">{code}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
