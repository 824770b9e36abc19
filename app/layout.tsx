// Implements the document: language, title, and the theme that the reader chose.

import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { parseTheme, themeCookie } from "../components/ui/theme.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: "Ferrogo: Go to Rust, explained",
  description: "Paste Go, read idiomatic Rust beside it, and learn from every line why it reads that way.",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function Layout({ children }: { readonly children: ReactNode }) {
  // The policy's nonce differs for each request, so no page may be rendered ahead of it.
  await headers();
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" data-theme={theme}>
      <body>{children}</body>
    </html>
  );
}
