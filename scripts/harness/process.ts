// Implements running another program: stdin given, output collected up to a limit, killed after a time limit.

import { spawn } from "node:child_process";

export interface Run {
  /** One character a byte, so that comparing is comparing bytes; `textOf` makes it readable. */
  readonly stdout: string;
  readonly stderr: string;
  /** Absent when the process was killed: by us for its time or output, or by a signal of its own. */
  readonly exit?: number;
  readonly stopped?: "time" | "output" | "signal" | "start";
  readonly signal?: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly seconds?: number;
  readonly outputLimit?: number;
  /** Of address space, in MiB. */
  readonly memory?: number;
}

export const textOf = (bytes: string): string => Buffer.from(bytes, "latin1").toString("utf8");

export const run = (command: string, args: readonly string[], options: RunOptions = {}): Promise<Run> =>
  new Promise((resolve) => {
    const { seconds = 60, outputLimit = 32 << 20 } = options;
    const limited =
      options.memory === undefined
        ? [command, ...args]
        : ["sh", "-c", `ulimit -v ${options.memory * 1024}; exec "$@"`, "sh", command, ...args];
    const child = spawn(limited[0] ?? command, limited.slice(1), {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: "pipe",
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let size = 0;
    let stopped: Run["stopped"];
    const stop = (why: Run["stopped"]): void => {
      stopped ??= why;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => stop("time"), seconds * 1000);
    const collect = (into: Buffer[]) => (chunk: Buffer) => {
      size += chunk.length;
      if (size > outputLimit) stop("output");
      else into.push(chunk);
    };
    child.stdout.on("data", collect(stdout));
    child.stderr.on("data", collect(stderr));
    // A program that ends without reading its input is no error of ours.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.stdin ?? "");
    const finish = (rest: Partial<Run>): void => {
      clearTimeout(timer);
      resolve({ stdout: Buffer.concat(stdout).toString("latin1"), stderr: Buffer.concat(stderr).toString("utf8"), ...rest });
    };
    child.on("error", (error) => finish({ stderr: error.message, stopped: "start" }));
    child.on("close", (code, signal) => {
      if (code !== null) finish({ exit: code });
      else finish({ stopped: stopped ?? "signal", signal: signal ?? "" });
    });
  });
