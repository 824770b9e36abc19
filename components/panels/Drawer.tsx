// Implements the drawer below the panes: ledger, problems and Cargo.toml, one open at a time.

"use client";

import type { ComponentType } from "react";
import type { DrawerTab } from "../playground/state.ts";
import { useSelect, useSession } from "../playground/use-session.ts";
import { ScrollBox } from "../ui/ScrollBox.tsx";
import { CargoToml } from "./CargoToml.tsx";
import { Ledger } from "./Ledger.tsx";
import { Problems } from "./Problems.tsx";

const panels: Readonly<Record<DrawerTab, ComponentType>> = { ledger: Ledger, problems: Problems, cargo: CargoToml };
const panelId = "drawer-panel";

export function Drawer() {
  const open = useSelect((state) => state.drawer);
  const rows = useSelect((state) => state.shown?.translation.ledger.length ?? 0);
  const problems = useSelect((state) => state.latest?.translation.diagnostics.length ?? 0);
  const Panel = open && panels[open];
  return (
    <section aria-label="Details" className="flex shrink-0 flex-col border-t border-line">
      <div className="flex h-8 shrink-0 items-stretch gap-1 px-1.5 max-md:h-11">
        <Tab tab="ledger" label="Ledger" count={rows} />
        <Tab tab="problems" label="Problems" count={problems} />
        <Tab tab="cargo" label="Cargo.toml" />
      </div>
      {Panel && (
        <ScrollBox id={panelId} label="Details of the open tab" className="h-[208px] border-t border-line max-md:h-[40dvh]">
          <Panel />
        </ScrollBox>
      )}
    </section>
  );
}

function Tab({ tab, label, count }: { readonly tab: DrawerTab; readonly label: string; readonly count?: number }) {
  const session = useSession();
  const open = useSelect((state) => state.drawer === tab);
  return (
    <button
      type="button"
      aria-expanded={open}
      {...(open ? { "aria-controls": panelId } : {})}
      className="flex items-center gap-1.5 px-2 font-medium text-muted outline-offset-[-2px] hover:text-ink aria-expanded:text-ink aria-expanded:shadow-[inset_0_2px_0_var(--accent)]"
      onClick={() => session.set({ drawer: open ? undefined : tab })}
    >
      {label}
      {count !== undefined && (
        <span className={`tabular-nums ${tab === "problems" && count > 0 ? "text-error" : "font-normal text-muted"}`}>
          {count}
        </span>
      )}
    </button>
  );
}
