// Implements the program as inference reads it, without what only Go has a use for: declarations that are checks, jumps that are
// loops, options of the command line that are pointers, second names of what a map was just given, cases that ask again for what
// they found, questions about the types of errors, type parameters that are lists, heaps and lists of `any`. Each step is checked again
// as a program of its own.

import type { File, Ident } from "../go/ast.ts";
import { withoutAsType } from "./as-type.ts";
import { type BlankCheck, withoutBlankChecks } from "./blank-checks.ts";
import { withoutErrorSwitches } from "./error-switches.ts";
import { withBoundSwitches } from "./bound-switches.ts";
import { type FilledMap, withFilledMaps } from "./filled-maps.ts";
import { withFlagValues } from "./flag-values.ts";
import { checkPackage } from "./check.ts";
import { withoutLatePointers } from "./late-pointers.ts";
import type { TypeInfo } from "./info.ts";
import type { PackageSource } from "./package-source.ts";
import { withoutListParams } from "./list-params.ts";
import { type PlainJump, withPlainJumps } from "./plain-jumps.ts";
import { checkTypedHeaps, withTypedHeap } from "./typed-heap.ts";
import { checkTypedLists, withTypedList } from "./typed-list.ts";

interface Reading {
  readonly jumps: readonly PlainJump[];
  readonly checks: readonly BlankCheck[];
  /** Names of type parameters that stood for lists. */
  readonly listParams: readonly Ident[];
  /** Maps that the Go fills where it asks them. */
  readonly fills: readonly FilledMap[];
}

const known = new WeakMap<TypeInfo, Reading>();

/** What was rewritten or taken out before this program was checked. */
export const readingOf = (info: TypeInfo): Reading => known.get(info) ?? { jumps: [], checks: [], listParams: [], fills: [] };

interface Read {
  readonly info: TypeInfo;
  /** Checks files that were made from these, as a program that was read in the same way. */
  readonly again: (files: readonly File[]) => TypeInfo;
}

export function readForInference(written: TypeInfo, packages: PackageSource): Read {
  const bare = withoutBlankChecks(written, packages);
  const plain = withPlainJumps(bare?.info ?? written, packages);
  const jumped = plain?.info ?? bare?.info ?? written;
  const named = withoutAsType(jumped, packages) ?? jumped;
  const pointed = withoutLatePointers(named, packages) ?? named;
  const filled = withFilledMaps(pointed, packages);
  const owned = filled?.info ?? pointed;
  const bound = withBoundSwitches(owned, packages) ?? owned;
  const valued = withFlagValues(bound, packages) ?? bound;
  const asked = withoutErrorSwitches(valued, packages) ?? valued;
  const lists = withoutListParams(asked, packages);
  const before = lists?.info ?? asked;
  const listed = checkTypedLists(before, packages);
  const source = listed ? withTypedList(packages) : packages;
  const typed = checkTypedHeaps(listed ?? before, source);
  const read = typed ?? listed ?? before;
  const reading: Reading = {
    jumps: plain?.jumps ?? [],
    checks: bare?.checks ?? [],
    listParams: lists?.params ?? [],
    fills: filled?.fills ?? [],
  };
  if (read !== written) known.set(read, reading);
  return {
    info: read,
    again: (files) => {
      const info = checkPackage(files, typed ? withTypedHeap(source) : source);
      known.set(info, reading);
      return info;
    },
  };
}
