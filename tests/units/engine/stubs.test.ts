// Implements tests of fragments: what is left out is assumed, noted with evidence, and declared only where stubs are on.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });
const goOf = (id: string): string => readFileSync(new URL(`../../programs/${id}/main.go`, import.meta.url), "utf8");
const translate = (id: string, stubs: "on" | "off" = "off") => translator.translate(goOf(id), { ...defaultOptions, stubs });

const handler = `impl Service {
    fn handle(&self, req: &Request) -> anyhow::Result<()> {
        let user = self.repo.find(req.user_id)?;
        user.account.notify() // crashes if user or Account is nil
    }
}
`;

describe("a method without its type", () => {
  test("reads as a Rust programmer would write it", async () => {
    expect((await translate("north-star-partial-handler")).rust).toBe(handler);
  });

  test("keeps its lines where stubs declare the rest", async () => {
    const { rust } = await translate("north-star-partial-handler", "on");
    expect(rust.startsWith(handler)).toBe(true);
    expect(rust).toContain('todo!("not in the snippet")');
  });

  test("says what was assumed, where Go would panic, and that the comment speaks of Go", async () => {
    const { notes } = await translate("north-star-partial-handler");
    expect(notes.map(({ level, id }) => [level, id])).toEqual([
      ["note", "assumed-declarations"],
      ["idiom", "error-anyhow"],
      ["idiom", "error-return-check"],
      ["caution", "assumed-never-nil"],
      ["note", "comment-on-go"],
    ]);
    const [assumed, , , nil] = notes;
    expect(assumed?.decision?.evidence.map(({ text }) => text)).toContain("`Repo` has a method `Find`");
    expect(nil?.what).toContain("Go panics here if `Find` returns `nil, nil` or `Account` is nil.");
    expect(nil?.pitfall).toContain("`Result<Option<User>>`");
  });
});

describe("a function that uses an undeclared package value", () => {
  test("has an error enum, keeps the context, and gives the value", async () => {
    const { rust, notes, status } = await translate("fragment-rename");
    expect(status).toBe("whole");
    expect(rust).toContain("Result<User, Error>");
    expect(rust).toContain(".map_err(|source| Error::GetUser { id, source })?");
    expect(notes.map(({ id }) => id)).toContain("context-parameter");
  });
});

describe("a function of an unknown package", () => {
  test("is refused without stubs and declared with them", async () => {
    expect((await translate("fragment-mux")).diagnostics.map(({ code }) => code)).toContain("FG0203");
    expect((await translate("fragment-mux", "on")).rust).toContain("mod mux {");
  });
});
