// Implements the passing on of a program: as a link, as copied text, in the Rust Playground.

import { encodeLink, longLinkLength, maxLinkLength } from "../../lib/share/link.ts";
import { wayToPlayground } from "../../lib/share/playground.ts";
import type { Session } from "./session.ts";
import { copyText } from "./storage.ts";

export async function share(session: Session): Promise<void> {
  const { source, options, shown } = session.state;
  const link = await encodeLink({ source, options, engine: shown?.translation.engine ?? "unknown" });
  if (link.length > maxLinkLength) {
    session.tell("This program is too long for a link. Copy the Go instead.");
    return;
  }
  session.becomeLink(link);
  const copied = await copyText(location.href);
  const length = `${location.href.length.toLocaleString("en")} characters.`;
  const warning = location.href.length > longLinkLength ? " It is long: some chat applications will cut it." : "";
  session.tell(`${copied ? "Link copied" : "The link is in the address bar"}, ${length}${warning}`);
}

export async function copy(session: Session, what: "Rust" | "Cargo.toml"): Promise<void> {
  const translation = session.state.shown?.translation;
  if (!translation) return;
  const copied = await copyText(what === "Rust" ? translation.rust : translation.cargoToml);
  session.tell(copied ? `${what} copied.` : "The browser does not allow copying here. Select the text and copy it.");
}

/** For a program whose link would be too long; shorter ones are plain links. */
export async function openLongInPlayground(session: Session): Promise<void> {
  const translation = session.state.shown?.translation;
  const way = translation && wayToPlayground(translation);
  if (!translation || way?.kind !== "copy") return;
  const copying = copyText(translation.rust);
  window.open(way.url, "_blank", "noopener,noreferrer");
  session.tell(
    `Too long for a link: ${(await copying) ? "the Rust is copied, paste it there" : "copy the Rust and paste it there"}.`,
  );
}
