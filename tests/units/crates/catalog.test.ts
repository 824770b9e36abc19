// Implements the tests of the catalogue of crates and of the Cargo.toml printed from it.

import { describe, expect, test } from "vitest";
import { cargoToml, crateForGoModule, crateOf, rustNameOf } from "../../../lib/crates/catalog.ts";
import { crates } from "../../../lib/crates/crates.ts";

describe("crateOf", () => {
  test("knows a crate by its name on crates.io and in Rust", () => {
    expect(crateOf("tokio-util")).toMatchObject({ name: "tokio-util", version: "0.7", onPlayground: true });
    expect(crateOf("tokio_util")).toBe(crateOf("tokio-util"));
    expect(crateOf("md5")?.name).toBe("md-5");
    expect(crateOf("left-pad")).toBeUndefined();
  });

  test("tells which crates the playground lacks", () => {
    const absent = ["async-channel", "flume", "axum", "dashmap", "sqlx", "rstest"];
    expect(absent.filter((name) => crateOf(name)?.onPlayground !== false)).toEqual([]);
  });
});

describe("crateForGoModule", () => {
  test.each([
    ["github.com/google/uuid", "uuid"],
    ["github.com/gorilla/mux", "axum"],
    ["github.com/go-chi/chi/v5", "axum"],
    ["github.com/go-chi/chi/v5/middleware", "axum"],
    ["golang.org/x/sync/errgroup", "tokio"],
    ["gopkg.in/yaml.v3", "serde_yaml"],
    ["github.com/stretchr/testify/mock", "mockall"],
  ])("%s is answered by %s", (path, name) => {
    expect(crateForGoModule(path)?.name).toBe(name);
  });

  test.each(["github.com/google/uuidx", "github.com/google", "fmt", "golang.org/x/sync", ""])(
    "%s is answered by none",
    (path) => {
      expect(crateForGoModule(path)).toBeUndefined();
    },
  );
});

describe("the table", () => {
  test("names each crate and each Go module once", () => {
    const names = crates.flatMap((crate) => [...new Set([crate.name, rustNameOf(crate)])]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    const modules = crates.flatMap((crate) => crate.goModules);
    expect(modules.filter((module, i) => modules.indexOf(module) !== i)).toEqual([]);
  });

  test("gives caret requirements", () => {
    expect(crates.filter((crate) => !/^(0\.\d+|[1-9]\d*)$/.test(crate.version))).toEqual([]);
  });
});

describe("cargoToml", () => {
  test("prints sorted dependencies with the features they need", () => {
    const text = cargoToml({
      name: "ShopAPI",
      crates: ["tokio", "anyhow", { name: "tokio", features: ["net", "sync"] }],
      isLibrary: false,
    });
    expect(text).toBe(`[package]
name = "shop-api"
version = "0.1.0"
edition = "2024"
rust-version = "1.88"

[dependencies]
anyhow = "1"
tokio = { version = "1", features = ["macros", "net", "rt-multi-thread", "sync", "time"] }
`);
  });

  test("tells a library from a program", () => {
    expect(cargoToml({ name: "x", crates: [], isLibrary: true })).toContain('[lib]\npath = "src/lib.rs"\n');
    expect(cargoToml({ name: "x", crates: [], isLibrary: false })).not.toContain("[lib]");
  });

  test.each([
    ["", "program"],
    ["wörld peace!", "w-rld-peace"],
    ["2048", "p2048"],
    ["match", "match-rs"],
    ["test", "test-rs"],
    ["regex", "regex-rs"],
  ])("makes of %j the name %s", (name, expected) => {
    expect(cargoToml({ name, crates: ["regex"], isLibrary: false })).toContain(`name = "${expected}"`);
  });

  test("refuses a crate that the catalogue lacks", () => {
    expect(() => cargoToml({ name: "x", crates: ["left-pad"], isLibrary: false })).toThrow("left-pad");
  });
});
