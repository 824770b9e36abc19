// Implements code as plain HTML: the first paint, phones, and whatever keeps Monaco from loading.

"use client";

import { type RefObject, useEffect, useMemo, useRef } from "react";
import { families, lineAt, noteName } from "../playground/families.ts";
import type { Highlight, Side } from "../playground/linking.ts";
import { useLinks, useSelect, useSession } from "../playground/use-session.ts";
import { ScrollBox } from "../ui/ScrollBox.tsx";
import { highlight, type Token } from "./highlight.ts";
import type { Mark } from "./marks.ts";
import { useMarks, usePaneText } from "./use-marks.ts";

export function StaticCode({ side }: { readonly side: Side }) {
  const text = usePaneText(side);
  const marks = useMarks(side);
  const { pinned } = useLinks();
  const lines = useMemo(() => highlight(side, text), [side, text]);
  const markAt = useMemo(() => new Map(marks.map((mark) => [mark.line, mark])), [marks]);
  const code = useRevealedLine(side, text);
  const lit = useMemo(() => litLines(pinned, side, text), [pinned, side, text]);
  return (
    <ScrollBox label={side === "go" ? "Go code" : "Rust code"} testId={`static-${side}`} className="absolute inset-0 py-2">
      <pre ref={code} className="code code-lines">
        {lines.map((tokens, index) => {
          const number = index + 1;
          const tint = lit.has(number) ? pinned?.category : undefined;
          return <Line key={number} number={number} tokens={tokens} mark={markAt.get(number)} tint={tint} />;
        })}
      </pre>
    </ScrollBox>
  );
}

/** Scrolls to the line that is asked for. */
function useRevealedLine(side: Side, text: string): RefObject<HTMLPreElement | null> {
  const code = useRef<HTMLPreElement>(null);
  const asked = useSelect((state) => state.reveals[side]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish is met once, whatever becomes of the text.
  useEffect(() => {
    const line = asked && code.current?.querySelector(`[data-line="${lineAt(text, asked.span.start)}"]`);
    line?.scrollIntoView({ block: "start", inline: "nearest" });
  }, [asked]);
  return code;
}

interface LineProps {
  readonly number: number;
  readonly tokens: readonly Token[];
  readonly mark: Mark | undefined;
  readonly tint: Highlight["category"] | undefined;
}

function Line({ number, tokens, mark, tint }: LineProps) {
  return (
    <span className="code-line scroll-mt-12" data-line={number}>
      <span className="code-gutter">
        <span className="h-full">{mark && <Badge mark={mark} />}</span>
        <span aria-hidden="true" className="code-number">
          {number}
        </span>
        <span className={mark ? `code-bar bar fam-${mark.category} ${mark.refused ? "bar-refused" : ""}` : ""} />
      </span>
      <span className={tint ? `tint-pinned fam-${tint}` : ""}>
        {tokens.map(({ kind, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the line.
          <span key={index} className={kind === "plain" ? undefined : `tok-${kind}`}>
            {text}
          </span>
        ))}
        {"\n"}
      </span>
    </span>
  );
}

function Badge({ mark: { notes, category } }: { readonly mark: Mark }) {
  const session = useSession();
  const source = useSelect((state) => state.shown?.source ?? "");
  const pinned = useSelect((state) => state.pinned);
  const note = notes[0];
  if (!note) return null;
  const name = notes.map((each) => noteName(each, source)).join("; ");
  return (
    <button
      type="button"
      className="grid h-full w-7 place-items-center"
      aria-label={name}
      title={`${name} (${families[category].code})`}
      onClick={() => session.pinNext(notes.map(({ number }) => number))}
    >
      <span
        className={`badge fam-${note.category}`}
        data-more={notes.length > 1}
        data-pinned={notes.some(({ number }) => number === pinned)}
      >
        {note.number}
      </span>
    </button>
  );
}

function litLines(link: Highlight | undefined, side: Side, text: string): ReadonlySet<number> {
  const lit = new Set<number>();
  for (const { start, end } of link?.[side] ?? []) {
    const last = lineAt(text, Math.max(start, end - 1));
    for (let line = lineAt(text, start); line <= last; line += 1) lit.add(line);
  }
  return lit;
}
