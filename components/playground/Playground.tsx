// Implements the playground: the session and the screen around it.

"use client";

import { useEffect, useState } from "react";
import { TranslatorClient } from "../../lib/worker/client.ts";
import type { WorkerPort } from "../../lib/worker/protocol.ts";
import { Drawer } from "../panels/Drawer.tsx";
import { NotesRail } from "../panels/NotesRail.tsx";
import { PinnedNote } from "../panels/PinnedNote.tsx";
import { Announcer } from "./Announcer.tsx";
import { BadLinkDialog } from "./BadLinkDialog.tsx";
import { Header } from "./Header.tsx";
import { PhoneTabs } from "./PhoneTabs.tsx";
import { type First, Session } from "./session.ts";
import { StatusBar } from "./StatusBar.tsx";
import { Toaster } from "./Toaster.tsx";
import { useKeys } from "./use-keys.ts";
import { SessionContext } from "./use-session.ts";
import { Workspace } from "./Workspace.tsx";

interface Props {
  readonly first: First;
  readonly startWorker: () => WorkerPort;
}

export function Playground({ first, startWorker }: Props) {
  const [session] = useState(() => new Session(first));
  useEffect(() => session.start(new TranslatorClient(startWorker)), [session, startWorker]);
  useKeys(session);
  return (
    <SessionContext value={session}>
      <div className="flex h-dvh flex-col overflow-hidden">
        <Header />
        <PhoneTabs />
        <div className="relative flex min-h-0 flex-1">
          <Workspace />
          <NotesRail />
          <PinnedNote />
        </div>
        <Drawer />
        <StatusBar />
      </div>
      <Announcer />
      <Toaster />
      <BadLinkDialog />
    </SessionContext>
  );
}
