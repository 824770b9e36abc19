// Implements Go's container/heap in Rust: the trait that a list has to implement, and the functions that keep it in order.

import type { EmitContext } from "../../lib/patterns/kit.ts";
import { textItem } from "../../lib/rust/factory.ts";

export type HeapFunction = "heap_init" | "heap_push" | "heap_pop" | "heap_remove" | "heap_fix";

/** Asks for a function, with the trait and what it calls, and gives the name to call it by. */
export function heapHelper(ctx: EmitContext, name: HeapFunction): string {
  ctx.helper("Heaped", () => [textItem(traitText(ctx))]);
  for (const needed of needs[name]) ctx.helper(needed, () => [textItem(texts[needed])]);
  ctx.helper(name, () => [textItem(texts[name])]);
  return name;
}

const needs: Readonly<Record<HeapFunction, readonly ("heap_up" | "heap_down")[]>> = {
  heap_init: ["heap_down"],
  heap_push: ["heap_up"],
  heap_pop: ["heap_down"],
  heap_remove: ["heap_up", "heap_down"],
  heap_fix: ["heap_up", "heap_down"],
};

/** A program that only pushes or only pops leaves a method without a caller. */
function traitText(ctx: EmitContext): string {
  const called = new Set(ctx.facts.nodesOf("CallExpr").map((c) => ctx.info.calleeOf(c)?.name));
  const isWhole = called.has("Push") && (called.has("Pop") || called.has("Remove"));
  return isWhole ? trait : trait.replace("\ntrait", "\n#[allow(dead_code)]\ntrait");
}

const trait = `
/// A list that is kept as a binary heap, the least element first.
trait Heaped {
    type Item;

    fn len(&self) -> usize;
    fn less(&self, i: usize, j: usize) -> bool;
    fn swap(&mut self, i: usize, j: usize);
    fn push(&mut self, item: Self::Item);
    fn pop(&mut self) -> Self::Item;
}`;

const texts = {
  heap_init: `
/// Brings all elements into the order of a heap.
fn heap_init(heap: &mut impl Heaped) {
    let n = heap.len();
    for i in (0..n / 2).rev() {
        heap_down(heap, i, n);
    }
}`,
  heap_push: `
/// Adds an element and lets it rise to its place.
fn heap_push<H: Heaped>(heap: &mut H, item: H::Item) {
    heap.push(item);
    heap_up(heap, heap.len() - 1);
}`,
  heap_pop: `
/// Takes the least element out.
fn heap_pop<H: Heaped>(heap: &mut H) -> H::Item {
    let last = heap.len() - 1;
    heap.swap(0, last);
    heap_down(heap, 0, last);
    heap.pop()
}`,
  heap_remove: `
/// Takes the element at an index out.
fn heap_remove<H: Heaped>(heap: &mut H, i: usize) -> H::Item {
    let last = heap.len() - 1;
    if i != last {
        heap.swap(i, last);
        if !heap_down(heap, i, last) {
            heap_up(heap, i);
        }
    }
    heap.pop()
}`,
  heap_fix: `
/// Moves an element that has changed to its new place; below zero there is none.
fn heap_fix(heap: &mut impl Heaped, index: impl TryInto<usize>) {
    let Ok(i) = index.try_into() else {
        return;
    };
    if !heap_down(heap, i, heap.len()) {
        heap_up(heap, i);
    }
}`,
  heap_up: `
fn heap_up(heap: &mut impl Heaped, mut child: usize) {
    while child > 0 {
        let parent = (child - 1) / 2;
        if !heap.less(child, parent) {
            break;
        }
        heap.swap(parent, child);
        child = parent;
    }
}`,
  heap_down: `
/// Lets an element sink below its children; tells whether it moved.
fn heap_down(heap: &mut impl Heaped, start: usize, n: usize) -> bool {
    let mut parent = start;
    loop {
        let left = 2 * parent + 1;
        if left >= n {
            break;
        }
        let right = left + 1;
        let child = if right < n && heap.less(right, left) {
            right
        } else {
            left
        };
        if !heap.less(child, parent) {
            break;
        }
        heap.swap(parent, child);
        parent = child;
    }
    parent > start
}`,
} as const;
