// Implements the iterator forms of std calls for `for` loops: what stands behind `range` needs no list.

import type { RustType } from "../../lib/rust/ast.ts";
import { t } from "../../lib/rust/factory.ts";
import { elementsBackward, elementsForward } from "./_deque.ts";
import { backward, chunks, elements, type IteratorForm, indexed, keys, pairs, values } from "./_list-iterators.ts";
import { foundIter, splitPartsIter } from "./_regexp-parts.ts";
import { fieldsFuncIter, fieldsIter, linesIter, splitIter, splitNIter } from "./_text-iterators.ts";

const refStr: RustType = t.ref(t.str);
const texts =
  (f: typeof splitIter): IteratorForm =>
  (c, ctx) => {
    const value = f(c, ctx);
    return value && { value, item: refStr };
  };

/**
 * By `package.Function`. Go ranges over a slice with index and value, over `iter.Seq` with one value, over `iter.Seq2` with
 * two: `pairs` says that the items are tuples of both.
 */
export const iterators: ReadonlyMap<string, { readonly form: IteratorForm; readonly kind: "list" | "seq" | "pairs" }> = new Map([
  ["strings.Split", { form: texts(splitIter), kind: "list" }],
  ["strings.SplitN", { form: texts(splitNIter), kind: "list" }],
  ["strings.Fields", { form: texts(fieldsIter), kind: "list" }],
  ["strings.FieldsFunc", { form: texts(fieldsFuncIter), kind: "list" }],
  ["strings.SplitSeq", { form: texts(splitIter), kind: "seq" }],
  ["strings.FieldsSeq", { form: texts(fieldsIter), kind: "seq" }],
  ["strings.Lines", { form: texts(linesIter), kind: "seq" }],
  ["regexp.Regexp.FindAllString", { form: foundIter, kind: "list" }],
  ["regexp.Regexp.Split", { form: splitPartsIter, kind: "list" }],
  ["maps.Keys", { form: keys, kind: "seq" }],
  ["maps.Values", { form: values, kind: "seq" }],
  ["maps.All", { form: pairs, kind: "pairs" }],
  ["slices.Values", { form: elements, kind: "seq" }],
  ["slices.All", { form: indexed, kind: "pairs" }],
  ["slices.Backward", { form: backward, kind: "pairs" }],
  ["container/list.List.All", { form: elementsForward, kind: "list" }],
  ["container/list.List.Backward", { form: elementsBackward, kind: "list" }],
  ["slices.Chunk", { form: chunks, kind: "seq" }],
]);
