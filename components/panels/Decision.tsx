// Implements the reasons of a decision: what was chosen, what was not and why, and the lines of Go that show it.

"use client";

import type { Note } from "../../lib/view/translation.ts";
import { lineAt } from "../playground/families.ts";
import { useSelect, useSession } from "../playground/use-session.ts";
import { Prose } from "../ui/Prose.tsx";

export function Decision({ decision: { chosen, rejected, evidence } }: { readonly decision: NonNullable<Note["decision"]> }) {
  const session = useSession();
  const source = useSelect((state) => state.shown?.source ?? "");
  return (
    <div className="grid gap-2">
      <div>
        <h4 className="text-[11px] leading-[16px] font-semibold text-muted">Decided</h4>
        <p>
          <Form text={chosen} />
        </p>
      </div>
      {evidence.length > 0 && (
        <ul aria-label="Evidence" className="grid gap-px">
          {evidence.map(({ text, span }) => (
            <li key={`${text} ${span.start}`}>
              <button
                type="button"
                className="-mx-1 flex w-full gap-2 rounded px-1 py-0.5 text-left hover:bg-fill max-md:min-h-11 max-md:items-center"
                onClick={() => session.reveal("go", span, true)}
              >
                <span className="w-14 shrink-0 text-accent tabular-nums">line {lineAt(source, span.start)}</span>
                <span>
                  <Prose text={text} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {rejected.length > 0 && (
        <div>
          <h4 className="text-[11px] leading-[16px] font-semibold text-muted">Not</h4>
          <ul className="grid gap-1">
            {rejected.map(({ form, because }) => (
              <li key={form}>
                <Form text={form} />: <Prose text={because} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** A Rust form: code as a whole, unless its writer marked the code in it. */
const Form = ({ text }: { readonly text: string }) => <Prose text={text.includes("`") ? text : `\`${text}\``} />;
