// SHA-256, CRC-32 and base64 written out, with the constants worked out rather than copied.
package main

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strings"
)

func primes(n int) (ps []int) {
next:
	for c := 2; len(ps) < n; c++ {
		for _, p := range ps {
			if c%p == 0 {
				continue next
			}
		}
		ps = append(ps, c)
	}
	return ps
}

// fraction gives the first 32 bits of the fractional part of the k-th root of p.
func fraction(p, k int) uint32 {
	// floor(root(p) * 2^32) by bisection over big integers
	target := new(big.Int).Lsh(big.NewInt(int64(p)), uint(32*k))
	lo, hi := big.NewInt(0), new(big.Int).Lsh(big.NewInt(int64(p)), 32)
	one := big.NewInt(1)
	for new(big.Int).Sub(hi, lo).Cmp(one) > 0 {
		mid := new(big.Int).Add(lo, hi)
		mid.Rsh(mid, 1)
		if new(big.Int).Exp(mid, big.NewInt(int64(k)), nil).Cmp(target) <= 0 {
			lo = mid
		} else {
			hi = mid
		}
	}
	return uint32(new(big.Int).And(lo, big.NewInt(math.MaxUint32)).Uint64())
}

var (
	roundKeys [64]uint32
	start     [8]uint32
)

func init() {
	for i, p := range primes(64) {
		roundKeys[i] = fraction(p, 3)
		if i < len(start) {
			start[i] = fraction(p, 2)
		}
	}
}

type digest [32]byte

func sha256(msg []byte) (d digest) {
	h := start
	length := uint64(len(msg)) * 8
	padded := append([]byte{}, msg...)
	padded = append(padded, 0x80)
	for len(padded)%64 != 56 {
		padded = append(padded, 0)
	}
	for shift := 56; shift >= 0; shift -= 8 {
		padded = append(padded, byte(length>>shift))
	}
	for ; len(padded) > 0; padded = padded[64:] {
		compress(&h, (*[64]byte)(padded))
	}
	for i, v := range h {
		for j := range 4 {
			d[4*i+j] = byte(v >> (24 - 8*j))
		}
	}
	return
}

func compress(h *[8]uint32, block *[64]byte) {
	var w [64]uint32
	for i := range 16 {
		w[i] = uint32(block[4*i])<<24 | uint32(block[4*i+1])<<16 | uint32(block[4*i+2])<<8 | uint32(block[4*i+3])
	}
	for i := 16; i < 64; i++ {
		s0 := bits.RotateLeft32(w[i-15], -7) ^ bits.RotateLeft32(w[i-15], -18) ^ w[i-15]>>3
		s1 := bits.RotateLeft32(w[i-2], -17) ^ bits.RotateLeft32(w[i-2], -19) ^ w[i-2]>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	v := *h
	a, b, c, d, e, f, g, hh := &v[0], &v[1], &v[2], &v[3], &v[4], &v[5], &v[6], &v[7]
	for i, k := range roundKeys {
		t1 := *hh + (bits.RotateLeft32(*e, -6) ^ bits.RotateLeft32(*e, -11) ^ bits.RotateLeft32(*e, -25)) + (*e&*f ^ ^*e&*g) + k + w[i]
		t2 := (bits.RotateLeft32(*a, -2) ^ bits.RotateLeft32(*a, -13) ^ bits.RotateLeft32(*a, -22)) + (*a&*b ^ *a&*c ^ *b&*c)
		*hh, *g, *f, *e, *d, *c, *b, *a = *g, *f, *e, *d+t1, *c, *b, *a, t1+t2
	}
	for i := range h {
		h[i] += v[i]
	}
}

func crc32(data string) uint32 {
	var table [256]uint32
	for i := range table {
		c := uint32(i)
		for range 8 {
			if c&1 == 1 {
				c = c>>1 ^ 0xedb88320
			} else {
				c >>= 1
			}
		}
		table[i] = c
	}
	crc := ^uint32(0)
	for _, b := range []byte(data) {
		crc = table[byte(crc)^b] ^ crc>>8
	}
	return ^crc
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

func base64(data []byte) string {
	var b strings.Builder
	for len(data) > 0 {
		var group uint
		n := min(3, len(data))
		for i := range 3 {
			group <<= 8
			if i < n {
				group |= uint(data[i])
			}
		}
		for i := range 4 {
			if i > n {
				b.WriteByte('=')
				continue
			}
			b.WriteByte(alphabet[group>>(18-6*i)&63])
		}
		data = data[n:]
	}
	return b.String()
}

func unbase64(s string) (out []byte, err error) {
	acc, n := 0, 0
	for i, r := range strings.TrimRight(s, "=") {
		v := strings.IndexRune(alphabet, r)
		if v < 0 {
			return nil, fmt.Errorf("illegal %q at %d", r, i)
		}
		acc = acc<<6 | v
		if n += 6; n >= 8 {
			n -= 8
			out = append(out, byte(acc>>n))
			acc &= 1<<n - 1
		}
	}
	return out, nil
}

func main() {
	fmt.Printf("%08x %08x\n", start[0], roundKeys[63])
	for _, s := range []string{"", "abc", strings.Repeat("a", 55), strings.Repeat("long ", 40)} {
		fmt.Printf("%x %.8q\n", sha256([]byte(s)), s)
	}
	fmt.Printf("%08x %08x\n", crc32("123456789"), crc32(""))
	for _, s := range []string{"", "f", "fo", "foo", "foob", "héllo\x00\xff"} {
		enc := base64([]byte(s))
		dec, err := unbase64(enc)
		fmt.Println(enc, string(dec) == s, err)
	}
	_, err := unbase64("Zm9*")
	fmt.Println(err)
	d := sha256([]byte("block"))
	chain := []digest{d}
	for range 3 {
		prev := chain[len(chain)-1]
		chain = append(chain, sha256(prev[:]))
	}
	fmt.Printf("%x\n%t %t\n", chain[3], chain[0] == d, chain[1] == sha256(d[:]))
}
