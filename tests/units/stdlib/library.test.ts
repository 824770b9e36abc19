// Implements the tests of loading: what is fetched, when, and what becomes of failures.

import { afterEach, expect, test, vi } from "vitest";
import { createBrowserLibrary } from "../../../lib/semantics/stdlib/browser.ts";
import { createLibrary } from "../../../lib/semantics/stdlib/library.ts";
import { createNodeLibrary } from "../../../lib/semantics/stdlib/node.ts";
import { splitText } from "../../../lib/semantics/stdlib/text.ts";
import index from "../../../public/stdlib/index.json";

const texts: Readonly<Record<string, string>> = {
  io: "package io\ntype Reader interface{Read(p []byte) (n int, err error)}\n",
  bufio: "package bufio\nneeds io\nfunc NewReader(rd io.Reader) *Reader\ntype Reader struct{_ struct{}}\n",
  text: "package text\nneeds bufio io\nfunc New() *bufio.Reader\n",
};

/** A library of `texts` that records what it fetches. */
function recorded() {
  const fetched: string[] = [];
  const library = createLibrary(async (path) => {
    fetched.push(path);
    return texts[path];
  });
  return { library, fetched };
}

afterEach(() => vi.unstubAllGlobals());

test("a package is fetched with what it needs, and nothing else", async () => {
  const { library, fetched } = recorded();
  await library.load(["bufio"]);
  expect(fetched).toEqual(["bufio", "io"]);
  expect(library.lookup("bufio")?.name).toBe("bufio");
  expect(library.lookup("text")).toBeUndefined();
});

test("each package is fetched once, though asked for twice at a time", async () => {
  const { library, fetched } = recorded();
  await Promise.all([library.load(["bufio", "io"]), library.load(["text"]), library.load(["bufio", "bufio"])]);
  expect([...fetched].sort()).toEqual(["bufio", "io", "text"]);
});

test("an unknown path is remembered as unknown", async () => {
  const { library, fetched } = recorded();
  await library.load(["github.com/a/b"]);
  await library.load(["github.com/a/b", "io"]);
  expect(fetched).toEqual(["github.com/a/b", "io"]);
  expect(library.lookup("github.com/a/b")).toBeUndefined();
});

test("a failure to fetch is reported, and the next call tries again", async () => {
  let online = false;
  const library = createLibrary(async (path) => {
    if (!online) throw new Error("offline");
    return texts[path];
  });
  await expect(library.load(["io"])).rejects.toThrow("offline");
  online = true;
  await library.load(["io"]);
  expect(library.lookup("io")?.objects.has("Reader")).toBe(true);
});

test("Node reads files, and knows no odd paths", async () => {
  const library = createNodeLibrary();
  await library.load(["errors", "cmd/go", "github.com/a/b", "../index", "a\0b", "x".repeat(5000)]);
  expect([...(library.lookup("errors")?.objects.keys() ?? [])]).toContain("New");
  expect(library.lookup("../index")).toBeUndefined();
});

test("a text that is none is refused", async () => {
  await expect(createLibrary(async () => "<!doctype html>").load(["io"])).rejects.toThrow("not a declaration");
  expect(() => splitText("type")).toThrow("not a declaration");
});

test("the browser fetches by hash, and only what the index names", async () => {
  const urls: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    urls.push(url);
    return new Response(texts.io);
  });
  await createBrowserLibrary().load(["io", "github.com/a/b", "constructor"]);
  expect(urls).toEqual([`/stdlib/io.txt?v=${index.packages.io.hash}`]);
});

test("the browser reports a status that is no success", async () => {
  vi.stubGlobal("fetch", async () => new Response("", { status: 503 }));
  await expect(createBrowserLibrary("/data/").load(["net/http"])).rejects.toThrow(
    "cannot load the data of package net/http: status 503",
  );
});
