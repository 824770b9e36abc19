// Implements three of the north-star programs as trees: error-propagation, interfaces, linked-structures.

import type { RustBlock, RustExpr, RustFile, RustStmt, RustType } from "../../../lib/rust/ast.ts";
import * as f from "../../../lib/rust/factory.ts";

const { t, p } = f;
const v = f.local;
const m = f.methodCall;
const stmt = f.exprStmt;
const blank = <S extends RustStmt>(s: S): S => ({ ...s, trivia: { blankBefore: true } });
const self = f.self;
const refSelf = { self: "&self" } as const;

// ---- error-propagation

const docs = (...lines: string[]) => ({ docs: lines });
const refStr = t.ref(t.str);
const errorEnum = f.enumItem({
  name: "Error",
  attrs: ["derive(Debug, thiserror::Error)"],
  variants: [
    {
      ...docs("Returned when a required key is absent."),
      attrs: ['error("{0}: missing key")'],
      name: "MissingKey",
      tuple: [{ type: t.ref(t.str, "'static") }],
    },
    { attrs: ['error("loading config: {0}")'], name: "Parse", tuple: [{ type: t.path("ParseError"), attrs: ["from"] }] },
    { attrs: ['error("port: {0}")'], name: "Port", tuple: [{ type: t.path("std::num::ParseIntError"), attrs: ["source"] }] },
  ],
});
const parseError = f.structItem({
  name: "ParseError",
  ...docs("Describes a malformed line."),
  attrs: ["derive(Debug, thiserror::Error)", 'error("line {line}: malformed {text:?}")'],
  fields: [f.structField("line", t.i64), f.structField("text", t.string)],
});
const config = f.structItem({
  name: "Config",
  ...docs("Holds the settings of a server."),
  fields: [f.structField("host", t.string), f.structField("port", t.i64)],
});
const parse = f.fnItem({
  name: "parse",
  params: [f.param("text", refStr)],
  ret: t.result(t.hashMap(refStr, refStr), t.path("ParseError")),
  body: f.block(
    [
      f.letMut("values", f.call("std::collections::HashMap::new")),
      stmt(
        f.forExpr(p.tuple(["i", "line"]), m(m(v("text"), "split", [f.char("\n")]), "enumerate"), [
          f.letStmt("line", m(v("line"), "trim")),
          stmt(f.ifExpr(m(v("line"), "is_empty"), [stmt(f.continueExpr())])),
          f.letElse(p.some(p.tuple(["key", "value"])), m(v("line"), "split_once", [f.char("=")]), [
            stmt(
              f.ret(
                f.err(
                  f.structExpr("ParseError", {
                    line: f.binary(f.cast(v("i"), t.i64), "+", f.int(1)),
                    text: m(v("line"), "to_string"),
                  }),
                ),
              ),
            ),
          ]),
          stmt(m(v("values"), "insert", [v("key"), v("value")])),
        ]),
      ),
    ],
    f.ok(v("values")),
  ),
});
const loadConfig = f.fnItem({
  name: "load_config",
  ...docs("Reads a `Config` from text."),
  params: [f.param("text", refStr)],
  ret: t.result(t.path("Config"), t.path("Error")),
  body: f.block(
    [
      f.letStmt("values", f.tryExpr(f.call("parse", [v("text")]))),
      f.letStmt(
        "host",
        f.tryExpr(m(m(v("values"), "get", [f.str("host")]), "ok_or", [f.call("Error::MissingKey", [f.str("host")])])),
      ),
      f.letStmt(
        "port",
        f.tryExpr(
          f.chain(
            v("values"),
            ["get", f.str("port")],
            ["copied"],
            ["unwrap_or_default"],
            ["parse"],
            ["map_err", f.pathExpr("Error::Port")],
          ),
        ),
      ),
    ],
    f.ok(f.structExpr("Config", { host: m(v("host"), "to_string"), port: v("port") })),
  ),
});
const inputs = ["host=localhost\nport=8080", "port=8080", "host=localhost\nport", "host=localhost\nport=http"];
const errorMain = f.fnItem({
  name: "main",
  body: f.block([
    stmt(
      f.forExpr("text", f.array(inputs.map(f.str)), [
        stmt(
          f.matchExpr(f.call("load_config", [v("text")]), [
            f.arm(p.ok("cfg"), f.println("{}:{}", [f.field(v("cfg"), "host"), f.field(v("cfg"), "port")])),
            f.arm(p.err(p.at("err", p.tupleStruct("Error::MissingKey", ["_"]))), f.println("incomplete: {err}")),
            f.arm(p.err(p.tupleStruct("Error::Parse", ["perr"])), f.println("bad line {}", [f.field(v("perr"), "line")])),
            f.arm(p.err("err"), f.eprintln("error: {err}")),
          ]),
        ),
      ]),
    ),
  ]),
});
export const errorPropagation: RustFile = f.file([errorEnum, parseError, config, parse, loadConfig, errorMain]);

// ---- interfaces

const method = (name: string, ret: RustType, body: RustExpr) => f.fnItem({ name, ...refSelf, ret, body: f.block([], body) });
const variants = (...names: string[]) => names.map((name) => f.variant(name));
const both = (name: string) =>
  f.matchExpr(self, [
    f.arm(p.tupleStruct("Shape::Circle", ["c"]), m(v("c"), name)),
    f.arm(p.tupleStruct("Shape::Rect", ["r"]), m(v("r"), name)),
  ]);
const selfR = f.selfField("r");
const named = (name: string) => f.structExpr("Named", { name: m(f.str(name), "to_string") });
const circle = (name: string, r: string) =>
  f.call("Shape::Circle", [f.structExpr("Circle", { named: named(name), r: f.float(r) })]);
const labelOf = (format: string, ...fields: string[]) =>
  f.format(format, [m(f.field(v("v"), "named"), "label"), ...fields.map((name) => f.field(v("v"), name))]);

export const interfaces: RustFile = f.file([
  f.enumItem({ name: "Kind", variants: variants("Circle", "Rect") }),
  f.implItem({
    trait: f.path("std::fmt::Display"),
    type: t.path("Kind"),
    items: [
      f.fnItem({
        name: "fmt",
        ...refSelf,
        params: [f.param("f", t.refMut(t.formatter))],
        ret: t.fmtResult,
        body: f.block(
          [],
          m(v("f"), "pad", [
            f.matchExpr(self, [f.arm(p.path("Kind::Circle"), f.str("circle")), f.arm(p.path("Kind::Rect"), f.str("rect"))]),
          ]),
        ),
      }),
    ],
  }),
  f.enumItem({ name: "Shape", variants: [f.variant("Circle", [t.path("Circle")]), f.variant("Rect", [t.path("Rect")])] }),
  f.implItem({
    type: t.path("Shape"),
    items: [method("area", t.f64, both("area")), method("kind", t.path("Kind"), both("kind"))],
  }),
  f.structItem({ name: "Named", fields: [f.structField("name", t.string)] }),
  f.implItem({ type: t.path("Named"), items: [method("label", t.string, f.format("<{}>", [f.selfField("name")]))] }),
  f.structItem({ name: "Circle", fields: [f.structField("named", t.path("Named")), f.structField("r", t.f64)] }),
  f.implItem({
    type: t.path("Circle"),
    items: [
      method("area", t.f64, f.binary(f.binary(f.pathExpr("std::f64::consts::PI"), "*", selfR), "*", selfR)),
      method("kind", t.path("Kind"), f.pathExpr("Kind::Circle")),
    ],
  }),
  f.structItem({
    name: "Rect",
    fields: [f.structField("named", t.path("Named")), f.structField("w", t.f64), f.structField("h", t.f64)],
  }),
  f.implItem({
    type: t.path("Rect"),
    items: [
      method("area", t.f64, f.binary(f.selfField("w"), "*", f.selfField("h"))),
      method("kind", t.path("Kind"), f.pathExpr("Kind::Rect")),
    ],
  }),
  f.fnItem({
    name: "describe",
    params: [f.param("s", t.ref(t.path("Shape")))],
    ret: t.string,
    body: f.block(
      [],
      f.matchExpr(v("s"), [
        f.arm(p.tupleStruct("Shape::Circle", ["v"]), labelOf("{} radius {:.1}", "r")),
        f.arm(p.tupleStruct("Shape::Rect", ["v"]), labelOf("{} {}x{}", "w", "h")),
      ]),
    ),
  }),
  f.fnItem({
    name: "total",
    params: [f.param("shapes", t.ref(t.slice(t.path("Shape"))))],
    ret: t.f64,
    body: f.block(
      [],
      f.chain(
        v("shapes"),
        ["iter"],
        ["fold", f.float("0.0"), f.closure(["sum", "s"], f.binary(v("sum"), "+", m(v("s"), "area")))],
      ),
    ),
  }),
  f.fnItem({
    name: "main",
    body: f.block([
      f.letMut(
        "shapes",
        f.vecMacro([
          circle("c1", "2.0"),
          f.call("Shape::Rect", [f.structExpr("Rect", { named: named("r1"), w: f.float("3.0"), h: f.float("4.0") })]),
          circle("c2", "1.0"),
        ]),
      ),
      stmt(m(v("shapes"), "sort_by", [f.closure(["a", "b"], m(m(v("a"), "area"), "total_cmp", [f.ref(m(v("b"), "area"))]))])),
      stmt(
        f.forExpr("s", f.ref(v("shapes")), [
          stmt(f.println("{:<6} {:6.2} {}", [m(v("s"), "kind"), m(v("s"), "area"), f.call("describe", [v("s")])])),
        ]),
      ),
      stmt(f.println("total {:.3}", [f.call("total", [f.ref(v("shapes"))])])),
    ]),
  }),
]);

// ---- linked-structures

const boxed = (type: RustType) => t.option(t.box(type));
const take = (of: RustExpr) => m(of, "take");
const head = f.selfField("head");
const newNode = (next: RustExpr) => f.some(f.call("Box::new", [f.structExpr("Node", { value: v("v"), next })]));
const mutSelf = { self: "&mut self" } as const;
const call = (name: string, ...args: RustExpr[]) => f.call(name, args);
const insertInto = (side: string): RustBlock =>
  f.block([stmt(f.assign(f.field(v("t"), side), call("Self::insert", take(f.field(v("t"), side)), v("key"))))]);
const listPrint = stmt(
  f.whileExpr(f.letExpr(p.some("node"), v("n")), [
    stmt(f.print("{} ", [f.field(v("node"), "value")])),
    stmt(f.assign(v("n"), m(f.field(v("node"), "next"), "as_deref"))),
  ]),
);

export const linkedStructures: RustFile = f.file([
  f.structItem({ name: "Node", fields: [f.structField("value", t.i64), f.structField("next", boxed(t.path("Node")))] }),
  f.structItem({
    name: "List",
    attrs: ["derive(Default)"],
    fields: [f.structField("head", boxed(t.path("Node"))), f.structField("size", t.i64)],
  }),
  f.implItem({
    type: t.path("List"),
    items: [
      f.fnItem({
        name: "push",
        ...mutSelf,
        params: [f.param("v", t.i64)],
        body: f.block([stmt(f.assign(head, newNode(take(head)))), stmt(f.opAssign(f.selfField("size"), "+=", f.int(1)))]),
      }),
      f.fnItem({
        name: "pop",
        ...mutSelf,
        ret: t.option(t.i64),
        body: f.block(
          [
            f.letStmt("head", f.tryExpr(take(head))),
            stmt(f.assign(head, f.field(v("head"), "next"))),
            stmt(f.opAssign(f.selfField("size"), "-=", f.int(1))),
          ],
          f.some(f.field(v("head"), "value")),
        ),
      }),
      f.fnItem({
        name: "reverse",
        ...mutSelf,
        body: f.block([
          f.letMut("prev", f.none),
          f.letMut("cur", take(head)),
          stmt(
            f.whileExpr(f.letExpr(p.some(p.mut("node")), v("cur")), [
              stmt(f.assign(v("cur"), take(f.field(v("node"), "next")))),
              stmt(f.assign(f.field(v("node"), "next"), v("prev"))),
              stmt(f.assign(v("prev"), f.some(v("node")))),
            ]),
          ),
          stmt(f.assign(head, v("prev"))),
        ]),
      }),
      f.fnItem({
        name: "append",
        ...mutSelf,
        params: [f.param("v", t.i64)],
        body: f.block([
          stmt(f.opAssign(f.selfField("size"), "+=", f.int(1))),
          f.letMut("last", f.refMut(head)),
          stmt(
            f.whileExpr(f.letExpr(p.some("node"), v("last")), [stmt(f.assign(v("last"), f.refMut(f.field(v("node"), "next"))))]),
          ),
          stmt(f.assign(f.deref(v("last")), newNode(f.none))),
        ]),
      }),
    ],
  }),
  f.structItem({
    name: "Tree",
    attrs: ["derive(Default)"],
    fields: [
      f.structField("left", boxed(t.path("Tree"))),
      f.structField("right", boxed(t.path("Tree"))),
      f.structField("key", t.i64),
    ],
  }),
  f.implItem({
    type: t.path("Tree"),
    items: [
      f.fnItem({
        name: "insert",
        params: [f.param("this", boxed(t.self)), f.param("key", t.i64)],
        ret: boxed(t.self),
        body: f.block(
          [
            f.letElse(p.some(p.mut("t")), v("this"), [
              stmt(f.ret(f.some(call("Box::new", f.structExpr("Tree", { key: v("key") }, call("Default::default")))))),
            ]),
            stmt(
              f.ifExpr(
                f.binary(v("key"), "<", f.field(v("t"), "key")),
                insertInto("left"),
                f.ifExpr(f.binary(v("key"), ">", f.field(v("t"), "key")), insertInto("right")),
              ),
            ),
          ],
          f.some(v("t")),
        ),
      }),
      f.fnItem({
        name: "walk",
        params: [f.param("this", t.option(t.ref(t.self))), f.param("visit", t.refMut(t.impl(f.fnBound("FnMut", [t.i64]))))],
        body: f.block([
          f.letElse(p.some("t"), v("this"), f.block([], f.ret())),
          stmt(call("Self::walk", m(f.field(v("t"), "left"), "as_deref"), v("visit"))),
          stmt(call("visit", f.field(v("t"), "key"))),
          stmt(call("Self::walk", m(f.field(v("t"), "right"), "as_deref"), v("visit"))),
        ]),
      }),
    ],
  }),
  f.fnItem({
    name: "main",
    body: f.block([
      f.letMut("list", call("List::default")),
      stmt(f.forExpr("i", f.rangeInclusive(f.int(1), f.int(4)), [stmt(m(v("list"), "push", [v("i")]))])),
      stmt(m(v("list"), "append", [f.int(0)])),
      stmt(m(v("list"), "reverse")),
      f.letMut("n", m(f.field(v("list"), "head"), "as_deref")),
      listPrint,
      stmt(f.println("size {}", [f.field(v("list"), "size")])),
      stmt(f.ifExpr(f.letExpr(p.some("v"), m(v("list"), "pop")), [stmt(f.println("popped {v}"))])),
      blank(f.letMut("root", f.none)),
      stmt(
        f.forExpr("k", f.array([5, 2, 8, 1, 9, 2].map((n) => f.int(n))), [
          stmt(f.assign(v("root"), call("Tree::insert", v("root"), v("k")))),
        ]),
      ),
      f.letMut("sum", f.int(0)),
      stmt(call("Tree::walk", m(v("root"), "as_deref"), f.refMut(f.closure(["k"], f.opAssign(v("sum"), "+=", v("k")))))),
      stmt(f.println("sum {sum}")),
    ]),
  }),
]);
