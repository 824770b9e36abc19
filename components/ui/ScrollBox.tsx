// Implements a box that scrolls: named, and in reach of the keyboard, which has no other way to scroll it.

import type { ReactNode } from "react";

interface Props {
  readonly label: string;
  readonly className: string;
  readonly id?: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

export function ScrollBox({ label, className, id, testId, children }: Props) {
  return (
    <section
      id={id}
      aria-label={label}
      data-testid={testId}
      className={`overflow-auto outline-offset-[-2px] ${className}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
      tabIndex={0}
    >
      {children}
    </section>
  );
}
