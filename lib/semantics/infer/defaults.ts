// Implements what an open type becomes that its uses leave open: by its evidence, and at last by its name.

import { boolType, byteType, float64Type, intType, stringType } from "../basic.ts";
import type { Checker } from "../checker.ts";
import { prune } from "../named.ts";
import { identical, isInteger } from "../predicates.ts";
import type { Type } from "../types.ts";
import { errorType } from "../universe.ts";
import { bind, looksLikeError, type OpenType, unifyOpen, settleAs } from "./open.ts";

/** Settles open types in the order of their making, which is that of the text. */
export const settleByEvidence = (c: Checker): void => {
  const { opens } = c.assumptions;
  // Element types settle with their containers; twice, since one may tell of another.
  for (let round = 0; round < 2; round++) for (const open of [...opens]) if (!open.resolved) byEvidence(c, open);
  for (const open of [...opens]) if (!open.resolved) byName(c, open);
};

const byEvidence = (c: Checker, open: OpenType): void => {
  byMethods(c, open);
  if (open.fields.size > 0 || open.methods.size > 0) return;
  if (open.name !== undefined) {
    if (open.elem && !open.underlying) open.underlying = container(c, open, open.elem);
    return;
  }
  if (looksLikeError(open.label) && open.uses.every((u) => u.use === "nil-compared" || u.use === "compared")) {
    open.resolved = errorType;
  } else if (open.elem) settleAs(open, container(c, open, open.elem));
  else if (open.hints.length > 0) settleAs(open, commonHint(open.hints));
  else if (open.bounds.length === 1) bind(c, open, open.bounds[0]!);
};

/** Types of the standard library that methods alone give away, with the package that holds them. */
const byMethodSet: readonly (readonly [RegExp, string, string])[] = [
  [/^(Lock|Unlock|TryLock)$/, "sync", "Mutex"],
  [/^(Lock|Unlock|TryLock|RLock|RUnlock|TryRLock)$/, "sync", "RWMutex"],
  [/^(Add|Done|Wait|Go)$/, "sync", "WaitGroup"],
];

/** A variable with only the methods of a lock is one; one named as an error or a context, with their methods, is that. */
const byMethods = (c: Checker, open: OpenType): void => {
  if (open.name !== undefined || open.methods.size === 0 || open.fields.size > 0) return;
  const names = [...open.methods.keys()];
  const only = (pattern: RegExp): boolean => names.every((n) => pattern.test(n));
  if (looksLikeError(open.label) && only(/^Error$/)) bind(c, open, errorType);
  else if (open.label === "ctx" && only(/^(Done|Err|Value|Deadline)$/)) bindImported(c, open, "context", "Context");
  else {
    if (names.length === 1 && !/^(mu|mutex|lock|wg|.*Mu|.*Mutex|.*Lock|.*Wg|.*WG)$/.test(open.label ?? "")) return;
    const found = byMethodSet.find(([pattern]) => only(pattern));
    if (found) bindImported(c, open, found[1], found[2]);
  }
};

const bindImported = (c: Checker, open: OpenType, path: string, name: string): void => {
  const t = importedType(c, path, name);
  if (t) bind(c, open, t);
};

/** Ranged or indexed: by a string or another type that is no integer, a map; else a slice. */
const container = (c: Checker, open: OpenType, elem: Type): Type => {
  const key = open.key && prune(open.key);
  const hint = key?.kind === "Open" ? commonHint((key as OpenType).hints) : key;
  if (hint && hint.kind !== "Open" && !isInteger(hint)) {
    if (open.key) unifyOpen(c, open.key, hint);
    return { kind: "Map", key: hint, elem };
  }
  if (open.key) unifyOpen(c, open.key, intType);
  return { kind: "Slice", elem };
};

/** The type that all hints agree on; floats win over integers. Undefined where they contradict each other. */
const commonHint = (hints: readonly Type[]): Type | undefined => {
  const [first, ...rest] = hints;
  if (!first) return undefined;
  if (rest.every((t) => identical(t, first))) return first;
  const numeric = hints.every((t) => isInteger(t) || identical(t, float64Type));
  return numeric ? (hints.find((t) => identical(t, float64Type)) ?? intType) : undefined;
};

const byName = (c: Checker, open: OpenType): void => {
  const name = open.name ?? open.label;
  if (!name || open.fields.size > 0 || open.methods.size > 0) return;
  if (
    open.uses.some(
      (u) => u.use === "nil-compared" || u.use === "composite-literal" || u.use === "called" || u.use === "dereferenced",
    )
  )
    return;
  const t = typeByName(c, name) ?? typeByName(c, name.charAt(0).toLowerCase() + name.slice(1));
  if (!t) return;
  if (open.name !== undefined) open.underlying ??= t.kind === "Basic" ? t : undefined;
  else settleAs(open, t);
};

const byWord: readonly (readonly [RegExp, Type])[] = [
  [/^(ok|found|done|exists|enabled|valid|active)$|^(is|has|can|should|allow)[A-Z_]|(Enabled|Valid|Active)$/, boolType],
  [
    /(^|[a-z0-9_])(id|Id|ID|Ids|IDs)$|^(id|i|j|k|n|count|size|num|total|len|length|age|port|index|idx|limit|offset|page|level|retries|attempts|width|height|year|qty|quantity)$|(Count|Size|Num|Total|Length|Age|Port|Index|Limit|Offset|Page|Level|Retries|Attempts|Width|Height|Quantity)$/i,
    intType,
  ],
  [
    /^(price|rate|ratio|amount|score|weight|percent|balance|lat|lon|lng|average|avg|mean)$|(Price|Rate|Ratio|Amount|Score|Weight|Percent|Balance|Average)$/i,
    float64Type,
  ],
  [/^(data|buf|body|payload|bytes|raw)$|(Data|Buf|Body|Payload|Bytes)$/, { kind: "Slice", elem: byteType }],
  [
    /^(name|msg|message|path|url|key|title|text|email|addr|address|host|user_?name|password|token|label|description|prefix|suffix|s|str|line|word|file_?name|dir|query|format|content|code|status|kind|type|lang|country|city|street|phone)$|(Name|Msg|Message|Path|URL|Url|Key|Title|Text|Email|Addr|Address|Host|Password|Token|Label|Description|Prefix|Suffix|Line|Word|Dir|Query|Format|Content|Code|Phone)$/i,
    stringType,
  ],
];

/** The table of names, for a leaf of which nothing else is known. */
const typeByName = (c: Checker, name: string): Type | undefined => {
  if (looksLikeError(name)) return errorType;
  if (name === "ctx") return importedType(c, "context", "Context");
  if (/^(t|at|now|deadline|start|end|createdAt|updatedAt|timestamp|expires|expiry)$|(At|Deadline|Time)$/.test(name))
    return importedType(c, "time", "Time");
  if (/^(timeout|interval|delay|duration|ttl)$|(Timeout|Interval|Delay|Duration|TTL)$/.test(name))
    return importedType(c, "time", "Duration");
  return byWord.find(([pattern]) => pattern.test(name))?.[1];
};

const importedType = (c: Checker, path: string, name: string): Type | undefined => {
  const obj = c.importPackage(path)?.objects.get(name);
  return obj?.kind === "TypeName" ? obj.type : undefined;
};
