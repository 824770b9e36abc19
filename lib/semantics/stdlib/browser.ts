// Implements the standard library for the browser, fetched by package from where public/stdlib is served.

import index from "../../../public/stdlib/index.json";
import { createLibrary, type Library } from "./library.ts";
import { textFileName } from "./text.ts";

const packages: Readonly<Record<string, { readonly hash: string }>> = index.packages;

/** Each address holds the hash of its text, so that caches may keep it for ever. Other paths cost no request. */
export function createBrowserLibrary(base = "/stdlib/"): Library {
  return createLibrary(async (path) => {
    const entry = Object.hasOwn(packages, path) ? packages[path] : undefined;
    if (!entry) return undefined;
    const response = await fetch(`${base}${textFileName(path)}?v=${entry.hash}`);
    if (!response.ok) throw new Error(`cannot load the data of package ${path}: status ${response.status}`);
    return response.text();
  });
}
