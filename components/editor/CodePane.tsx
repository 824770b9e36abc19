// Implements a pane of code: static text at once, Monaco over it when it has loaded.

"use client";

import dynamic from "next/dynamic";
import { Component, type ReactNode, useEffect, useState } from "react";
import type { Side } from "../playground/linking.ts";
import { GoTextField } from "./GoTextField.tsx";
import { StaticCode } from "./StaticCode.tsx";

const MonacoPane = dynamic(() => import("./MonacoPane.tsx"), { ssr: false });

interface Props {
  readonly side: Side;
  /** Without Monaco, for ever. */
  readonly still?: boolean;
}

export function CodePane({ side, still = false }: Props) {
  const [ready, setReady] = useState(false);
  const settled = useSettled();
  return (
    <>
      {(still || !ready) && <StaticCode side={side} />}
      {!still && settled && (
        <Fallback instead={side === "go" ? <GoTextField /> : null}>
          <div className={`absolute inset-0 ${ready ? "" : "invisible"}`}>
            <MonacoPane side={side} onReady={() => setReady(true)} />
          </div>
          {!ready && <Patience />}
        </Fallback>
      )}
    </>
  );
}

/** True once the page has come to rest after its first paint. */
function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    // Not every browser tells when it is idle.
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(() => setSettled(true), 50);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(() => setSettled(true), { timeout: 1000 });
    return () => cancelIdleCallback(handle);
  }, []);
  return settled;
}

function Patience() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 3000);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <p className="absolute inset-x-0 bottom-0 bg-surface px-3 py-1 text-[12px] text-muted">
      The editor is still loading; you can read and share already.
    </p>
  );
}

/** Where Monaco fails to load or throws, the page lives on with what is `instead`. */
class Fallback extends Component<{ readonly instead: ReactNode; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
