// Implements tests of what is kept and passed on: links, damaged links, reloads, two texts that meet.

import { expect, test } from "@playwright/test";
import { banner, expectText, open, pickExample, ready, toast, writeGo } from "./screen.ts";

/** Made by the first version of this page: `hello, 世界`, threads, anyhow, exact, stubs. It opens for ever. */
const golden =
  "#v1.HYtLDoIwEIavQv6VJA3BbU_hAWZTa4FGOkPKNEoIN3CrZ_FAJl7D4PZ7rOgFFpPzV9eHKrnIxMQxTZK1InRJCTvpCvu_PtTVSkzaJW1OObKOfCAMYRzFVJ_36_t8EGrijRgGMmkUnmFXeGFfcg7sF1jokIO7zDAIOUueYeF4GeS2T0WnorAId-cVBrOW814IYzMI3EcOsGibY9Ni-wE";

const note = (text: string) => `package main\n\nfunc main() {\n\tprintln("${text}")\n}\n`;

test("a link opens to the same program and options, elsewhere", async ({ page, browser }) => {
  await open(page);
  await pickExample(page, "Partial handler");
  await page.getByRole("button", { name: /^Options/ }).click();
  await page.getByRole("radio", { name: /Is declared/ }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Share" }).click();
  await expect(toast(page, /Link copied, [\d,]+ characters/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await open(other, link);
  await expectText(other, "go", "func (s *Service) Handle");
  await expect(other.getByRole("button", { name: /^Options.*stubs/ })).toBeVisible();
  await elsewhere.close();
});

test("the same content gives the same link, and typing writes no address", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Share" }).click();
  await expect(toast(page, "Link copied")).toBeVisible();
  const first = page.url();
  await writeGo(page, note("a"));
  await expectText(page, "rust", "main");
  expect(page.url()).toBe(first);
  await pickExample(page, "Worker pool");
  await page.getByRole("button", { name: "Share" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(first);
});

test("a link of version 1 from long ago opens", async ({ page }) => {
  await open(page, `/${golden}`);
  await expectText(page, "go", "hello, 世界");
  await expect(page.getByRole("button", { name: /^Options: threads · anyhow · exact · stubs/ })).toBeVisible();
});

test("a damaged link says so and leaves the text alone", async ({ page }) => {
  await open(page);
  await writeGo(page, note("mine"));
  await expectText(page, "rust", "main");
  await page.goto("about:blank");
  await page.goto(`/${golden.slice(0, -12)}`);
  const dialog = page.getByRole("dialog", { name: "This link is damaged or from a newer version" });
  await expect(dialog).toBeVisible();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save what it holds" }).click();
  expect((await download).suggestedFilename()).toBe("ferrogo-link.txt");
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expectText(page, "go", "mine");
  expect(new URL(page.url()).hash).toBe("");
});

test("a link of a newer version is not opened as something else", async ({ page }) => {
  await page.goto("/#v9.abc");
  await expect(page.getByRole("dialog")).toContainText("knows more than this one");
});

test("the text outlives a reload", async ({ page }) => {
  await open(page);
  await writeGo(page, note("kept"));
  await page.reload();
  await ready(page);
  await expectText(page, "go", "kept");
});

test("what was typed over a link outlives a reload too", async ({ page }) => {
  await open(page, `/${golden}`);
  await expectText(page, "go", "hello, 世界");
  await writeGo(page, note("changed"));
  await page.reload();
  await ready(page);
  await expectText(page, "go", "changed");
});

test("a link goes before the text of the last visit, which can be had back", async ({ page }) => {
  await open(page);
  await writeGo(page, note("mine"));
  await expectText(page, "rust", "main");
  await page.goto("about:blank");
  await open(page, `/${golden}`);
  await expectText(page, "go", "hello, 世界");
  await page.getByRole("button", { name: "Restore" }).click();
  await expectText(page, "go", "mine");
});

test("two tabs keep their own texts", async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await open(one);
  await writeGo(one, note("one"));
  await open(two);
  await writeGo(two, note("two"));
  await expectText(two, "rust", "main");
  await one.reload();
  await ready(one);
  await expectText(one, "go", "one");
});

test("storage that is refused does no harm", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new Error("refused");
      },
    });
    Object.defineProperty(window, "sessionStorage", {
      get: () => {
        throw new Error("refused");
      },
    });
  });
  await open(page);
  await writeGo(page, note("still"));
  await expectText(page, "go", "still");
  await expect(banner(page)).toBeHidden();
});
