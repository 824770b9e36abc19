// Implements the other north-star programs as trees.

import type { RustBlock, RustExpr, RustFile, RustItem, RustStmt, RustType } from "../../../lib/rust/ast.ts";
import * as f from "../../../lib/rust/factory.ts";

const { t, p } = f;
const v = f.local;
const m = f.methodCall;
const stmt = f.exprStmt;
const blank = <S extends RustStmt>(s: S): S => ({ ...s, trivia: { blankBefore: true } });
const call = (fun: string, ...args: RustExpr[]) => f.call(fun, args);
const ty = t.path;
const refSelf = { self: "&self" } as const;
const mutSelf = { self: "&mut self" } as const;
const fields = (of: Record<string, RustType>) => Object.entries(of).map(([name, type]) => f.structField(name, type));
const struct = (name: string, of: Record<string, RustType>, attrs: string[] = []) =>
  f.structItem({ name, attrs, fields: fields(of) });
const main = (body: RustStmt[], isAsync = false): RustItem =>
  f.fnItem({ name: "main", ...(isAsync && { async: true, attrs: ["tokio::main"] }), body: f.block(body) });
const get = (of: string, ...names: string[]) => names.reduce((on: RustExpr, name) => f.field(on, name), v(of));
const newFn = f.fnItem({ name: "new", ret: t.self, body: f.block([], call("Self::default")) });
const mutexPath = f.imported("tokio::sync::Mutex");
const arcClone = (of: RustExpr) => call("std::sync::Arc::clone", of);
const ifNone = (of: RustExpr, text: string) => stmt(f.ifExpr(m(of, "is_none"), [stmt(f.println(text))]));

// ---- worker-pool

const sender = (of: string) => t.sender(ty(of));
export const workerPool: RustFile = f.file([
  struct("Job", { id: t.i64, input: t.i64 }),
  struct("JobResult", { job: ty("Job"), output: t.i64 }),
  f.fnItem({ name: "square", params: [f.param("n", t.i64)], ret: t.i64, body: f.block([], f.binary(v("n"), "*", v("n"))) }),
  f.fnItem({
    name: "worker",
    async: true,
    params: [f.param("jobs", t.arc(t.tokioMutex(t.receiver(ty("Job"))))), f.param("results", sender("JobResult"))],
    body: f.block([
      stmt(
        f.loop([
          f.letElse(p.some("j"), f.awaitExpr(m(f.awaitExpr(m(v("jobs"), "lock")), "recv")), [stmt(f.breakExpr())]),
          f.letStmt("output", call("square", get("j", "input"))),
          stmt(
            m(f.awaitExpr(m(v("results"), "send", [f.structExpr("JobResult", { job: v("j"), output: v("output") })])), "unwrap"),
          ),
        ]),
      ),
    ]),
  }),
  main(
    [
      f.itemStmt(f.constItem("WORKERS", t.i64, f.int(3))),
      f.letStmt(p.tuple(["jobs_tx", "jobs_rx"]), call("tokio::sync::mpsc::channel", f.int(10))),
      f.letStmt(p.tuple(["results_tx", p.mut("results_rx")]), call("tokio::sync::mpsc::channel", f.int(10))),
      blank(
        f.letStmt(
          "jobs_rx",
          call("std::sync::Arc::new", f.call({ ...mutexPath, segments: [{ name: "Mutex" }, { name: "new" }] }, [v("jobs_rx")])),
        ),
      ),
      f.letMut("workers", call("tokio::task::JoinSet::new")),
      stmt(
        f.forExpr("_", f.range(f.int(0), v("WORKERS")), [
          stmt(m(v("workers"), "spawn", [call("worker", arcClone(f.ref(v("jobs_rx"))), f.clone(v("results_tx")))])),
        ]),
      ),
      stmt(call("drop", v("results_tx"))),
      blank(
        stmt(
          f.forExpr("i", f.rangeInclusive(f.int(1), f.int(5)), [
            stmt(
              m(
                f.awaitExpr(
                  m(v("jobs_tx"), "send", [f.structExpr("Job", { id: v("i"), input: f.binary(v("i"), "*", f.int(10)) })]),
                ),
                "unwrap",
              ),
            ),
          ]),
        ),
      ),
      stmt(call("drop", v("jobs_tx"))),
      blank(f.letMut("all", call("Vec::new"))),
      stmt(f.whileExpr(f.letExpr(p.some("r"), f.awaitExpr(m(v("results_rx"), "recv"))), [stmt(m(v("all"), "push", [v("r")]))])),
      stmt(f.awaitExpr(m(v("workers"), "join_all"))),
      stmt(m(v("all"), "sort_by_key", [f.closure(["r"], get("r", "job", "id"))])),
      stmt(
        f.forExpr("r", f.ref(v("all")), [
          stmt(f.println("job {}: {}^2 = {}", [get("r", "job", "id"), get("r", "job", "input"), get("r", "output")])),
        ]),
      ),
    ],
    true,
  ),
]);

// ---- word-count

const lower = f.closure(["r"], f.or(m(v("r"), "is_alphabetic"), f.eq(f.deref(v("r")), f.char("'"))));
const byCount = f.closure(
  ["a", "b"],
  m(m(get("b", "count"), "cmp", [f.ref(get("a", "count"))]), "then_with", [
    f.closure([], m(get("a", "word"), "cmp", [f.ref(get("b", "word"))])),
  ]),
);
export const wordCount: RustFile = f.file([
  struct("Entry", { word: t.string, count: t.i64 }),
  f.fnItem({
    name: "clean",
    params: [f.param("word", t.ref(t.str))],
    ret: t.string,
    body: f.block(
      [],
      f.chain(v("word"), ["chars"], ["filter", lower], ["flat_map", f.pathExpr("char::to_lowercase")], ["collect"]),
    ),
  }),
  main([
    f.letMut("counts", call("std::collections::HashMap::new"), t.hashMap(t.string, t.i64)),
    f.letMut("lines", f.int(0), t.i64),
    stmt(
      f.forExpr("line", m(call("std::io::stdin"), "lines"), [
        f.letStmt(
          "line",
          m(v("line"), "unwrap_or_else", [
            f.closure(["err"], f.block([stmt(f.eprintln("{err}")), stmt(call("std::process::exit", f.int(1)))])),
          ]),
        ),
        stmt(f.opAssign(v("lines"), "+=", f.int(1))),
        stmt(
          f.forExpr("w", m(v("line"), "split_whitespace"), [
            f.letStmt("w", call("clean", v("w"))),
            stmt(
              f.ifExpr(f.not(m(v("w"), "is_empty")), [
                stmt(f.opAssign(f.deref(m(m(v("counts"), "entry", [v("w")]), "or_default")), "+=", f.int(1))),
              ]),
            ),
          ]),
        ),
      ]),
    ),
    blank(
      f.letMut(
        "entries",
        f.chain(
          v("counts"),
          ["into_iter"],
          ["map", f.closure([p.tuple(["word", "count"])], f.structExpr("Entry", { word: v("word"), count: v("count") }))],
          ["collect"],
        ),
        t.vec(ty("Entry")),
      ),
    ),
    stmt(m(v("entries"), "sort_by", [byCount])),
    stmt(f.println("{lines} lines, {} distinct words", [m(v("entries"), "len")])),
    stmt(
      f.forExpr("e", m(m(v("entries"), "iter"), "take", [f.int(3)]), [
        stmt(f.println("{:4}  {}", [get("e", "count"), get("e", "word")])),
      ]),
    ),
  ]),
]);

// ---- mutex-cache

const state = f.selfField("state");
const locked = (how: string) => m(m(state, how), "unwrap");
export const mutexCache: RustFile = f.file([
  f.structItem({
    name: "Cache",
    docs: ["A concurrent key-value store that counts its hits."],
    attrs: ["derive(Default)"],
    fields: fields({ state: t.rwLock(ty("CacheState")) }),
  }),
  struct("CacheState", { data: t.hashMap(t.string, t.i64), hits: t.i64 }, ["derive(Default)"]),
  f.implItem({
    type: ty("Cache"),
    items: [
      newFn,
      f.fnItem({
        name: "get",
        ...refSelf,
        params: [f.param("key", t.ref(t.str))],
        ret: t.option(t.i64),
        body: f.block(
          [
            f.letMut("state", locked("write")),
            f.letStmt("v", m(m(get("state", "data"), "get", [v("key")]), "copied")),
            stmt(f.ifExpr(m(v("v"), "is_some"), [stmt(f.opAssign(get("state", "hits"), "+=", f.int(1)))])),
          ],
          v("v"),
        ),
      }),
      f.fnItem({
        name: "set",
        ...refSelf,
        params: [f.param("key", t.string), f.param("value", t.i64)],
        body: f.block([stmt(m(f.field(locked("write"), "data"), "insert", [v("key"), v("value")]))]),
      }),
      f.fnItem({ name: "len", ...refSelf, ret: t.usize, body: f.block([], m(f.field(locked("read"), "data"), "len")) }),
    ],
  }),
  main(
    [
      f.letStmt("cache", call("std::sync::Arc::new", call("Cache::new"))),
      f.letMut("wg", call("tokio::task::JoinSet::new")),
      stmt(
        f.forExpr("n", f.range(f.int(0), f.int(10)), [
          f.letStmt("cache", arcClone(f.ref(v("cache")))),
          stmt(
            m(v("wg"), "spawn", [
              f.asyncMove([
                stmt(
                  m(v("cache"), "set", [f.format("key-{}", [f.binary(v("n"), "%", f.int(4))]), f.binary(v("n"), "%", f.int(4))]),
                ),
              ]),
            ]),
          ),
        ]),
      ),
      stmt(f.awaitExpr(m(v("wg"), "join_all"))),
      blank(stmt(f.ifExpr(f.letExpr(p.some("v"), m(v("cache"), "get", [f.str("key-3")])), [stmt(f.println("key-3 = {v}"))]))),
      ifNone(m(v("cache"), "get", [f.str("nope")]), "nope is absent"),
      stmt(f.println("len: {} hits: {}", [m(v("cache"), "len"), f.field(m(m(get("cache", "state"), "read"), "unwrap"), "hits")])),
    ],
    true,
  ),
]);

// ---- partial-handler

export const partialHandler: RustFile = f.file([
  f.implItem({
    type: ty("Service"),
    items: [
      f.fnItem({
        name: "handle",
        ...refSelf,
        params: [f.param("req", t.ref(ty("Request")))],
        ret: ty(f.plain("anyhow::Result", [t.unit])),
        body: f.block([f.letStmt("user", f.tryExpr(m(f.selfField("repo"), "find", [get("req", "user_id")])))], {
          ...m(get("user", "account"), "notify"),
          trivia: { trailing: "// crashes if user or Account is nil" },
        } as RustExpr),
      }),
    ],
  }),
]);

// ---- shared-pointers

const accountRef = ty("AccountRef");
const find = (of: RustExpr, who: RustExpr) => m(of, "find", [who]);
const balance = (of: RustExpr) => f.field(of, "balance");
const rcClone = call("std::rc::Rc::clone", f.ref(v("a")));
const transferTo = (...args: RustExpr[]) => m(v("bank"), "transfer", args);
export const sharedPointers: RustFile = f.file([
  struct("Account", { owner: t.string, balance: t.i64 }),
  f.typeAlias("AccountRef", t.rc(t.refCell(ty("Account")))),
  struct("Bank", { accounts: t.hashMap(t.string, accountRef), audit: t.vec(accountRef) }, ["derive(Default)"]),
  f.implItem({
    type: ty("Bank"),
    items: [
      newFn,
      f.fnItem({
        name: "open",
        ...mutSelf,
        params: [f.param("owner", t.ref(t.str)), f.param("deposit", t.i64)],
        ret: accountRef,
        body: f.block(
          [
            f.letStmt(
              "a",
              call(
                "std::rc::Rc::new",
                call(
                  "std::cell::RefCell::new",
                  f.structExpr("Account", { owner: m(v("owner"), "to_string"), balance: v("deposit") }),
                ),
              ),
            ),
            stmt(m(f.selfField("accounts"), "insert", [m(v("owner"), "to_string"), rcClone])),
            stmt(m(f.selfField("audit"), "push", [rcClone])),
          ],
          v("a"),
        ),
      }),
      f.fnItem({
        name: "find",
        ...refSelf,
        params: [f.param("owner", t.ref(t.str))],
        ret: t.option(accountRef),
        body: f.block([], f.chain(f.selfField("accounts"), ["get", v("owner")], ["cloned"])),
      }),
      f.fnItem({
        name: "transfer",
        ...refSelf,
        params: [f.param("from", t.ref(t.str)), f.param("to", t.ref(t.str)), f.param("amount", t.i64)],
        ret: t.bool,
        body: f.block(
          [
            f.letElse(p.tuple([p.some("src"), p.some("dst")]), f.tuple([find(f.self, v("from")), find(f.self, v("to"))]), [
              stmt(f.ret(f.bool(false))),
            ]),
            stmt(f.ifExpr(f.binary(balance(m(v("src"), "borrow")), "<", v("amount")), [stmt(f.ret(f.bool(false)))])),
            stmt(f.opAssign(balance(m(v("src"), "borrow_mut")), "-=", v("amount"))),
            stmt(f.opAssign(balance(m(v("dst"), "borrow_mut")), "+=", v("amount"))),
          ],
          f.bool(true),
        ),
      }),
    ],
  }),
  main([
    f.letMut("bank", call("Bank::new")),
    f.letStmt("ann", m(v("bank"), "open", [f.str("ann"), f.int(100)])),
    stmt(m(v("bank"), "open", [f.str("bob"), f.int(20)])),
    blank(
      stmt(
        f.println("{} {}", [transferTo(f.str("ann"), f.str("bob"), f.int(30)), transferTo(f.str("bob"), f.str("cyd"), f.int(1))]),
      ),
    ),
    stmt(f.opAssign(balance(m(v("ann"), "borrow_mut")), "+=", f.int(5))),
    stmt(
      f.forExpr("a", f.ref(get("bank", "audit")), [
        f.letStmt("a", m(v("a"), "borrow")),
        stmt(f.println("{} {}", [get("a", "owner"), get("a", "balance")])),
      ]),
    ),
    ifNone(find(v("bank"), f.str("cyd")), "cyd has no account"),
  ]),
]);

// ---- generics

const T = ty("T");
const items = f.param("items", t.ref(t.slice(T)));
const generic = (name: string, ...bounds: Parameters<typeof f.genericParam>[1][]) => f.genericParam(name, ...bounds);
const fn = (
  name: string,
  params: ReturnType<typeof f.param>[],
  ret: RustType,
  body: RustBlock,
  ...generics: ReturnType<typeof generic>[]
) => f.fnItem({ name, generics, params, ret, body });
const wordLen = f.closure(["w"], m(v("w"), "len"));
const addBound = f.bound(f.imported("std::ops::Add", undefined, [t.binding("Output", T)]));
export const generics: RustFile = f.file([
  fn(
    "map",
    [items, f.param("f", t.impl(f.fnBound("FnMut", [t.ref(T)], ty("U"))))],
    t.vec(ty("U")),
    f.block([], f.chain(v("items"), ["iter"], ["map", v("f")], ["collect"])),
    generic("T"),
    generic("U"),
  ),
  fn(
    "filter",
    [items, f.param(p.mut("keep"), t.impl(f.fnBound("FnMut", [t.ref(T)], t.bool)))],
    t.vec(T),
    f.block([], f.chain(v("items"), ["iter"], ["filter", f.closure(["it"], call("keep", v("it")))], ["cloned"], ["collect"])),
    generic("T", f.bound("Clone")),
  ),
  fn(
    "sum",
    [items],
    T,
    f.block(
      [],
      f.chain(
        v("items"),
        ["iter"],
        ["fold", call("T::default"), f.closure(["total", p.deref("it")], f.binary(v("total"), "+", v("it")))],
      ),
    ),
    generic("T", f.bound("Copy"), f.bound("Default"), addBound),
  ),
  fn(
    "max_by",
    [items, f.param("key", t.impl(f.fnBound("Fn", [t.ref(T)], ty("K"))))],
    t.anyhowResult(t.ref(T)),
    f.block(
      [
        f.letStmt(
          p.tuple(["first", "rest"]),
          f.tryExpr(m(m(v("items"), "split_first"), "context", [f.str("empty slice")], { import: "anyhow::Context" })),
        ),
        f.letMut("best", v("first")),
        stmt(
          f.forExpr("it", v("rest"), [
            stmt(f.ifExpr(f.binary(call("key", v("it")), ">", call("key", v("best"))), [stmt(f.assign(v("best"), v("it")))])),
          ]),
        ),
      ],
      f.ok(v("best")),
    ),
    generic("T"),
    generic("K", f.bound("PartialOrd")),
  ),
  f.structItem({ name: "Stack", attrs: ["derive(Default)"], generics: [generic("T")], fields: fields({ items: t.vec(T) }) }),
  f.implItem({
    generics: [generic("T")],
    type: ty("Stack", T),
    items: [
      f.fnItem({
        name: "push",
        ...mutSelf,
        params: [f.param("v", T)],
        body: f.block([stmt(m(f.selfField("items"), "push", [v("v")]))]),
      }),
      f.fnItem({ name: "pop", ...mutSelf, ret: t.option(T), body: f.block([], m(f.selfField("items"), "pop")) }),
    ],
  }),
  main([
    f.letStmt("words", f.array(["go", "rust", "tokio"].map(f.str))),
    f.letStmt("upper", call("map", f.ref(v("words")), f.closure(["w"], m(v("w"), "to_uppercase")))),
    stmt(f.println("{} {}", [m(v("upper"), "join", [f.str(",")]), call("sum", f.ref(call("map", f.ref(v("words")), wordLen)))])),
    f.letStmt(
      "even",
      call(
        "filter",
        f.ref(f.array([f.int(1, "i64"), f.int(2), f.int(3), f.int(4)])),
        f.closure(["n"], f.eq(f.binary(v("n"), "%", f.int(2)), f.int(0))),
      ),
    ),
    stmt(
      f.println("{} {} {}", [
        m(v("even"), "len"),
        f.index(v("even"), f.int(0)),
        call("sum", f.ref(f.array([f.float("0.5"), f.float("0.25")]))),
      ]),
    ),
    f.letStmt("longest", m(call("max_by", f.ref(v("words")), wordLen), "unwrap")),
    stmt(f.println("longest: {longest}")),
    blank(f.letMut("s", call("Stack::default"))),
    stmt(f.forExpr("w", v("words"), [stmt(m(v("s"), "push", [v("w")]))])),
    stmt(f.whileExpr(f.letExpr(p.some("w"), m(v("s"), "pop")), [stmt(f.print("{w};"))])),
    stmt(f.println()),
  ]),
]);

// ---- select-context

const duration = (unit: string, n: number) => call(`std::time::Duration::from_${unit}`, f.int(n));
const token = ty("tokio_util::sync::CancellationToken");
const select = (...arms: Parameters<typeof f.select>[0]) => f.select(arms);
const sendSquare = m(v("out"), "send", [f.binary(v("i"), "*", v("i"))]);
export const selectContext: RustFile = f.file([
  struct("Slow", { name: t.string }, ["derive(Debug, thiserror::Error)", 'error("fetch {name}: too slow")']),
  f.fnItem({
    name: "fetch",
    async: true,
    params: [f.param("ctx", t.ref(token)), f.param("name", t.ref(t.str)), f.param("delay", t.duration())],
    ret: t.result(t.string, ty("Slow")),
    body: f.block(
      [],
      select(
        { pat: p.wild, future: call("tokio::time::sleep", v("delay")), body: f.ok(f.format("{name} done")) },
        { pat: p.wild, future: m(v("ctx"), "cancelled"), body: f.err(f.structExpr("Slow", { name: m(v("name"), "to_string") })) },
      ),
    ),
  }),
  f.fnItem({
    name: "produce",
    async: true,
    params: [f.param("out", t.sender(t.i64)), f.param("quit", token)],
    body: f.block([
      stmt(
        f.forExpr("i", f.range(f.int(0)), [
          stmt(
            select(
              { pat: p.ident("sent"), future: sendSquare, body: f.ifExpr(m(v("sent"), "is_err"), f.block([], f.ret())) },
              { pat: p.wild, future: m(v("quit"), "cancelled"), body: f.block([stmt(f.println("quit")), stmt(f.ret())]) },
            ),
          ),
        ]),
      ),
    ]),
  }),
  f.fnItem({
    name: "with_deadline",
    params: [f.param("deadline", ty("tokio::time::Instant"))],
    ret: token,
    body: f.block(
      [
        f.letStmt("token", call("tokio_util::sync::CancellationToken::new")),
        f.letStmt("timer", f.clone(v("token"))),
        stmt(
          call(
            "tokio::spawn",
            f.asyncMove([
              stmt(f.awaitExpr(f.call(f.plain("tokio::time::sleep_until"), [v("deadline")]))),
              stmt(m(v("timer"), "cancel")),
            ]),
          ),
        ),
      ],
      v("token"),
    ),
  }),
  main(
    [
      f.letStmt("ctx", call("with_deadline", f.binary(call("tokio::time::Instant::now"), "+", duration("millis", 50)))),
      blank(
        stmt(
          f.forExpr(
            p.tuple(["name", "delay"]),
            f.array([f.tuple([f.str("fast"), duration("millis", 1)]), f.tuple([f.str("slow"), duration("secs", 60)])]),
            [
              stmt(
                f.matchExpr(f.awaitExpr(call("fetch", f.ref(v("ctx")), v("name"), v("delay"))), [
                  f.arm(p.ok("s"), f.println("{s}")),
                  f.arm(p.err("err"), f.println("error: {err}")),
                ]),
              ),
            ],
          ),
        ),
      ),
      blank(f.letStmt(p.tuple(["tx", p.mut("out")]), call("tokio::sync::mpsc::channel", f.int(1)))),
      f.letStmt("quit", call("tokio_util::sync::CancellationToken::new")),
      f.letStmt("producer", call("tokio::spawn", call("produce", v("tx"), f.clone(v("quit"))))),
      stmt(
        f.whileExpr(f.letExpr(p.some("v"), f.awaitExpr(m(v("out"), "recv"))), [
          stmt(f.println("{v}")),
          stmt(f.ifExpr(f.binary(v("v"), ">=", f.int(9)), [stmt(m(v("quit"), "cancel")), stmt(f.breakExpr())])),
        ]),
      ),
      stmt(f.awaitExpr(call("tokio::time::sleep", duration("millis", 20)))),
      stmt(m(f.awaitExpr(v("producer")), "unwrap")),
    ],
    true,
  ),
]);
