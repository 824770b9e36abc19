// Implements the search for a Chromium to test with: $CHROMIUM_PATH, one on the PATH, or the one Playwright installed.
// As a command it prints the path, or exits with 1.

import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export const findBrowser = async () => {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== "") return isExecutable(given) ? given : undefined;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      if (folder !== "" && isExecutable(join(folder, name))) return join(folder, name);
    }
  }
  // Playwright may not be installed yet: then there is none of its browsers either.
  const playwright = await import("@playwright/test").catch(() => undefined);
  const own = playwright?.chromium.executablePath();
  return own !== undefined && existsSync(own) ? own : undefined;
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = await findBrowser();
  console.log(found ?? "no Chromium found");
  process.exitCode = found === undefined ? 1 : 0;
}
