// Implements the browser's storage for those who may be refused it: reading gives null, writing does nothing.

export const readStorage = (storage: "local" | "session", key: string): string | null =>
  attempt(() => storageOf(storage).getItem(key)) ?? null;

export const writeStorage = (storage: "local" | "session", key: string, value: string): void =>
  void attempt(() => storageOf(storage).setItem(key, value));

const storageOf = (storage: "local" | "session"): Storage => (storage === "local" ? localStorage : sessionStorage);

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
