// Implements the icons: one stroke, drawn here, always beside a word or under an accessible name.

const paths = {
  chevron: "M4.5 6.5 8 10l3.5-3.5",
  close: "m4.5 4.5 7 7m0-7-7 7",
  copy: "M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z",
  external: "M6.5 3.5h-3v9h9v-3m-3.5-6h3.5V7m0-3.5L7.5 8.5",
  link: "M6.5 9.5a2.5 2.5 0 0 1 0-3.5l1.8-1.8a2.5 2.5 0 0 1 3.5 3.5l-.9.9m-1.4-2.1a2.5 2.5 0 0 1 0 3.5l-1.8 1.8a2.5 2.5 0 0 1-3.5-3.5l.9-.9",
  plus: "M8 3.5v9M3.5 8h9",
  sun: "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.5v1.4m0 10.2v1.4M1.5 8h1.4m10.2 0h1.4M3.4 3.4l1 1m7.2 7.2 1 1m0-9.2-1 1m-7.2 7.2-1 1",
  moon: "M13 9.6A5.5 5.5 0 0 1 6.4 3 5.5 5.5 0 1 0 13 9.6",
  system: "M2.5 3.5h11v7h-11zM6 13h4",
  notes: "M3 4h10M3 8h10M3 12h6",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  sliders: "M3 5h5m3 0h2M3 11h2m3 0h5M9.5 3.5v3m-3 3v3",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}

/** The sign of Ferrogo: an F whose stem is Go and whose arms are Rust. */
export function Mark() {
  return (
    <svg aria-hidden="true" width="15" height="18" viewBox="9 7 15 18" className="shrink-0">
      <path d="M9 7h4v18H9z" className="fill-go" />
      <path d="M15 7h9v4h-9zM15 14h6v4h-6z" className="fill-rust" />
    </svg>
  );
}
