package main

import (
	"fmt"
	"math"
	"math/bits"
	"strconv"
)

type (
	Celsius int8
	Mask    uint16
)

const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
	_
	PB
)

const (
	huge   = 1 << 100
	tenth  = huge >> 97
	ratio  = huge / 3.0 / (1 << 99)
	letter = 'a' + 1.0
	third  = 1 / 3
	exact  = 1 / 3.
	big    = 1e3
)

const (
	a, b = iota, iota * 10
	_, _
	c, d
	e = "str"
	f
	g = iota
)

type weekday uint

const (
	sunday weekday = iota
	monday
	tuesday
	friday = monday + 4
)

func wrap8(n int) (int8, uint8)                     { return int8(n), uint8(n) }
func shl[T ~uint8 | ~int16 | ~int64](x T, n uint) T { return x << n }

func divmod(a, b int) (q, r int, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = p.(error)
		}
	}()
	return a / b, a % b, nil
}

func main() {
	fmt.Println(KB, MB, GB, PB, tenth, ratio, letter, third, exact == 1.0/3, uint8(big/10))
	fmt.Println(a, b, c, d, e, f, g, sunday, friday)

	for _, n := range []int{127, 128, 255, 256, -1, -129, 300} {
		s, u := wrap8(n)
		fmt.Print(s, " ", u, " ", Celsius(n), " ", int16(u)<<8, "; ")
	}
	fmt.Println()
	var i8 int8 = math.MaxInt8
	var u8 uint8
	var i16 int16 = math.MinInt16
	var u16 uint16 = 40000
	var i32 int32 = math.MaxInt32
	var u32 uint32 = 1 << 31
	var i64 int64 = math.MinInt64
	var u64 uint64 = math.MaxUint64
	i8++
	u8--
	i16--
	u16 *= 2
	i32 += 2
	u32 <<= 1
	i64 = -i64
	u64 += 2
	fmt.Println(i8, u8, i16, u16, i32, u32, i64, u64)
	i8 = -128
	fmt.Println(-i8, i8/-1, i8%-1, i8*i8, ^i8, +i8, i8>>1, i8>>7, i8<<1, uint8(i8)>>1)
	fmt.Println(i64/-1, i64-1, -7/2, -7%2, 7%-2, -7>>1, -7&3, 7&^5, 6^3, ^0)

	for _, n := range []uint{0, 1, 7, 8, 15, 63, 64, 200} {
		fmt.Print(shl(uint8(3), n), " ", shl(int16(-3), n), " ", shl(int64(1), n), " ", int32(-5)>>n, " ", uint32(math.MaxUint32)>>n, "; ")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		n := -2
		fmt.Println(1 << n)
	}()
	for _, p := range [][2]int{{17, 5}, {-17, 5}, {17, -5}, {1, 0}, {math.MinInt, -1}} {
		fmt.Println(divmod(p[0], p[1]))
	}

	m := Mask(0b1010_0000_1111_0001)
	m &^= 0x00f0
	m |= 1 << 1
	m ^= 0xffff
	m = m<<4 | m>>12
	fmt.Printf("%016b %#x %d %d\n", m, m, bits.OnesCount16(uint16(m)), bits.TrailingZeros16(uint16(m)))
	hi, lo := bits.Mul64(math.MaxUint64, math.MaxUint64-1)
	sum, carry := bits.Add64(1<<63, 1<<63, 1)
	fmt.Println(hi, lo, sum, carry, bits.Len(0), bits.Len32(1000), bits.RotateLeft8(0b10000001, 1), bits.Reverse8(6))

	x := 0x1p-2
	y := 1_000.5e-1
	z := 0o17 + 017 + 0b11 + 'Z' - '\x41' + '\u00e9'
	fmt.Println(x, y, z, int(-x-2.9), int(x+2.7), uint8(int(y)), int64(float32(16777217)))
	var f32 float32 = 0.1
	f64 := 0.1
	fmt.Println(f32+0.2, f64+0.2, float64(f32) == f64, f32*f32, math.MaxFloat32*2, float32(1e-46))
	zero := 0.0
	fmt.Println(1/zero, -1/zero, math.NaN() == math.NaN(), math.Signbit(-zero), -zero, 1/(-1/zero))
	fmt.Println(math.MaxInt64, uint64(math.MaxUint64), math.Pi, float32(math.E), math.SmallestNonzeroFloat64)

	h := uint32(2166136261)
	for _, c := range []byte("hash me") {
		h = (h ^ uint32(c)) * 16777619
	}
	lcg := func(seed int32) int32 { return seed*1103515245 + 12345 }
	fmt.Println(h, lcg(lcg(lcg(1))), int8(h), uint16(h>>7))
	for _, s := range []string{"128", "-129", "ff", "0x7f", "1_000", ""} {
		n, err := strconv.ParseInt(s, 0, 8)
		u, err2 := strconv.ParseUint(s, 16, 64)
		fmt.Println(n, err, u, err2)
	}
	var ip uintptr = 1 << 20
	fmt.Println(ip>>3, strconv.FormatInt(-255, 16), strconv.FormatUint(35, 36), monday+tuesday)
}
