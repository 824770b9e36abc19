// Implements tests of the link codec: round trips, links of old, and every way a link can be bad.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deflate, toBase64Url } from "../../../lib/share/bytes.ts";
import { decodeLink, encodeLink, maxLinkLength } from "../../../lib/share/link.ts";
import { optionValues, type SharedProgram } from "../../../lib/share/program.ts";
import { defaultOptions } from "../../../lib/view/translation.ts";

const hello: SharedProgram = {
  source: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("hello, 世界")\n}\n',
  options: { concurrency: "threads", errors: "anyhow", output: "exact", stubs: "on" },
  engine: "0.1.0",
};

/** Written by the first version of this page. It opens for ever: never change it. */
const golden =
  "v1.HYtLDoIwEIavQv6VJA3BbU_hAWZTa4FGOkPKNEoIN3CrZ_FAJl7D4PZ7rOgFFpPzV9eHKrnIxMQxTZK1InRJCTvpCvu_PtTVSkzaJW1OObKOfCAMYRzFVJ_36_t8EGrijRgGMmkUnmFXeGFfcg7sF1jokIO7zDAIOUueYeF4GeS2T0WnorAId-cVBrOW814IYzMI3EcOsGibY9Ni-wE";

const pack = async (content: unknown) => `v1.${toBase64Url(await deflate(JSON.stringify(content)))}`;

describe("links", () => {
  test("a link of version 1 from long ago opens", async () => {
    expect(await decodeLink(`#${golden}`)).toEqual({ kind: "program", program: hello });
  });

  test("the same program gives the same link, whatever the order of its options", async () => {
    const { stubs, output, errors, concurrency } = hello.options;
    const shuffled = { engine: hello.engine, options: { stubs, output, errors, concurrency }, source: hello.source };
    expect(await encodeLink(shuffled)).toBe(await encodeLink(hello));
  });

  test("every program comes back as it was", async () => {
    const options = fc.record({
      concurrency: fc.constantFrom(...optionValues.concurrency),
      errors: fc.constantFrom(...optionValues.errors),
      output: fc.constantFrom(...optionValues.output),
      stubs: fc.constantFrom(...optionValues.stubs),
    });
    const program = fc.record({ source: fc.string({ unit: "binary" }), options, engine: fc.string() });
    await fc.assert(
      fc.asyncProperty(program, async (given) => {
        expect(await decodeLink(await encodeLink(given))).toEqual({ kind: "program", program: given });
      }),
    );
  });

  test("an option that an old link does not know takes its default", async () => {
    const link = await pack({ go: "x := 1", options: { output: "exact" }, engine: "0.1.0" });
    expect(await decodeLink(link)).toEqual({
      kind: "program",
      program: { source: "x := 1", options: { ...defaultOptions, output: "exact" }, engine: "0.1.0" },
    });
  });
});

describe("bad links", () => {
  test.each(["", "#", "#notes", "#v1", "#version.1"])("%j is no link", async (hash) => {
    expect(await decodeLink(hash)).toEqual({ kind: "none" });
  });

  test("a newer version is named as such and kept", async () => {
    expect(await decodeLink("#v2.abc")).toEqual({ kind: "damaged", reason: "newer", recovered: "v2.abc" });
  });

  test("an option value that is not known yet keeps the Go", async () => {
    const link = await pack({ go: "x := 1", options: { concurrency: "fibres" }, engine: "9.0.0" });
    expect(await decodeLink(link)).toEqual({ kind: "damaged", reason: "newer", recovered: "x := 1" });
  });

  test.each([
    ["cut off", async () => (await encodeLink(hello)).slice(0, -6)],
    ["foreign characters", async () => "v1.<script>"],
    ["no deflate stream", async () => "v1.AAAA"],
    ["nothing", async () => "v1."],
    ["no JSON", async () => `v1.${toBase64Url(await deflate("{"))}`],
    ["no object", async () => pack("text")],
    ["no program", async () => pack({ options: {}, engine: "0.1.0" })],
    ["a program that is no text", async () => pack({ go: 7, options: {}, engine: "0.1.0" })],
  ])("%s: broken, and nothing thrown", async (_, make) => {
    expect(await decodeLink(await make())).toMatchObject({ kind: "damaged", reason: "broken" });
  });

  test("too long to be read", async () => {
    expect(await decodeLink(`v1.${"A".repeat(maxLinkLength)}`)).toMatchObject({ reason: "too-long" });
  });

  test("a bomb is given up while it swells", async () => {
    const bomb = await encodeLink({ ...hello, source: "a".repeat(8_000_000) });
    expect(bomb.length).toBeLessThan(maxLinkLength);
    expect(await decodeLink(bomb)).toMatchObject({ kind: "damaged", reason: "too-large" });
  });

  test("no text makes it throw", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect((await decodeLink(`v1.${text}`)).kind).not.toBe("none");
      }),
    );
  });
});
