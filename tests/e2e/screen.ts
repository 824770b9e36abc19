// Implements the hands of the end-to-end tests: how to open, write, and read the screen.

import { expect, type Page } from "@playwright/test";

export type Side = "go" | "rust";

const regionNames: Readonly<Record<Side, string>> = { go: "Go", rust: "Rust" };

export const pane = (page: Page, side: Side) => page.getByRole("region", { name: regionNames[side], exact: true });
export const cards = (page: Page) => page.getByRole("complementary", { name: "Notes" }).getByRole("article");
export const banner = (page: Page) => page.getByTestId("banner");
export const toast = (page: Page, text: string | RegExp) => page.getByRole("status").filter({ hasText: text });

/** Opens the page and waits until both editors are there. */
export async function open(page: Page, path = "/"): Promise<void> {
  await page.goto(path);
  await ready(page);
}

export async function ready(page: Page): Promise<void> {
  for (const side of ["go", "rust"] as const) await expect(pane(page, side).locator(".monaco-editor .view-lines")).toBeVisible();
}

/** The lines that an editor shows, with plain blanks. */
export async function textOf(page: Page, side: Side): Promise<string> {
  const lines = await pane(page, side)
    .locator(".view-line")
    .evaluateAll((elements) =>
      elements
        .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? "" }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
  return lines.join("\n").replaceAll("\u00a0", " ");
}

/** The same, when the editor has laid out what it was given: two looks after another see the same. */
export async function settledText(page: Page, side: Side): Promise<string> {
  let before = "";
  await expect
    .poll(async () => {
      const now = await textOf(page, side);
      const isSettled = now !== "" && now === before;
      before = now;
      return isSettled;
    })
    .toBe(true);
  return before;
}

export const expectText = (page: Page, side: Side, text: string | RegExp) =>
  typeof text === "string"
    ? expect.poll(() => textOf(page, side)).toContain(text)
    : expect.poll(() => textOf(page, side)).toMatch(text);

/** Replaces all of the Go, as pasting does. */
export async function writeGo(page: Page, text: string): Promise<void> {
  await pane(page, "go").locator(".view-lines").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

export async function pickExample(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("button", { name: new RegExp(`^${title} `) }).click();
}

/** The text under the tints of one strength, in the order of the lines. */
export async function tintedLines(page: Page, side: Side, tint: "tint" | "tint-pinned"): Promise<readonly string[]> {
  return pane(page, side).evaluate((element, name) => {
    const middles = [...element.querySelectorAll(`.view-overlays .cdr.${name}`)].map((mark) => {
      const { top, bottom } = mark.getBoundingClientRect();
      return (top + bottom) / 2;
    });
    return [...element.querySelectorAll(".view-line")]
      .filter((line) => {
        const { top, bottom } = line.getBoundingClientRect();
        return middles.some((middle) => top < middle && middle < bottom);
      })
      .map((line) => (line.textContent ?? "").replaceAll("\u00a0", " "));
  }, tint);
}

/** Where a piece of code stands on the screen: its line's element. */
export const lineWith = (page: Page, side: Side, code: string) =>
  pane(page, side)
    .locator(".view-line")
    .filter({ hasText: new RegExp(code.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s")) })
    .first();
