// Implements the check of the types of integers: what is proved to be natural and counts is `usize`, and each near miss stays `i64`.

import { describe, expect, test } from "vitest";
import { createNodeTranslator, defaultOptions } from "../../../translators/node.ts";

const translator = await createNodeTranslator({ strict: true });

async function rustOf(code: string): Promise<string> {
  const imports = ["fmt", "strings", "strconv"].filter((name) => code.includes(`${name}.`)).map((name) => `import "${name}"\n`);
  const text = `package main\n\n${imports.join("")}\n${code}\n`;
  const files = [{ name: "main.go", text }];
  const { rust } = await translator.translate(files, { ...defaultOptions, output: "idiomatic" }, { ownership: "inferred" });
  return rust.replaceAll(/\s+/g, " ");
}

/** The Go, and what its Rust says and does not say. */
type Case = readonly [about: string, code: string, says: readonly string[], never?: readonly string[]];

const natural: readonly Case[] = [
  [
    "a field that indexes",
    `type L struct { src string; pos int }
func (l *L) next() byte { b := l.src[l.pos]; l.pos++; return b }
func main() { l := &L{src: "ab"}; fmt.Println(l.next(), l.pos) }`,
    ["pos: usize", "self.src.as_bytes()[self.pos]"],
    [" as "],
  ],
  [
    "a step down under a guard",
    `func main() { s := "a  "; end := len(s); for end > 0 && s[end-1] == ' ' { end-- }; fmt.Println(s[:end]) }`,
    ["s.as_bytes()[end - 1]", "end -= 1"],
    [" as "],
  ],
  [
    "a step down behind an early return",
    `type S struct { items []string; top int }
func (s *S) pop() string { if s.top == 0 { return "" }; s.top--; return s.items[s.top] }
func (s *S) push(x string) { s.items = append(s.items[:s.top], x); s.top++ }
func main() { s := &S{}; s.push("a"); fmt.Println(s.pop(), s.pop()) }`,
    ["top: usize", "self.top -= 1"],
    [" as "],
  ],
  [
    "a difference that a guard orders, and parameters by their calls",
    `func half(xs []string, lo, hi int) string { if lo >= hi { return "" }; mid := lo + (hi-lo)/2; return half(xs, lo, mid) + xs[mid] + half(xs, mid+1, hi) }
func main() { xs := []string{"a", "b"}; fmt.Println(half(xs, 0, len(xs))) }`,
    ["lo: usize, hi: usize", "lo + (hi - lo) / 2"],
    [" as "],
  ],
  [
    "a counter that only rises above its start",
    `func main() { s := "aab"; for i := 0; i < len(s); { j := i; for j < len(s) && s[j] == s[i] { j++ }; fmt.Println(j - i); i = j } }`,
    ["j - i"],
    [" as "],
  ],
  [
    "a ring, where the rest of a division stays below a length",
    `type R struct { buf []string; head int }
func (r *R) turn() string { x := r.buf[r.head]; r.head = (r.head + 1) % len(r.buf); return x }
func main() { r := R{buf: []string{"a", "b"}}; fmt.Println(r.turn(), r.turn(), r.head) }`,
    ["head: usize", "(self.head + 1) % self.buf.len()"],
    [" as "],
  ],
  [
    "a result, and what takes it",
    `func width(words []string) int { w := 0; for _, x := range words { if len(x) > w { w = len(x) } }; return w }
func main() { w := width([]string{"ab", "c"}); fmt.Println(strings.Repeat("-", w)) }`,
    ["-> usize", '"-".repeat(w)'],
    [" as "],
  ],
  [
    "a loop from the top, also where the list is empty",
    `func main() { xs := []string{"a", "b"}; for i := len(xs) - 1; i > 0; i-- { xs[i] += xs[i-1] }; fmt.Println(xs) }`,
    ["(1..xs.len()).rev()"],
    [" as "],
  ],
  [
    "a loop down to what a field says",
    `type Item struct { weight int }
func main() { best := make([]bool, 9); best[0] = true; for _, it := range []Item{{2}, {3}} { for w := len(best) - 1; w >= it.weight; w-- { if best[w-it.weight] { best[w] = true } } }; fmt.Println(best) }`,
    ["weight: usize", "best[w - it.weight]"],
    [" as "],
  ],
  [
    "a constant that sizes and bounds",
    `const size = 3
func main() { xs := make([]string, size); for i := 0; i < size; i++ { xs[size-1-i] = strconv.Itoa(i) }; fmt.Println(xs, len(xs) == size) }`,
    ["const SIZE: usize = 3", "xs[SIZE - 1 - i]"],
    [" as "],
  ],
  [
    "a list of indices, in whatever hands",
    `type G struct { adj [][]int }
func (g *G) join(a, b int) { g.adj[a] = append(g.adj[a], b) }
func (g *G) walk(from int) []int { out := []int{from}; for _, w := range g.adj[from] { out = append(out, g.walk(w)...) }; return out }
func main() { g := &G{adj: make([][]int, 3)}; g.join(0, 2); for _, v := range g.walk(0) { fmt.Println(len(g.adj[v])) } }`,
    ["adj: Vec<Vec<usize>>", "-> Vec<usize>"],
    [" as "],
  ],
  [
    "a table whose values index it",
    `func table(p string) []int { t := make([]int, len(p)); k := 0; for i := 1; i < len(p); i++ { for k > 0 && p[k] != p[i] { k = t[k-1] }; if p[k] == p[i] { k++ }; t[i] = k }; return t }
func main() { fmt.Println(table("abab")) }`,
    ["k = t[k - 1]", "-> Vec<usize>"],
    [" as "],
  ],
  [
    "ends that close in, where one may start below zero",
    `func same(s string) bool { left, right := 0, len(s)-1; for left < right { if s[left] == ' ' { left++; continue }; if s[left] != s[right] { return false }; left++; right-- }; return true }
func main() { fmt.Println(same(""), same("abba")) }`,
    ["s.len().saturating_sub(1)", "right -= 1"],
    [" as "],
  ],
  [
    "a bound below a list's length",
    `func reverse(xs []string) { for i := 0; i < len(xs)/2; i++ { j := len(xs) - 1 - i; xs[i], xs[j] = xs[j], xs[i] } }
func main() { xs := []string{"a", "b"}; reverse(xs); fmt.Println(xs) }`,
    ["xs.len() - 1 - i"],
    [" as "],
  ],
  [
    "an end that points at the last, kept behind it",
    `func find(xs []string, want string) bool { lo, hi := 0, len(xs)-1; for lo <= hi { mid := (lo + hi) / 2; if xs[mid] == want { return true }; if xs[mid] < want { lo = mid + 1 } else { hi = mid - 1 } }; return false }
func main() { fmt.Println(find([]string{"a", "b"}, "b"), find(nil, "a")) }`,
    ["while lo < hi", "(lo + hi - 1) / 2", "hi = mid;"],
    [" as "],
  ],
  [
    "a place that comes down to -1, kept one higher",
    `func sort(xs []int) { for i := 1; i < len(xs); i++ { x := xs[i]; j := i - 1; for j >= 0 && xs[j] > x { xs[j+1] = xs[j]; j-- }; xs[j+1] = x } }
func main() { xs := []int{2, 1}; sort(xs); fmt.Println(xs[0]) }`,
    ["let mut j = i;", "while j > 0 && xs[j - 1] > x", "xs[j] = x"],
    [" as "],
  ],
  [
    "a parameter whose calls all point at the last",
    `func part(xs []string, lo, hi int) int { i := lo - 1; for j := lo; j < hi; j++ { if xs[j] <= xs[hi] { i++; xs[i], xs[j] = xs[j], xs[i] } }; xs[i+1], xs[hi] = xs[hi], xs[i+1]; return i + 1 }
func sort(xs []string, lo, hi int) { if lo < hi { p := part(xs, lo, hi); sort(xs, lo, p-1); sort(xs, p+1, hi) } }
func main() { xs := []string{"b", "a"}; sort(xs, 0, len(xs)-1); fmt.Println(xs[0]) }`,
    ["lo: usize, hi: usize) {", "if lo + 1 < hi", "sort(xs, lo, p);", "sort(xs, p + 1, hi);"],
    [" as "],
  ],
  [
    "an index that has reached an element",
    `func put(out []string, xs []string) { i, k := len(xs)-1, len(out)-1; for i >= 0 { if i%2 == 0 { out[k] = xs[i] } else { out[k] = "-" }; i--; k-- } }
func main() { out := make([]string, 3); put(out, []string{"a", "b"}); fmt.Println(out[1], out[2]) }`,
    ["let mut k = out.len();", "out[k - 1]"],
    [" as "],
  ],
  [
    "a sum that takes away before it adds",
    `func main() { n := len(strings.Fields("a b c")); seen := make([]bool, 2*n); for r := 0; r < n; r++ { for c := 0; c < n; c++ { d := r - c + n; seen[d] = true } }; fmt.Println(seen[n]) }`,
    ["let d = r + n - c;"],
    [" as "],
  ],
  [
    "the lowest bit",
    `func main() { sums := make([]string, 9); for i := 1; i < len(sums); i += i & -i { sums[i] = "a" }; n := 0; for i := len(sums) - 1; i > 0; i -= i & -i { n++ }; fmt.Println(sums[1], n) }`,
    ["i += i & i.wrapping_neg()", "i -= i & i.wrapping_neg()"],
    [" as "],
  ],
  [
    "an index that doubles, and reaches elements only",
    `func walk(xs []string, node int) string { if node > 3 { return "" }; return xs[node] }
func visit(xs []string, node, depth int) string { if depth == 0 { return xs[node] }; return visit(xs, 2*node, depth-1) + visit(xs, 2*node+1, depth-1) }
func main() { xs := []string{"a", "b", "c", "d"}; fmt.Println(visit(xs, 1, 1), walk(xs, 1)) }`,
    ["fn visit(xs: &[String], node: usize"],
  ],
  [
    "the values of a map, by each way that leads to them",
    `func main() { xs := []string{"a", "b"}; at := map[string]int{}; for i, x := range xs { if j, ok := at[x]; ok { fmt.Println(xs[j]) }; at[x] = i }; for _, i := range at { fmt.Println(xs[i]) }; fmt.Println(xs[at["a"]]) }`,
    ["HashMap<String, usize>"],
    [" as "],
  ],
  [
    "counts in a map that are compared with a length",
    `func main() { xs := []int{1, 2, 2}; n := map[int]int{}; for _, x := range xs { n[x]++; if n[x] > len(xs)/2 { fmt.Println(x) } } }`,
    ["HashMap<i64, usize>"],
    [" as "],
  ],
  [
    "the rest of a division by a length",
    `func main() { xs := []string{"a", "b"}; k := len(strings.Fields("a b c")); k %= len(xs); n := len(xs) - k - 1; fmt.Println(xs[k], xs[n], n) }`,
    ["k %= xs.len()", "xs.len() - k - 1"],
    [" as "],
  ],
  [
    "a difference of which it is only asked whether anything is left",
    `func pad(s string, width int) string { gap := width - len(s); if gap <= 0 { return s }; left := gap / 2; return strings.Repeat(" ", left) + s + strings.Repeat(" ", gap-left) }
func main() { fmt.Println(pad("a", 5), pad("abc", 2)) }`,
    ["let gap = width.saturating_sub(s.len());", "if gap == 0"],
    [" as "],
  ],
  [
    "parameters that come down from where the calls begin",
    `func around(s string, l, r int) int { for l >= 0 && r < len(s) && s[l] == s[r] { l--; r++ }; return r }
func main() { s := "aba"; for i := range s { fmt.Println(around(s, i, i)) } }`,
    ["l: usize, mut r: usize", "while l > 0 &&", "around(s, i + 1, i)"],
    [" as "],
  ],
];

const signed: readonly Case[] = [
  [
    "a step down without a guard",
    `func main() { xs := []string{"a", "b"}; i := 1; for n := 0; n < 3; n++ { if i < len(xs) { fmt.Println(i) }; i-- } }`,
    ["i -= 1", "i < xs.len() as i64"],
    ["let mut i: usize"],
  ],
  [
    "a guard that does not hold any more",
    `func main() { xs := []string{"a"}; n := len(xs); if n > 0 { n -= 2; if n < len(xs) { fmt.Println(n) } } }`,
    ["xs.len() as i64"],
    ["n: usize"],
  ],
  [
    "a sum that reads itself",
    `func main() { xs := []string{"a"}; n := len(xs); a := 0; n += n * 3; ends := []int{a - n}; fmt.Println(ends, n < len(xs)) }`,
    ["a - n as i64"],
  ],
  [
    "what a loop that never ran would say of a length",
    `func main() { xs := []string{}; i, j := 0, len(xs)-1; for i < j { i++; j-- }; ends := []int{len(xs) - 1}; fmt.Println(ends) }`,
    ["xs.len() as i64 - 1]"],
  ],
  [
    "what a loop that counts down leaves behind",
    `func main() { low := len([]string{}[:0]); for w := 3; w >= low; w-- { fmt.Println(w) }; ends := []int{low - 1}; fmt.Println(ends) }`,
    ["low as i64 - 1]"],
  ],
  [
    "a guard of another turn",
    `func main() { s := "abc"; k := len(s); if k > 0 { for i := 0; i < 5; i++ { k--; fmt.Println(k < len(s)) } } }`,
    [" as i64"],
    ["let mut k = s.len();"],
  ],
  [
    "a guard that a call undoes",
    `type C struct { n int; xs []string }
func (c *C) clear() { c.n = 0 }
func (c *C) step() { if c.n > 0 { c.clear(); c.n-- } }
func main() { c := &C{n: 2, xs: []string{"a"}}; c.step(); fmt.Println(c.n < len(c.xs)) }`,
    ["n: i64"],
  ],
  [
    "a guard that a pointer undoes",
    `func main() { xs := []string{"a"}; n := len(xs); p := &n; if n > 0 { *p = 0; n-- }; fmt.Println(n, n < len(xs)) }`,
    [],
    ["n: usize"],
  ],
  [
    "a test of the sign",
    `func at(xs []string, i int) string { if i < 0 || i >= len(xs) { return "none" }; return xs[i] }
func main() { fmt.Println(at(nil, 0), at([]string{"x"}, 0)) }`,
    ["i: i64", "i < 0"],
  ],
  [
    "a result that may be -1",
    `func find(xs []string, x string) int { for i, y := range xs { if x == y { return i } }; return -1 }
func main() { fmt.Println(find(nil, "a"), find([]string{"a"}, "a")) }`,
    ["-> i64"],
  ],
  [
    "a bound that may be negative",
    `func head(xs []string, n int) { for i := 0; i < n; i++ { fmt.Println(xs[i%len(xs)]) } }
func main() { head([]string{"a"}, 1); head(nil, -2) }`,
    ["n: i64", "i as usize % xs.len()"],
  ],
  [
    "a bound that may be negative, and is reached",
    `func main() { s, p := "a", "abc"; for i := 0; i <= len(s)-len(p); i++ { fmt.Println(s[i:]) } }`,
    [" as i64"],
    ["saturating_sub"],
  ],
  [
    "a hash that wraps",
    `func mix(s string) int { h := 7; for i := range s { h = h*31 + int(s[i]) }; return h }
func main() { fmt.Println(mix("a"), mix("b") < len("abc")) }`,
    ["-> i64"],
  ],
  ["a type that can be seen", `func main() { s := strings.Fields("a b"); n := len(s); fmt.Printf("%T %d\\n", n, n) }`, ["int {"]],
  [
    "a number that becomes a character",
    `func main() { xs := []string{"a"}; for n := 65; n < 65+len(xs); n++ { fmt.Printf("%c\\n", n) } }`,
    [" as i64"],
  ],
  [
    "a value of any type",
    `func show(x any) { fmt.Println(x) }
func main() { xs := []string{"a"}; n := 0; for n < len(xs) { n++ }; show(n) }`,
    ["n < xs.len() as i64"],
  ],
  [
    "a method that an interface asks for",
    `type Sized interface { Size(by int) int }
type T struct { xs []string }
func (t T) Size(by int) int { return len(t.xs) + by }
func main() { var s Sized = T{}; fmt.Println(s.Size(-1)) }`,
    ["by: i64) -> i64"],
  ],
  [
    "an end that may be below zero and is seen",
    `func middle(xs []string) int { i, j := 0, len(xs)-1; for i < j { i++; j-- }; return j }
func main() { fmt.Println(middle(nil), middle([]string{"a"})) }`,
    ["-> i64", "xs.len() as i64 - 1"],
    ["saturating_sub"],
  ],
  [
    "an end that is compared with what may be below zero",
    `func count(xs []string, low int) int { n := 0; for i, j := low, len(xs)-1; i < j; i, j = i+1, j-1 { n++ }; return n }
func main() { fmt.Println(count(nil, -3), count([]string{"a"}, 0)) }`,
    ["xs.len() as i64 - 1"],
    ["saturating_sub"],
  ],
  [
    "a list that gets what may be negative",
    `func main() { xs := []string{"a"}; ends := []int{len(xs)}; ends = append(ends, len(xs)-2); fmt.Println(ends, xs[:ends[0]]) }`,
    ["ends[0] as usize"],
    ["Vec<usize>"],
  ],
  [
    "a list with a name, and one that goes into it",
    `type Row []int
func (r Row) sum() int { s := 0; for _, x := range r { s += x }; return s }
func main() { xs := []string{"a"}; ends := []int{len(xs)}; r := Row(ends); r = append(r, ends...); fmt.Println(r.sum(), xs[:ends[0]]) }`,
    ["ends[0] as usize"],
    ["Vec<usize>"],
  ],
  [
    "a list for a function of any kind",
    `func first[T any](xs []T) T { return xs[0] }
func main() { xs := []string{"a"}; ends := []int{len(xs)}; fmt.Println(first(ends), xs[:ends[0]]) }`,
    ["ends[0] as usize"],
    ["Vec<usize>"],
  ],
  [
    "a closure that writes",
    `func main() { xs := []string{"a"}; n := 0; down := func() { n-- }; down(); fmt.Println(n < len(xs)) }`,
    [],
    ["n: usize"],
  ],
  [
    "a place that stands for nothing at -1",
    `func last(xs []string, want string) int { at := -1; for i, x := range xs { if x == want { at = i } }; return at }
func main() { xs := []string{"a"}; if i := last(xs, "a"); i >= 0 { fmt.Println(xs[i]) } }`,
    ["let mut at = -1;"],
  ],
  [
    "an end that closures see",
    `func main() { xs := []string{"a", "b"}; hi := len(xs) - 1; down := func() { hi-- }; for hi >= 0 { fmt.Println(xs[hi]); down() } }`,
    [" as usize"],
  ],
  [
    "a parameter that a function value gives, too",
    `func upTo(xs []string, hi int) string { s := ""; for hi >= 0 { s += xs[hi]; hi-- }; return s }
func main() { xs := []string{"a", "b"}; f := upTo; fmt.Println(upTo(xs, len(xs)-1), f(xs, 0)) }`,
    ["hi: i64"],
  ],
  [
    "a product that is compared beside the index",
    `func leaf(xs []string, n int) int { if n >= len(xs) { return n }; return leaf(xs, 2*n+1) }
func main() { fmt.Println(leaf([]string{"a", "b"}, 0)) }`,
    ["n: i64"],
  ],
  [
    "a map whose values come down",
    `func main() { xs := []string{"a"}; n := map[string]int{"a": len(xs)}; for _, x := range xs { n[x]-- }; fmt.Println(n["a"]) }`,
    ["xs.len() as i64"],
    ["usize"],
  ],
  [
    "a map that a function of any kind sees",
    `func show(x any) { fmt.Println(x) }
func main() { xs := []string{"a"}; n := map[string]int{}; n["a"] = len(xs); show(n) }`,
    ["xs.len() as i64"],
  ],
  [
    "a difference that is told apart from zero where it is below",
    `func pad(s string, width int) string { gap := width - len(s); if gap < 0 { return "?" }; return s + strings.Repeat(" ", gap) }
func main() { fmt.Println(pad("a", 5), pad("abc", 2)) }`,
    ["width - s.len() as i64"],
    ["saturating_sub"],
  ],
  [
    "a difference that is seen below zero",
    `func gap(s string, width int) int { gap := width - len(s); if gap > 0 { return gap }; return gap - 1 }
func main() { fmt.Println(gap("a", 5), gap("abc", 2)) }`,
    ["width - s.len() as i64"],
    ["saturating_sub"],
  ],
  [
    "a difference that goes up before it is asked",
    `func gap(s string, width int) string { gap := width - len(s); gap++; if gap > 0 { return strings.Repeat(".", gap) }; return "" }
func main() { fmt.Println(gap("a", 5), gap("abc", 1)) }`,
    ["width - s.len() as i64"],
    ["saturating_sub"],
  ],
  [
    "a difference that is compared with what may be below zero",
    `func more(s string, width, least int) bool { gap := width - len(s); return gap > least }
func main() { fmt.Println(more("abc", 1, -3), more("abc", 1, 0)) }`,
    ["width - s.len() as i64"],
    ["saturating_sub"],
  ],
];

describe("natural numbers that count", () => {
  for (const [about, code, says, never] of natural) test(about, () => check(code, says, never));
});

describe("what may be negative, or is seen", () => {
  for (const [about, code, says, never] of signed) test(about, () => check(code, says, never));
});

async function check(code: string, says: readonly string[], never: readonly string[] = []): Promise<void> {
  const rust = await rustOf(code);
  for (const part of says) expect(rust).toContain(part);
  for (const part of never) expect(rust).not.toContain(part);
}
