// Implements the list of all doubts: where one is found, the whole program takes the floor, whose forms are proved.

import type { Facts } from "../../analysis/facts.ts";
import type { Evidence } from "../decision.ts";
import { blankVariables } from "./blank-variables.ts";
import { changedRunes } from "./changed-runes.ts";
import { changingDisplay } from "./changing-display.ts";
import { certainPanics } from "./certain-panics.ts";
import { infiniteFloats } from "./infinite-floats.ts";
import { genericCode } from "./generic-code.ts";
import { grownParts } from "./grown-parts.ts";
import { heldLocks } from "./held-locks.ts";
import { interfaceVariables } from "./interface-variables.ts";
import { ownCopies } from "./own-copies.ts";
import type { Doubt } from "./doubt.ts";
import { elementPointers } from "./element-pointers.ts";
import { extendedSlices } from "./extended-slices.ts";
import { functionValues } from "./function-values.ts";
import { libraryByEmbedding } from "./library-by-embedding.ts";
import { loadedPointers } from "./loaded-pointers.ts";
import { methodValues } from "./method-values.ts";
import { nilInInterfaces } from "./nil-in-interfaces.ts";
import { nilMaps } from "./nil-maps.ts";
import { nilReceivers } from "./nil-receivers.ts";
import { numberLimits } from "./number-limits.ts";
import { ownErrorInterfaces } from "./own-error-interfaces.ts";
import { ownWriters } from "./own-writers.ts";
import { packageVariables } from "./package-variables.ts";
import { comparedInterfaces } from "./compared-interfaces.ts";
import { composedInterfaces } from "./composed-interfaces.ts";
import { readBesideCalls } from "./read-beside-calls.ts";
import { replacedLists } from "./replaced-lists.ts";
import { replacedViews } from "./replaced-views.ts";
import { replacedParameters } from "./replaced-parameters.ts";
import { runeNumbers } from "./rune-numbers.ts";
import { setArguments } from "./set-arguments.ts";
import { sharedElements } from "./shared-elements.ts";
import { sharedFields } from "./shared-fields.ts";
import { textsAsInterfaces } from "./texts-as-interfaces.ts";

const all: readonly Doubt[] = [
  blankVariables,
  changedRunes,
  certainPanics,
  infiniteFloats,
  genericCode,
  grownParts,
  heldLocks,
  interfaceVariables,
  libraryByEmbedding,
  loadedPointers,
  ownCopies,
  changingDisplay,
  elementPointers,
  extendedSlices,
  functionValues,
  methodValues,
  nilInInterfaces,
  nilMaps,
  nilReceivers,
  numberLimits,
  ownErrorInterfaces,
  ownWriters,
  packageVariables,
  comparedInterfaces,
  composedInterfaces,
  readBesideCalls,
  replacedLists,
  replacedParameters,
  replacedViews,
  runeNumbers,
  setArguments,
  sharedElements,
  sharedFields,
  textsAsInterfaces,
];

export const doubtsAbout = (facts: Facts): readonly Evidence[] => all.flatMap((find) => find(facts));
