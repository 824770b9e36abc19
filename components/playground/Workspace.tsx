// Implements the two panes and the divider between them.

"use client";

import { type CSSProperties, useState } from "react";
import { Splitter } from "../ui/Splitter.tsx";
import { GoPane } from "./GoPane.tsx";
import { RustPane } from "./RustPane.tsx";
import { useSelect } from "./use-session.ts";

export function Workspace() {
  const [share, setShare] = useState(50);
  const onPhone = useSelect((state) => state.view !== "notes");
  return (
    <main
      className={`grid min-h-0 min-w-0 flex-1 grid-rows-1 ${onPhone ? "" : "max-md:flex-none"} md:grid-cols-[minmax(320px,var(--share))_1px_minmax(320px,1fr)]`}
      style={{ "--share": `${share}%` } as CSSProperties}
    >
      <GoPane />
      <Splitter share={share} onShare={setShare} />
      <RustPane />
    </main>
  );
}
