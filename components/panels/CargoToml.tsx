// Implements the Cargo.toml of the translation, with what the Rust Playground does not carry.

"use client";

import { absentCrates } from "../../lib/share/playground.ts";
import { CopyCargoButton } from "../playground/rust-actions.tsx";
import { useSelect } from "../playground/use-session.ts";

export function CargoToml() {
  const translation = useSelect((state) => state.shown?.translation);
  if (!translation) return <p className="p-3 text-muted">There is no Rust yet.</p>;
  const absent = absentCrates(translation);
  return (
    <div className="relative p-3">
      <CopyCargoButton className="button button-outline absolute top-2.5 right-3 bg-bg max-md:static max-md:mb-2 max-md:h-11" />
      {absent.length > 0 && <p className="mb-2 text-warn">{absent.join(", ")}: not on the Rust Playground.</p>}
      <pre data-testid="cargo-toml" className="code text-[13px]! leading-[20px]!">
        {translation.cargoToml}
      </pre>
    </div>
  );
}
