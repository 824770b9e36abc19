// Implements the screenshots of the documents: the worker pool with its notes, in each size and theme.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";

const port = Number(process.env.SCREENSHOTS_PORT ?? 3211);
const url = `http://127.0.0.1:${port}`;
const folder = "docs/screenshots";

const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
] as const;

async function main(): Promise<void> {
  if (!existsSync(".next/BUILD_ID")) throw new Error("There is no build: run `npx next build` first.");
  await mkdir(folder, { recursive: true });
  const server = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", "127.0.0.1"], {
    stdio: "ignore",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  try {
    await untilUp();
    const executablePath = await findBrowser();
    if (!executablePath)
      throw new Error("No Chromium was found. This command installs one: npx playwright install --with-deps chromium");
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
    for (const size of sizes) for (const theme of ["light", "dark"] as const) await shoot(browser, size, theme);
    await browser.close();
  } finally {
    server.kill();
  }
}

async function untilUp(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The server did not start.");
}

async function shoot(browser: Browser, size: (typeof sizes)[number], theme: "light" | "dark"): Promise<void> {
  const page = await browser.newPage({ viewport: size, colorScheme: theme, reducedMotion: "reduce" });
  await page.goto(url);
  await (size.width < 768 ? openNoteOnPhone(page) : openNote(page));
  const path = `${folder}/worker-pool-${size.width}-${theme}.png`;
  await page.screenshot({ path });
  await page.close();
  console.log(path);
}

async function openNote(page: Page): Promise<void> {
  await page.locator(".monaco-editor .view-line").first().waitFor();
  await page.getByRole("region", { name: "Go", exact: true }).locator(".badge[data-note='2']:visible").first().click();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(600);
}

async function openNoteOnPhone(page: Page): Promise<void> {
  await page.getByTestId("static-rust").locator(".badge").first().click();
  await page.waitForTimeout(600);
}

await main();
