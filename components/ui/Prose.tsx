// Implements prose: plain text in which `backquotes` mark code. Nothing else is markup, and nothing becomes HTML.

export function Prose({ text }: { readonly text: string }) {
  // Between two backquotes stands code: every second part.
  return text.split("`").map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
    index % 2 === 1 ? <code key={index}>{part}</code> : part,
  );
}
