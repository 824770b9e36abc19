package main

import (
	"fmt"
	"math"
	"math/bits"
	"strconv"
)

// FNV-1a and a finalizer of our own, since hash/fnv would be too easy.
func fnv1a(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h ^= uint64(s[i])
		h *= 1099511628211
	}
	return h
}

func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

type Bitset []uint64

func (b Bitset) Set(i uint)      { b[i/64] |= 1 << (i % 64) }
func (b Bitset) Has(i uint) bool { return b[i/64]>>(i%64)&1 != 0 }
func (b Bitset) Count() (n int) {
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

type Filter struct {
	bits   Bitset
	m, k   uint
	adds   int
	hasher func(string) (uint64, uint64)
}

// New chooses size and number of hashes for n entries and a rate of false positives.
func New(n int, rate float64) *Filter {
	m := uint(math.Ceil(-float64(n) * math.Log(rate) / (math.Ln2 * math.Ln2)))
	m = (m + 63) &^ 63
	k := uint(math.Max(1, math.Round(float64(m)/float64(n)*math.Ln2)))
	return &Filter{
		bits: make(Bitset, m/64), m: m, k: k,
		hasher: func(s string) (uint64, uint64) { h := fnv1a(s); return h, mix(h) | 1 },
	}
}

func (f *Filter) positions(s string, visit func(uint) bool) bool {
	a, b := f.hasher(s)
	for i := range uint64(f.k) {
		if !visit(uint((a + i*b) % uint64(f.m))) {
			return false
		}
	}
	return true
}

func (f *Filter) Add(s string) {
	f.adds++
	f.positions(s, func(i uint) bool {
		f.bits.Set(i)
		return true
	})
}

func (f *Filter) Has(s string) bool { return f.positions(s, f.bits.Has) }

func (f *Filter) Union(g *Filter) error {
	if f.m != g.m || f.k != g.k {
		return fmt.Errorf("union: %d/%d against %d/%d", f.m, f.k, g.m, g.k)
	}
	for i := range f.bits {
		f.bits[i] |= g.bits[i]
	}
	f.adds += g.adds
	return nil
}

// Estimate tells how many distinct entries were added, by the share of bits that are set.
func (f *Filter) Estimate() float64 {
	return -float64(f.m) / float64(f.k) * math.Log(1-float64(f.bits.Count())/float64(f.m))
}

// hyperLogLog with 2^p registers
type hyperLogLog struct {
	p    uint8
	regs []uint8
}

func (h *hyperLogLog) add(s string) {
	x := mix(fnv1a(s))
	i := x >> (64 - h.p)
	rank := uint8(bits.LeadingZeros64(x<<h.p|1)) + 1
	h.regs[i] = max(h.regs[i], rank)
}

func (h *hyperLogLog) count() float64 {
	m := float64(len(h.regs))
	sum, zeros := 0.0, 0
	for _, r := range h.regs {
		sum += math.Pow(2, -float64(r))
		if r == 0 {
			zeros++
		}
	}
	e := 0.7213 / (1 + 1.079/m) * m * m / sum
	if e <= 2.5*m && zeros > 0 {
		e = m * math.Log(m/float64(zeros))
	}
	return e
}

func main() {
	fmt.Printf("%016x %016x %016x\n", fnv1a(""), fnv1a("hello"), mix(fnv1a("hello")))
	f := New(500, 0.02)
	for i := range 500 {
		f.Add("user-" + strconv.Itoa(i*i))
	}
	missed, wrong := 0, 0
	for i := range 500 {
		if !f.Has("user-" + strconv.Itoa(i*i)) {
			missed++
		}
		if f.Has("guest-" + strconv.Itoa(i)) {
			wrong++
		}
	}
	fmt.Println(f.m, f.k, f.bits.Count(), missed, wrong)
	fmt.Printf("estimate %.1f of %d\n", f.Estimate(), f.adds)

	g := New(500, 0.02)
	g.Add("guest-extra")
	fmt.Println(f.Has("guest-extra"), f.Union(g), f.Has("guest-extra"), f.adds)
	fmt.Println(f.Union(New(10, 0.5)))

	h := hyperLogLog{p: 8, regs: make([]uint8, 1<<8)}
	for i := range 20000 {
		h.add(strconv.Itoa(i % 7000))
	}
	fmt.Printf("hll %.2f\n", h.count())
	var b Bitset = make([]uint64, 2)
	for _, i := range []uint{0, 63, 64, 127} {
		b.Set(i)
	}
	fmt.Printf("%x %d %t %t\n", b, b.Count(), b.Has(64), b.Has(65))
}
