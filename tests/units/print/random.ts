// Implements a seeded generator of random Rust functions, to compare the printer with rustfmt.

import type { MatchArm, RustBlock, RustExpr, RustItem, RustPat, RustStmt, RustType } from "../../../lib/rust/ast.ts";
import * as f from "../../../lib/rust/factory.ts";

const { t, p } = f;

/** A small generator of uniform numbers (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

const words = [
  "a",
  "b",
  "it",
  "id",
  "key",
  "user",
  "value",
  "buffer",
  "counter",
  "response",
  "connection",
  "accumulator",
  "configuration_value",
  "maximum_number_of_items",
  "x",
  "tx",
  "rx",
  "err",
  "selfish",
  "name",
  "items",
  "index",
  "result",
  "entries",
  "payload",
  "handler",
];

export class Generator {
  private readonly next: () => number;
  constructor(
    seed: number,
    private readonly comments = false,
  ) {
    this.next = randomFrom(seed);
  }

  private below(n: number): number {
    return Math.floor(this.next() * n);
  }
  private chance(probability: number): boolean {
    return this.next() < probability;
  }
  private pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }
  private many<T>(min: number, max: number, make: () => T): T[] {
    return Array.from({ length: min + this.below(max - min + 1) }, make);
  }

  name(): string {
    const first = this.pick(words);
    return this.chance(0.25) ? `${first}_${this.pick(words)}` : first;
  }
  typeName(): string {
    const upper = (s: string): string =>
      s
        .split("_")
        .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
        .join("");
    return upper(this.name());
  }

  /** Now and then a comment above or behind a node, and an empty line before it. */
  private commented<N extends object>(node: N, chance = 0.04): N {
    if (!this.comments || !this.chance(chance)) return node;
    return {
      ...node,
      trivia: {
        ...(this.chance(0.5) && { leading: this.many(1, 2, () => `// ${this.pick(words)} ${this.pick(words)}.`) }),
        ...(this.chance(0.4) && { trailing: `// ${this.pick(words)}` }),
        ...(this.chance(0.3) && { blankBefore: true }),
      },
    };
  }
  private commentedAll<N extends object>(nodes: readonly N[], chance: number): N[] {
    const some = this.chance(chance);
    return nodes.map((node) => this.commented(node, some ? 0.6 : 0));
  }

  // ---- Types

  type(depth = 2): RustType {
    if (depth === 0 || this.chance(0.4)) return this.pick([t.i64, t.string, t.bool, t.f64, t.usize, t.path(this.typeName())]);
    const inner = (): RustType => this.type(depth - 1);
    switch (this.below(10)) {
      case 0:
        return t.vec(inner());
      case 1:
        return t.option(inner());
      case 2:
        return t.ref(inner());
      case 3:
        return t.refMut(inner());
      case 4:
        return t.path(f.plain("HashMap", [inner(), inner()]));
      case 5:
        return t.tuple(...this.many(2, 3, inner));
      case 6:
        return t.ref(t.slice(inner()));
      case 7:
        return t.result(inner(), inner());
      case 8:
        return t.path(f.plain("Arc", [t.path(f.plain("Mutex", [inner()]))]));
      default:
        return t.box(t.dyn(f.fnBound("Fn", this.many(0, 2, inner), this.chance(0.5) ? inner() : undefined)));
    }
  }

  // ---- Patterns

  pat(depth = 2): RustPat {
    if (depth === 0 || this.chance(0.4))
      return this.chance(0.15) ? p.wild : this.chance(0.1) ? p.mut(this.name()) : p.ident(this.name());
    const inner = (): RustPat => this.pat(depth - 1);
    switch (this.below(8)) {
      case 0:
        return p.tuple(this.many(1, 3, inner));
      case 1:
        return p.some(inner());
      case 2:
        return p.ok(inner());
      case 3:
        return p.tupleStruct(f.plain(`${this.typeName()}::${this.typeName()}`), this.many(1, 3, inner));
      case 4:
        return p.struct(
          f.plain(this.typeName()),
          this.many(0, 3, () => (this.chance(0.6) ? this.name() : { name: this.name(), pat: inner() })),
          this.chance(0.4),
        );
      case 5:
        return p.path(f.plain(`${this.typeName()}::${this.typeName()}`));
      case 6:
        return p.lit(this.literal());
      default:
        return p.deref(inner());
    }
  }
  armPat(): RustPat {
    if (this.chance(0.25)) {
      const kind = this.below(3);
      return p.or(
        this.many(2, 6, () =>
          kind === 0
            ? p.lit(this.chance(0.5) ? f.int(this.below(9999)) : f.str(this.name()))
            : kind === 1
              ? p.path(f.plain(`${this.typeName()}::${this.typeName()}`))
              : this.pat(1),
        ),
      );
    }
    return this.pat(2);
  }

  // ---- Expressions

  literal(): RustExpr {
    switch (this.below(5)) {
      case 0:
        return f.int(this.below(10));
      case 1:
        return f.int(this.below(1000000));
      case 2:
        return f.str(
          this.chance(0.05)
            ? this.pick(["größe ✓", "日本語のテキスト", "a\nb", "tab\t", 'quote "x"', "long ".repeat(15)])
            : this.many(0, 4, () => this.pick(words)).join(" "),
        );
      case 3:
        return f.float(this.below(100) / 4);
      default:
        return f.bool(this.chance(0.5));
    }
  }
  atom(): RustExpr {
    switch (this.below(6)) {
      case 0:
        return this.literal();
      case 1:
        return f.field(f.self, this.name());
      case 2:
        return f.field(f.local(this.name()), this.name());
      case 3:
        return f.pathExpr(f.plain(`${this.typeName()}::${this.typeName()}`));
      default:
        return f.local(this.name());
    }
  }

  expr(depth: number): RustExpr {
    if (depth <= 0) return this.atom();
    const inner = (): RustExpr => this.expr(depth - 1 - this.below(2));
    switch (this.below(30)) {
      case 0:
      case 1:
      case 2:
        return f.call(f.plain(this.chance(0.5) ? this.name() : `${this.typeName()}::${this.name()}`), this.many(0, 4, inner));
      case 3:
      case 4:
      case 5:
      case 6:
      case 7:
        return this.chain(depth);
      case 8:
      case 9:
        return f.binary(inner(), this.pick(["+", "-", "*", "/", "%", "&", "|", "<<"]), inner());
      case 10:
        return f.binary(inner(), this.pick(["==", "!=", "<", "<=", ">", ">="]), inner());
      case 11:
        return this.many(1, 4, inner).reduce((left, right) => f.binary(left, "&&", right), inner());
      case 12:
        return this.many(1, 4, inner).reduce((left, right) => f.binary(left, "+", right), inner());
      case 13:
        return this.closure(depth);
      case 14:
      case 15:
        return f.structExpr(
          f.plain(this.typeName()),
          this.commentedAll(
            this.many(0, 4, () => ({ name: this.name(), value: inner() })),
            0.1,
          ),
          this.chance(0.1) ? inner() : undefined,
        );
      case 16:
        return f.ifExpr(
          this.cond(depth - 1),
          f.block(this.stmts(depth - 1, 0, 1), inner()),
          this.chance(0.2) ? f.ifExpr(this.cond(depth - 1), inner(), inner()) : inner(),
        );
      case 17:
        return this.match(depth);
      case 18:
        return f.array(this.commentedAll(this.many(0, 6, inner), 0.1));
      case 19:
        return f.vecMacro(this.commentedAll(this.many(0, 6, inner), 0.1));
      case 20:
        return f.array(this.many(4, 30, () => f.int(this.below(9999))));
      case 21:
        return f.format(this.template(), this.many(0, 4, inner));
      case 22:
        return f.tuple(this.many(2, 4, inner));
      case 23:
        return f.ref(inner());
      case 24:
        if (this.chance(0.3)) return f.matches(inner(), this.armPat(), this.chance(0.2) ? this.atom() : undefined);
        return f.cast(inner(), this.pick([t.i64, t.f64, t.usize]));
      case 25:
        return f.index(this.atom(), inner());
      case 26:
        return f.some(inner());
      case 27:
        return this.chance(0.5) ? f.not(inner()) : f.neg(inner());
      case 28:
        return this.pick([
          f.range(inner(), inner()),
          f.vecRepeat(inner(), inner()),
          f.repeat(this.atom(), f.int(8)),
          f.asyncMove(this.stmts(depth - 1, 0, 2), inner()),
        ]);
      default:
        return f.tryExpr(this.chain(depth));
    }
  }
  template(): string {
    return this.many(1, 5, () => (this.chance(0.4) ? "{}" : this.pick(words))).join(" ");
  }
  chain(depth: number): RustExpr {
    let expr = this.chance(0.7) ? this.atom() : this.expr(depth - 1);
    const links = 1 + this.below(this.chance(0.2) ? 7 : 4);
    for (let i = 0; i < links; i += 1) {
      switch (this.below(10)) {
        case 0:
          expr = f.field(expr, this.name());
          break;
        case 1:
          expr = f.tryExpr(expr);
          break;
        case 2:
          expr = f.awaitExpr(expr);
          break;
        case 3:
        case 4:
          expr = f.methodCall(expr, this.name(), [this.closure(depth - 1)]);
          break;
        case 5:
          expr = f.methodCall(expr, "collect", [], { turbofish: [t.vec(t.infer)] });
          break;
        default:
          expr = f.methodCall(
            expr,
            this.name(),
            this.many(0, 3, () => this.expr(depth - 1 - this.below(2))),
          );
      }
    }
    return expr;
  }
  closure(depth: number): RustExpr {
    const params = this.many(0, 3, () =>
      this.chance(0.2)
        ? { pat: p.ident(this.name()), type: this.type(1) }
        : this.chance(0.2)
          ? this.pat(1)
          : p.ident(this.name()),
    );
    const body = this.chance(0.35) ? this.block(depth - 1) : this.expr(depth - 1);
    return f.closure(params, body, { move: this.chance(0.3), ...(this.chance(0.08) && { ret: this.type(1) }) });
  }
  cond(depth: number): RustExpr {
    switch (this.below(6)) {
      case 0:
        return f.letExpr(this.chance(0.5) ? p.some(this.name()) : this.pat(2), this.expr(depth));
      case 1:
        return f.and(f.letExpr(p.some(this.name()), this.expr(depth - 1)), this.expr(depth - 1));
      case 2:
        return f.binary(this.expr(depth), this.pick(["==", "<", ">"]), this.expr(depth));
      case 3:
        return this.many(1, 3, () => this.expr(depth)).reduce(
          (left, right) => f.binary(left, this.chance(0.5) ? "&&" : "||", right),
          this.expr(depth),
        );
      default:
        return this.expr(depth);
    }
  }
  match(depth: number): RustExpr {
    const arm = (): MatchArm =>
      f.arm(this.armPat(), this.armBody(depth - 1), this.chance(0.15) ? this.expr(depth - 1) : undefined);
    return f.matchExpr(this.expr(depth - 1), this.commentedAll(this.many(1, 4, arm), 0.2));
  }
  armBody(depth: number): RustExpr {
    if (this.chance(0.25)) return this.block(depth);
    if (this.chance(0.1))
      return f.println(
        this.template(),
        this.many(0, 3, () => this.atom()),
      );
    if (this.chance(0.08)) return this.pick([f.ret(this.expr(depth)), f.ret(), f.continueExpr(), f.unit]);
    return this.expr(depth);
  }

  // ---- Statements

  block(depth: number): RustBlock {
    return f.block(this.stmts(depth, 0, 3), this.chance(0.5) ? this.expr(depth) : undefined);
  }
  stmts(depth: number, min: number, max: number): RustStmt[] {
    return this.many(min, max, () => this.stmt(depth));
  }
  stmt(depth: number): RustStmt {
    const stmt = this.bareStmt(depth);
    if (this.comments) return this.commented(stmt, 0.25);
    return this.chance(0.15)
      ? ({
          ...stmt,
          trivia: { ...(this.chance(0.5) && { leading: ["// A comment."] }), blankBefore: this.chance(0.5) },
        } as RustStmt)
      : stmt;
  }
  private bareStmt(depth: number): RustStmt {
    switch (this.below(16)) {
      case 14:
        return f.exprStmt(
          f.select(
            this.many(1, 3, () => ({
              pat: this.pat(1),
              future: this.expr(depth - 2),
              body: this.chance(0.5) ? this.block(depth - 1) : this.expr(depth - 1),
            })),
          ),
        );
      case 15:
        return f.exprStmt(
          this.pick([
            f.breakExpr("'outer"),
            f.continueExpr(),
            f.panic(this.template()),
            f.todo("FG0001: no way"),
            this.block(depth - 1),
            f.ret(
              f.err(
                f.anyhow(
                  this.template(),
                  this.many(0, 3, () => this.atom()),
                ),
              ),
            ),
          ]),
        );
      case 0:
      case 1:
      case 2:
        return f.letStmt(
          this.chance(0.8) ? p.ident(this.name()) : this.pat(2),
          this.expr(depth),
          this.chance(0.2) ? this.type(2) : undefined,
        );
      case 3:
        return f.letElse(
          this.chance(0.5) ? p.some(this.name()) : this.pat(2),
          this.expr(depth),
          this.pick([[f.exprStmt(f.ret())], [f.exprStmt(f.continueExpr())], this.stmts(depth - 1, 0, 2)]),
        );
      case 4:
        return f.exprStmt(f.assign(this.atom(), this.expr(depth)));
      case 5:
        return f.exprStmt(f.opAssign(f.local(this.name()), this.pick(["+=", "-=", "*="]), this.expr(depth)));
      case 6:
        return f.exprStmt(
          f.println(
            this.template(),
            this.many(0, 4, () => this.expr(depth - 2)),
          ),
        );
      case 7:
        return f.exprStmt(
          f.ifExpr(
            this.cond(depth - 1),
            this.block(depth - 1),
            this.chance(0.4)
              ? this.block(depth - 1)
              : this.chance(0.3)
                ? f.ifExpr(this.cond(depth - 1), this.block(depth - 1))
                : undefined,
          ),
        );
      case 8:
        return f.exprStmt(
          f.forExpr(
            this.chance(0.7) ? p.ident(this.name()) : this.pat(1),
            this.expr(depth - 1),
            this.block(depth - 1),
            this.chance(0.1) ? "'outer" : undefined,
          ),
        );
      case 9:
        return f.exprStmt(f.whileExpr(this.cond(depth - 1), this.block(depth - 1)));
      case 10:
        return f.exprStmt(this.match(depth));
      case 11:
        return f.exprStmt(f.ret(this.expr(depth)));
      case 12:
        return f.exprStmt(
          this.pick([
            f.assert(this.expr(depth - 1)),
            f.assertEq(this.expr(depth - 1), this.expr(depth - 1)),
            f.loop(this.block(depth - 1)),
            f.write(
              this.atom(),
              this.template(),
              this.many(0, 2, () => this.atom()),
            ),
          ]),
        );
      default:
        return f.exprStmt(this.chain(depth));
    }
  }

  // ---- Items

  fn(name: string, depth: number): RustItem {
    return f.fnItem({
      name,
      pub: this.chance(0.3),
      async: this.chance(0.2),
      ...(this.chance(0.2) && {
        generics: this.many(1, 3, () => f.genericParam(this.pick(["T", "U", "Item"]), ...this.many(0, 3, () => this.bound()))),
      }),
      params: this.many(0, 5, () => f.param(p.ident(this.name()), this.type(2))),
      ...(this.chance(0.5) && { ret: this.type(3) }),
      ...(this.chance(0.1) && {
        where: this.many(1, 2, () => ({ type: t.path("T"), bounds: this.many(1, 4, () => this.bound()) })),
      }),
      body: this.chance(0.05) ? f.block([]) : this.block(depth),
    });
  }
  bound(): ReturnType<typeof f.bound> {
    return this.pick([
      f.bound("Clone"),
      f.bound("Copy"),
      f.bound("Send"),
      f.lifetime("'static"),
      f.fnBound(
        "FnMut",
        this.many(0, 2, () => this.type(1)),
        this.chance(0.5) ? this.type(1) : undefined,
      ),
      f.bound(f.plain(this.typeName(), [this.type(1)])),
    ]);
  }
  item(index: number, depth: number): RustItem {
    switch (this.below(12)) {
      case 0:
        return f.structItem({
          name: `S${index}${this.typeName()}`,
          attrs: ["derive(Debug, Clone)"],
          fields: this.commentedAll(
            this.many(0, 5, () =>
              f.structField(this.name(), this.type(3), { ...(this.chance(0.2) && { docs: ["Docs."] }), pub: this.chance(0.3) }),
            ),
            0.3,
          ),
        });
      case 1:
        return f.enumItem({
          name: `E${index}`,
          attrs: this.pick([
            ["derive(Debug)", "derive(Clone, PartialEq)"],
            ["derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, SomeOther, YetAnother, LastOne)"],
            [],
            ['serde(rename_all = "camelCase", tag = "type", content = "content", deny_unknown_fields)'],
            ['error("a long message about {0} that goes on and on until the line has no room left at all")'],
          ]),
          variants: this.commentedAll(
            this.many(0, 5, () =>
              this.chance(0.4)
                ? f.variant(
                    this.typeName(),
                    this.many(1, 3, () => this.type(2)),
                  )
                : this.chance(0.4)
                  ? f.variant(this.typeName(), undefined, {
                      fields: this.many(1, 3, () => f.structField(this.name(), this.type(1))),
                    })
                  : f.variant(this.typeName(), undefined, this.chance(0.3) ? { docs: ["Docs."], attrs: ['error("{0}")'] } : {}),
            ),
            0.3,
          ),
        });
      case 2:
        return f.implItem({
          type: t.path(f.plain(this.typeName(), this.chance(0.3) ? [this.type(2)] : [])),
          ...(this.chance(0.5) && { trait: f.plain(this.typeName(), this.chance(0.3) ? [this.type(2)] : []) }),
          items: this.many(0, 2, () => this.fn(this.name(), depth - 1)),
        });
      case 3:
        return f.constItem(`C${index}`, this.type(2), this.expr(depth - 1));
      case 4:
        return f.traitItem({
          name: `T${index}`,
          supers: this.many(0, 3, () => this.bound()),
          items: this.many(0, 3, () =>
            f.fnItem({
              name: this.name(),
              self: "&self",
              params: this.many(0, 4, () => f.param(p.ident(this.name()), this.type(1))),
              ...(this.chance(0.5) && { ret: this.type(2) }),
            }),
          ),
        });
      case 5:
        return f.typeAlias(`A${index}`, this.type(4));
      default:
        return this.fn(`f${index}`, depth);
    }
  }
}
