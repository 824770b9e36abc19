// Implements tests of the pages of codes: reached from a refusal's card, readable by all, and no answer to a code that there is not.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { cards, open, writeGo } from "./screen.ts";

for (const theme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`a page of a code, ${theme}, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme: theme });
      await page.goto("/codes/FG0401");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("FG0401");
      await expect(page.getByRole("region", { name: "Rust by hand" })).toContainText("pub fn shift");
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    });
  }
}

test("the card of a refusal leads to the page of its code", async ({ page }) => {
  await open(page);
  await writeGo(page, 'package main\n\nimport (\n"fmt"\n"net/http"\n)\n\nfunc main() { fmt.Println(http.StatusText(404)) }\n');
  const card = cards(page).filter({ hasText: "has no translation yet" }).first();
  await card.getByRole("button").first().click();
  await expect(card.getByRole("link", { name: "FG0201, with examples" })).toHaveAttribute("href", "/codes/FG0201");
});

test("a code that there is not is not found", async ({ page }) => {
  for (const code of ["FG9999", "constructor", "..%2f..%2fpackage"]) {
    const answer = await page.goto(`/codes/${code}`);
    expect(answer?.status()).toBe(404);
  }
});
