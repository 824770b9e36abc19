// Implements the bar over a pane: what it holds, and what can be done with it.

import type { ReactNode } from "react";

interface Props {
  readonly name: string;
  readonly detail: string;
  readonly nameClass: string;
  readonly children?: ReactNode;
}

export function PaneBar({ name, detail, nameClass, children }: Props) {
  return (
    <div className="flex h-9 shrink-0 items-center gap-1 border-b border-line pr-1.5 pl-3 max-md:hidden">
      <h2 className="flex items-baseline gap-2">
        <span className={`font-semibold ${nameClass}`}>{name}</span>
        <span className="text-[12px] text-muted">{detail}</span>
      </h2>
      <span className="flex-1" />
      {children}
    </div>
  );
}
