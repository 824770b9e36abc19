// Implements tests of the phone: no Monaco, three views, nothing wider than the screen.

import { expect, test } from "@playwright/test";
import { cards, pane } from "./screen.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("opens on the Rust; a badge opens its note as a sheet", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByTestId("static-rust")).toContainText("fn main()");
  await expect(pane(page, "go")).toBeHidden();
  await page.getByTestId("static-rust").locator(".badge").first().tap();
  const sheet = page.getByRole("complementary", { name: "Pinned note" });
  await expect(sheet.getByRole("heading", { name: "Why" })).toBeVisible();
  await sheet.getByRole("button", { name: "Close" }).tap();
  await expect(sheet).toBeHidden();
});

test("Go is written in a plain field, and Monaco never loads", async ({ page }) => {
  const scripts: string[] = [];
  page.on("request", (request) => scripts.push(request.url()));
  await page.goto("/");
  await page.getByRole("button", { name: "Go", exact: true }).tap();
  await page.getByTestId("go-text").fill('package main\n\nfunc main() {\n\tprintln("phone")\n}\n');
  await page.getByRole("button", { name: "Rust", exact: true }).tap();
  await expect(page.getByTestId("static-rust")).toContainText("phone");
  await expect(page.locator(".monaco-editor")).toHaveCount(0);
  expect(scripts.filter((url) => url.includes("editor.worker"))).toEqual([]);
});

test("notes are a view of their own", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /^Notes/ }).tap();
  await cards(page).first().getByRole("button").first().tap();
  await expect(cards(page).first().getByRole("heading", { name: "Why" })).toBeVisible();
});

for (const width of [390, 320]) {
  test(`at ${width} px the page does not scroll sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.goto("/");
    for (const view of ["Rust", "Go", /^Notes/]) {
      await page.getByRole("navigation", { name: "View" }).getByRole("button", { name: view }).tap();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

test("what is tapped is large enough", async ({ page }) => {
  await page.goto("/");
  for (const bar of [page.getByRole("banner"), page.getByRole("navigation", { name: "View" })]) {
    for (const button of await bar.getByRole("button").all()) {
      if (await button.isVisible()) expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
    }
  }
});

test("the menu holds what the header has no room for", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "More" }).tap();
  await expect(page.getByRole("link", { name: "Open in Playground" })).toBeVisible();
  await page.getByRole("radio", { name: /Exactly what Go prints/ }).check();
  await page.getByRole("button", { name: "New" }).tap();
  await expect(page.getByTestId("go-text")).toHaveValue("");
});
