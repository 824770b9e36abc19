// Implements the check of fields that look back: where it is proved that what they look at is still there, and where it is not.

import { describe, expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

const node = `type N struct { name string; parent *N; kids []*N }
func (n *N) add(s string) *N { k := &N{name: s, parent: n}; n.kids = append(n.kids, k); return k }
`;
const table = `type D struct { name string; parent *D; kids map[string]*D }
`;

async function formOf(code: string): Promise<string> {
  const { notes, rust } = await translator.translate(`package main\n\nimport "fmt"\n\n${code}\n`, {
    ...defaultOptions,
    output: "idiomatic",
  });
  const ids = notes.map((n) => n.id).filter((id) => id === "parent-weak" || id === "parent-strong");
  expect(rust.includes("Weak")).toBe(ids.includes("parent-weak"));
  return ids.join(" ");
}

const looking: readonly (readonly [name: string, code: string])[] = [
  ["a root that main holds", `${node}func main() { r := &N{name: "r"}; fmt.Println(r.add("a").add("b").parent.name) }`],
  [
    "a tree that lives for one turn",
    `${node}func main() { for i := 0; i < 2; i++ { r := &N{name: "r"}; fmt.Println(r.add("a").parent.name) } }`,
  ],
  [
    "a builder that gives the root",
    `${node}func build() *N { r := &N{name: "r"}; r.add("a"); return r }\nfunc main() { r := build(); fmt.Println(r.kids[0].parent.name) }`,
  ],
  [
    "a parent that may be nil",
    `type N struct { name string; parent *N; kids []*N }
func newN(s string, p *N) *N { n := &N{name: s, parent: p}; if p != nil { p.kids = append(p.kids, n) }; return n }
func main() { r := newN("r", nil); a := newN("a", r); newN("b", a); fmt.Println(a.kids[0].parent.parent == r) }`,
  ],
  [
    "a table that keeps what it has",
    `${table}func (d *D) dir(s string) *D { if k, ok := d.kids[s]; ok { return k }; k := &D{name: s, parent: d, kids: map[string]*D{}}; d.kids[s] = k; return k }\nfunc main() { r := &D{kids: map[string]*D{}}; fmt.Println(r.dir("a").dir("b").parent.name) }`,
  ],
  [
    "a place that is empty when it is filled",
    `type B struct { k int; left, right, parent *B }\nfunc (b *B) put(k int) { if k < b.k { if b.left == nil { b.left = &B{k: k, parent: b}; return }; b.left.put(k) } else { if b.right == nil { b.right = &B{k: k, parent: b}; return }; b.right.put(k) } }\nfunc main() { r := &B{k: 5}; r.put(3); r.put(2); fmt.Println(r.left.left.parent.parent == r) }`,
  ],
  [
    "another type that owns",
    `type C struct { name string; orders []*O }\ntype O struct { id int; c *C }\nfunc (c *C) order(id int) *O { o := &O{id: id, c: c}; c.orders = append(c.orders, o); return o }\nfunc main() { c := &C{name: "Ann"}; o := c.order(1); fmt.Println(o.c.name, len(c.orders)) }`,
  ],
];

const owning: readonly (readonly [name: string, code: string])[] = [
  [
    "only the leaf is given back",
    `${node}func leaf() *N { r := &N{name: "r"}; return r.add("a") }\nfunc main() { fmt.Println(leaf().parent.name) }`,
  ],
  [
    "the leaf outlives the block of the root",
    `${node}func main() { var l *N; for i := 0; i < 2; i++ { r := &N{name: "r"}; l = r.add("a") }; fmt.Println(l.parent.name) }`,
  ],
  [
    "the root is replaced",
    `${node}func main() { r := &N{name: "r"}; l := r.add("a"); r = &N{name: "s"}; r.add("b"); fmt.Println(l.parent.name, r.name) }`,
  ],
  [
    "a list is cut",
    `${node}func main() { rs := []*N{}; rs = append(rs, &N{name: "a"}); l := rs[0].add("b"); rs = rs[:0]; fmt.Println(l.parent.name, len(rs)) }`,
  ],
  [
    "the leaf leaves in a struct",
    `${node}type L struct { n *N }\nfunc leaf() L { r := &N{name: "r"}; return L{r.add("a")} }\nfunc main() { l := leaf(); fmt.Println(l.n.parent.name) }`,
  ],
  [
    "an entry may be overwritten",
    `${table}func (d *D) dir(s string) *D { k := &D{name: s, parent: d, kids: map[string]*D{}}; d.kids[s] = k; return k }\nfunc main() { r := &D{name: "r", kids: map[string]*D{}}; l := r.dir("a").dir("b"); r.dir("a"); fmt.Println(l.parent.name) }`,
  ],
  [
    "an element is replaced",
    `${node}func main() { r := &N{name: "r"}; l := r.add("a").add("b"); r.kids[0] = &N{name: "c", parent: r}; fmt.Println(l.parent.name) }`,
  ],
  [
    "a root is dropped at once",
    `${node}func build() (*N, *N) { r := &N{name: "r"}; return r, r.add("a") }\nfunc main() { _, l := build(); fmt.Println(l.parent.name) }`,
  ],
  [
    "the root is stored where nobody reads it",
    `${node}type H struct { l *N }\nfunc build(h *H) *N { r := &N{name: "r"}; h.l = r.add("x"); return r }\nfunc main() { h := &H{}; var r *N; if r == nil { fmt.Println(1) }; r = build(h); fmt.Println(h.l.parent.name) }`,
  ],
  [
    "a list changes places with a variable",
    `${node}func main() { r := &N{name: "r"}; l := r.add("a").add("b"); t := r; r.kids[0], t = t, r.kids[0]; t = r; fmt.Println(l.parent.name, t.name) }`,
  ],
  [
    "another node is put in front than the one that took the rest",
    `type L struct { head *E }\ntype E struct { v int; next, prev *E }\nfunc (l *L) push(v int) { n := &E{v: v}; n.next = l.head; n = &E{v: v}; l.head = n }\nfunc main() { l := &L{}; l.push(1); f := l.head; g := &E{v: 2, prev: f}; f.next = g; l.push(3); fmt.Println(g.prev.v) }`,
  ],
];

describe("what looks back is weak", () => {
  test.each(looking)("%s", async (_, code) => {
    expect(await formOf(code)).toBe("parent-weak");
  });
});

describe("what may be all that is left owns", () => {
  test.each(owning)("%s", async (_, code) => {
    expect(await formOf(code)).not.toContain("parent-weak");
  });
});
