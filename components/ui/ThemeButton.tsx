// Implements the button that goes round the themes: as the system, light, dark.

"use client";

import { useEffect, useState } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import { applyTheme, parseTheme, type Theme, themes } from "./theme.ts";

const icons: Readonly<Record<Theme, IconName>> = { system: "system", light: "sun", dark: "moon" };

export function ThemeButton({ className, worded = false }: { readonly className: string; readonly worded?: boolean }) {
  const [theme, setTheme] = useState<Theme>("system");
  // The server wrote the theme on the document, which is known only once this runs in the browser.
  useEffect(() => setTheme(parseTheme(document.documentElement.dataset.theme)), []);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
  const turn = (): void => {
    applyTheme(next);
    setTheme(next);
  };
  const name = `Theme: ${theme}. Change to ${next}`;
  return (
    <button type="button" className={className} onClick={turn} {...(worded ? {} : { "aria-label": name, title: name })}>
      <Icon name={icons[theme]} /> {worded && `Theme: ${theme}`}
    </button>
  );
}
