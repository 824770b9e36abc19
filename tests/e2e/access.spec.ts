// Implements tests of access: axe in both themes and on a phone, landmarks, and the whole job by keyboard.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { cards, open, pane } from "./screen.ts";

const violations = async (page: Page): Promise<readonly string[]> => {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
};

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing in ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await open(page);
    await cards(page).first().getByRole("button").first().click();
    await page.getByRole("button", { name: /^Ledger/ }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: /^Options/ }).click();
    expect(await violations(page)).toEqual([]);
  });

  test(`axe finds nothing on a phone in ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: theme });
    await page.goto("/");
    for (const view of ["Rust", "Go", /^Notes/]) {
      await page.getByRole("navigation", { name: "View" }).getByRole("button", { name: view }).click();
      expect(await violations(page)).toEqual([]);
    }
  });
}

test("the landmarks are there", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page.getByRole("main")).toBeVisible();
  await expect(pane(page, "go")).toBeVisible();
  await expect(pane(page, "rust")).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Notes" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /Translated, \d+ notes?/ })).toHaveCount(1);
});

test("notes are buttons that say what they are about", async ({ page }) => {
  await open(page);
  await expect(cards(page).first().getByRole("button").first()).toHaveAccessibleName(/^Note 1, .+, lines? \d+/);
});

test("the whole lesson by keyboard", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Examples" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: /^Worker pool/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Examples" })).toBeFocused();
  await cards(page).first().getByRole("button").first().focus();
  await page.keyboard.press("Enter");
  await expect(cards(page).first()).toHaveAttribute("data-open", "true");
});

test("Tab can leave the editor, and the editor says how", async ({ page }) => {
  await open(page);
  const editor = pane(page, "go").getByRole("textbox");
  await expect(editor).toHaveAccessibleName(/Control\+M/);
  await editor.focus();
  await page.keyboard.press("Control+m");
  await page.keyboard.press("Tab");
  await expect(pane(page, "go").locator(".monaco-editor.focused")).toHaveCount(0);
});

test("the keys are listed behind a question mark", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Keys" }).press("Enter");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Alt+J");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Keys" })).toBeFocused();
});

test("the divider moves by arrow keys", async ({ page }) => {
  await open(page);
  const before = (await pane(page, "go").boundingBox())?.width ?? 0;
  await page.getByRole("separator", { name: "Width of the panes" }).focus();
  await page.keyboard.press("ArrowRight");
  expect((await pane(page, "go").boundingBox())?.width ?? 0).toBeGreaterThan(before + 20);
});

test("the theme is kept", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: /^Theme: system/ }).click();
  await page.getByRole("button", { name: /^Theme: light/ }).click();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
