// Implements tests of the page's safety: its headers, its silence, and text that would be markup elsewhere.

import { expect, test } from "@playwright/test";
import { expectText, open, pane, writeGo } from "./screen.ts";

test("the policy names no host but ours and forbids what is not used", async ({ request }) => {
  const response = await request.get("/");
  const policy = new Map(
    (response.headers()["content-security-policy"] ?? "").split("; ").map((directive) => {
      const [name = "", ...values] = directive.split(" ");
      return [name, values] as const;
    }),
  );
  for (const name of ["default-src", "object-src", "base-uri", "form-action", "frame-ancestors"])
    expect(policy.get(name)).toEqual(["'none'"]);
  for (const name of ["connect-src", "font-src", "worker-src"]) expect(policy.get(name)).toEqual(["'self'"]);
  expect(policy.get("style-src")).toEqual(["'self'", "'unsafe-inline'"]);
  const scripts = policy.get("script-src") ?? [];
  expect(scripts).toContain("'wasm-unsafe-eval'");
  expect(scripts).not.toContain("'unsafe-inline'");
  expect(scripts).not.toContain("'unsafe-eval'");
  expect(scripts.some((source) => /^'nonce-.{16,}'$/.test(source))).toBe(true);
  expect(response.headers()["referrer-policy"]).toBe("no-referrer");
  expect(response.headers()["x-content-type-options"]).toBe("nosniff");
});

test("each page has its own nonce", async ({ request }) => {
  const policies = await Promise.all([request.get("/"), request.get("/")]);
  const [first, second] = policies.map((response) => response.headers()["content-security-policy"]);
  expect(first).not.toBe(second);
});

test("the page and its workers talk to one host, and the console stays empty", async ({ page, context, baseURL }) => {
  const strangers: string[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL ?? "") && !/^(data|blob):/.test(url)) strangers.push(url);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await open(page);
  await writeGo(page, "package main\n\nfunc main() {\n\tprintln(1)\n}\n");
  await expectText(page, "rust", "main");
  await expect(page.getByTestId("timing")).toContainText("translated in");
  expect(strangers).toEqual([]);
  expect(complaints).toEqual([]);
});

test("markup in the Go stays text", async ({ page }) => {
  await open(page);
  const markup = '<img src=x onerror="document.title=1">';
  await writeGo(page, `package main\n\n// ${markup}\nfunc main() {}\n`);
  await expectText(page, "go", markup);
  await expectText(page, "rust", "main");
  await expect(pane(page, "rust").locator("img")).toHaveCount(0);
  await expect(page).toHaveTitle(/Ferrogo/);
});
