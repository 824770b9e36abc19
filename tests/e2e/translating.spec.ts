// Implements tests of the main job: Go goes in, Rust and its notes come out, and nothing that was right is lost.

import { expect, type Locator, test } from "@playwright/test";
import { banner, cards, expectText, lineWith, open, pane, pickExample, settledText, textOf, writeGo } from "./screen.ts";

const doubling = `package main

import "fmt"

func double(n int) (int, error) {
	if n < 0 {
		return 0, fmt.Errorf("negative: %d", n)
	}
	return n * 2, nil
}

func main() {
	v, err := double(4)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(v)
}
`;

test("both texts are on the first paint, without any script", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByTestId("static-go")).toContainText("func worker(");
  await expect(page.getByTestId("static-rust")).toContainText("fn main()");
  await expect(cards(page).first()).toBeVisible();
  await context.close();
});

test("Monaco takes the place of the static text without moving a line", async ({ page, browser, baseURL }) => {
  const still = await browser.newContext({
    javaScriptEnabled: false,
    viewport: page.viewportSize(),
    ...(baseURL ? { baseURL } : {}),
  });
  const before = await still.newPage();
  await before.goto("/");
  const { x, y } = await placeOf(before.getByTestId("static-go").locator("[data-line='1'] > span:last-child > span").first());
  await open(page);
  const after = await placeOf(lineWith(page, "go", "package main").locator("span span").first());
  expect(Math.abs(after.x - x)).toBeLessThan(2);
  expect(Math.abs(after.y - y)).toBeLessThan(2);
  await still.close();
});

/** Monaco redraws a line when its colours are known: between two drawings it has no place. */
async function placeOf(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  for (;;) {
    const box = await locator.boundingBox();
    if (box) return box;
  }
}

test("pasted Go becomes Rust with numbered notes", async ({ page }) => {
  await open(page);
  await writeGo(page, doubling);
  await expectText(page, "rust", "double");
  await expect(cards(page).first()).toBeVisible();
  await cards(page).first().getByRole("button").first().click();
  await expect(cards(page).first().getByRole("heading", { name: "Why" })).toBeVisible();
  await expect(page.getByTestId("timing")).toContainText("translated in");
});

test("fast typing loses nothing", async ({ page }) => {
  await open(page);
  await writeGo(page, "");
  await page.keyboard.type("package main // abcdefghijklmnopqrstuvwxyz 0123456789", { delay: 2 });
  await expectText(page, "go", "package main // abcdefghijklmnopqrstuvwxyz 0123456789");
});

test("while the Go is broken the last good Rust stays, with a banner that says which line", async ({ page }) => {
  await open(page);
  await writeGo(page, doubling);
  await expectText(page, "rust", "double");
  const good = await settledText(page, "rust");
  await writeGo(page, doubling.replace("return n * 2, nil\n}", "return n * 2, nil\n"));
  await expect(banner(page)).toContainText(/Showing the last version that parsed \(line \d+/);
  expect(await textOf(page, "rust")).toBe(good);
  await page.getByRole("button", { name: /Problems [1-9]/ }).click();
  await page
    .getByRole("button", { name: /^Error/ })
    .first()
    .press("Enter");
  await expect(pane(page, "go").locator(".monaco-editor.focused")).toBeVisible();
  await writeGo(page, doubling);
  await expect(banner(page)).toBeHidden();
});

test("each example opens", async ({ page }) => {
  await open(page);
  const examples = [
    ["Error propagation", "errors.New("],
    ["Mutex and cache", "sync.RWMutex"],
    ["Word count", "bufio"],
    ["Interfaces", "type Shape interface"],
    ["Partial handler", "func (s *Service) Handle"],
    ["Worker pool", "func worker("],
  ] as const;
  for (const [title, go] of examples) {
    await pickExample(page, title);
    await expect.poll(() => textOf(page, "go")).toMatch(/^(package main|func)/);
    if (title !== "Error propagation" && title !== "Word count") await expectText(page, "go", go);
    await expectText(page, "rust", /fn /);
  }
});

test("an option changes the Rust, and says so in the bar", async ({ page }) => {
  await open(page);
  await pickExample(page, "Partial handler");
  await expectText(page, "rust", "handle");
  await page.getByRole("button", { name: /^Options/ }).click();
  await page.getByRole("radio", { name: /^Box<dyn Error>/ }).check();
  await expectText(page, "rust", "Box<dyn Error>");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Options.*box/ })).toBeVisible();
});

test("New empties the page, and the examples offer themselves", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "New" }).click();
  await expect(page.getByText("Paste Go here, or try:")).toBeVisible();
  await pane(page, "go").getByRole("button", { name: "Mutex and cache" }).click();
  await expectText(page, "go", "sync.RWMutex");
});

test("Cargo.toml is shown and copied, and so is the Rust", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Cargo.toml", exact: true }).click();
  await expect(page.getByTestId("cargo-toml")).toContainText("tokio");
  await page.getByRole("button", { name: "Copy Cargo.toml" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("[dependencies]");
  await pane(page, "rust").getByRole("button", { name: "Copy Rust" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("fn main()");
});

test("the Rust Playground gets the edition and the code", async ({ page }) => {
  await open(page);
  const href = await page.getByRole("link", { name: "Open in Playground" }).getAttribute("href");
  const url = new URL(href ?? "");
  expect(url.origin).toBe("https://play.rust-lang.org");
  expect(url.searchParams.get("edition")).toBe("2024");
  expect(url.searchParams.get("code")).toContain("fn main()");
  await page.getByRole("button", { name: "New" }).click();
  await page.getByRole("button", { name: /^Open in Playground ?: There is no Rust/ }).press("Enter");
  await expect(page.getByText("There is no Rust to open yet.").last()).toBeVisible();
});
