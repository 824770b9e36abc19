// Implements tests of the links between the texts: caret and mouse, both ways, pinning and jumping.

import { expect, test } from "@playwright/test";
import { cards, lineWith, open, pane, tintedLines } from "./screen.ts";

test.beforeEach(async ({ page }) => {
  await open(page);
});

test("the caret in the Go lights up the Rust", async ({ page }) => {
  await lineWith(page, "go", "const workers = 3").getByText("workers").click();
  await expect.poll(() => tintedLines(page, "go", "tint")).toEqual([expect.stringContaining("const workers = 3")]);
  await expect.poll(() => tintedLines(page, "rust", "tint")).toEqual([expect.stringMatching(/WORKERS/i)]);
});

test("the mouse on the Rust lights up the Go", async ({ page }) => {
  await expect(async () => {
    await page.mouse.move(5, 5);
    await lineWith(page, "rust", "struct Job {").hover({ position: { x: 40, y: 10 } });
    await expect
      .poll(async () => (await tintedLines(page, "go", "tint")).join("\n"), { timeout: 2000 })
      .toContain("type job struct");
  }).toPass();
  await page.mouse.move(5, 5);
  await expect.poll(() => tintedLines(page, "go", "tint")).toEqual([]);
});

test("a badge pins its note, Escape lets it go", async ({ page }) => {
  const badge = pane(page, "go").locator(".badge:visible").first();
  const number = await badge.textContent();
  await badge.click();
  const card = page.getByTestId(`note-${number}`);
  await expect(card).toHaveAttribute("data-open", "true");
  await expect(card).toBeInViewport();
  expect((await tintedLines(page, "go", "tint-pinned")).length).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await expect(card).toHaveAttribute("data-open", "false");
  await expect.poll(() => tintedLines(page, "go", "tint-pinned")).toEqual([]);
});

test("a card brings its lines into sight on both sides", async ({ page }) => {
  await cards(page).last().getByRole("button").first().click();
  await expect.poll(async () => (await tintedLines(page, "go", "tint-pinned")).length).toBeGreaterThan(0);
});

test("a card under the mouse shows its lines", async ({ page }) => {
  const badge = pane(page, "go").locator(".badge:visible").first();
  await page.getByTestId(`note-${await badge.textContent()}`).hover();
  await expect.poll(async () => (await tintedLines(page, "go", "tint")).length).toBeGreaterThan(0);
});

test("evidence leads to its line of Go", async ({ page }) => {
  const withEvidence = cards(page).getByRole("list", { name: "Evidence" });
  const count = await cards(page).count();
  for (let index = 0; index < count; index += 1) {
    await cards(page).nth(index).getByRole("button").first().click();
    if ((await withEvidence.count()) > 0) break;
  }
  const evidence = withEvidence.getByRole("button").first();
  const line = /line (\d+)/.exec((await evidence.textContent()) ?? "")?.[1];
  await evidence.click();
  await expect(page.getByText(`Ln ${line}`, { exact: true })).toBeVisible();
  await expect(pane(page, "go").locator(".monaco-editor.focused")).toBeVisible();
});

test("Alt+J jumps across and back", async ({ page }) => {
  await lineWith(page, "go", "const workers = 3").getByText("workers").click();
  await page.keyboard.press("Alt+j");
  await expect(pane(page, "rust").locator(".monaco-editor.focused")).toBeVisible();
  await page.keyboard.press("Alt+j");
  await expect(pane(page, "go").locator(".monaco-editor.focused")).toBeVisible();
});

test("badges say more than a colour", async ({ page }) => {
  await expect(pane(page, "go").locator(".badge:visible").first()).toHaveAttribute(
    "title",
    /Note \d+, .+ \((co|ch|er|dr|st|ty|ge|sy)\)/,
  );
});
