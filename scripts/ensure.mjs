// Implements `npm start`, `npm run dev` and `npm run build` from any state of the checkout: installs what is missing, builds
// what changed, re-uses what is current, and serves. Plain Node without dependencies, since a fresh clone has none.
//
//     node scripts/ensure.mjs install | build | start | dev

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { filesUnder, hashOf, hashOfFiles, root } from "./files.mjs";

const buildStamp = join(root, ".next/.ensure");
const nextBin = join(root, "node_modules/next/dist/bin/next");

/** A failure to tell the user in one line, without a stack. */
class Stop extends Error {}

const say = (text) => console.log(`ferrogo: ${text}`);
const stamped = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");
const stamp = (path, text) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

const run = (command, args, env = {}) => {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32" && command === "npm",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  if (error !== undefined) throw new Stop(`${command} could not be started: ${error.message}`);
  if (status !== 0) throw new Stop(`\`${command} ${args.join(" ")}\` failed (exit ${status}).`);
};

const readJson = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined);

/**
 * Whether what npm noted at its last install is what the lock asks for. What is optional depends on the platform, and is left to
 * npm. No stamp of our own: whoever ran `npm ci` by hand has installed.
 */
const isInstalled = () => {
  const wanted = readJson(join(root, "package-lock.json")).packages;
  const there = readJson(join(root, "node_modules/.package-lock.json"))?.packages ?? {};
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional === true || there[path]?.version === version,
  );
};

export const ensureInstalled = () => {
  if (!isInstalled()) {
    say("installing packages (once, and after changes of package-lock.json) …");
    run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], { NODE_ENV: "" });
  }
  run(process.execPath, [join(root, "scripts/gen-registry.mjs")]);
};

/** What `next build` reads: the sources, and the fixtures, since pages are projections of them. */
const buildHash = () => {
  const folders = ["app", "components", "lib", "translators", "public", "tests/fixtures"];
  const configs = filesUnder(".", (path) =>
    /^(next\.config|postcss\.config|proxy|middleware|tsconfig|instrumentation)[^/]*\.(ts|mjs|json)$/.test(path),
  );
  const setting = [readFileSync(join(root, "package-lock.json")), process.version];
  return hashOf([...setting, hashOfFiles([...folders.flatMap((folder) => filesUnder(folder)), ...configs])]);
};

export const ensureBuilt = () => {
  const hash = buildHash();
  if (existsSync(join(root, ".next/BUILD_ID")) && stamped(buildStamp) === hash) return;
  say("building the pages (once, and after changes of the sources) …");
  run(process.execPath, [nextBin, "build"]);
  stamp(buildStamp, hash);
};

const portOf = (text) => {
  const port = Number(text ?? "3000");
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Stop(`PORT=${text} is not a port number.`);
  return port;
};

const listensOn = (port, host) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });

const requireFree = async (port) => {
  for (const host of ["::", "0.0.0.0", "127.0.0.1"]) {
    const code = await listensOn(port, host);
    if (code === "EADDRINUSE")
      throw new Stop(`port ${port} is taken. Stop what listens there, or choose another one: PORT=${port + 1} npm start`);
    if (code === "EACCES") throw new Stop(`port ${port} needs more rights. Choose one above 1023: PORT=3001 npm start`);
  }
};

const serve = (mode, port) => {
  say(`serving on http://localhost:${port}`);
  const server = spawn(process.execPath, [nextBin, mode, "-p", String(port)], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", PORT: String(port) },
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
  server.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1)));
};

const main = async (task) => {
  if (!["install", "build", "start", "dev"].includes(task))
    throw new Stop("usage: node scripts/ensure.mjs install | build | start | dev");
  const serves = task === "start" || task === "dev";
  const port = portOf(process.env.PORT);
  if (serves) await requireFree(port);
  ensureInstalled();
  if (task === "build" || task === "start") ensureBuilt();
  if (serves) serve(task, port);
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await main(process.argv[2]);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`ferrogo: ${error.message}`);
    process.exitCode = 1;
  }
}
