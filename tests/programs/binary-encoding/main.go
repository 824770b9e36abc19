package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
)

const word = 4

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	buf := make([]byte, 8)
	binary.LittleEndian.PutUint32(buf, 0xdeadbeef)
	binary.BigEndian.PutUint16(buf[4:], 0x1234)
	fmt.Printf("% x\n", buf)
	fmt.Println(binary.LittleEndian.Uint64(buf), binary.BigEndian.Uint32(buf[2:]))
	var order binary.ByteOrder = binary.BigEndian
	fmt.Println(order, order.Uint16(buf[4:6]), binary.LittleEndian)
	out := binary.LittleEndian.AppendUint32(nil, 7)
	out = binary.BigEndian.AppendUint64(out, math.MaxUint64-1)
	fmt.Println(out)
	try("short", func() { binary.BigEndian.PutUint32(buf[:2], 1) })
	var b bytes.Buffer
	fmt.Println(binary.Write(&b, binary.LittleEndian, int32(-5)), binary.Write(&b, order, []uint16{1, 2, 3}))
	binary.Write(&b, binary.LittleEndian, [2]float32{1.5, -2})
	binary.Write(&b, binary.LittleEndian, []byte("hi"))
	fmt.Println(b.Bytes(), b.Len())
	var n int32
	var list [3]uint16
	var fs [2]float32
	fmt.Println(binary.Read(&b, binary.LittleEndian, &n), n)
	fmt.Println(binary.Read(&b, binary.BigEndian, &list), list)
	fmt.Println(binary.Read(&b, binary.LittleEndian, &fs), fs)
	var big uint64
	fmt.Println(binary.Read(&b, binary.LittleEndian, &big), big)
	fmt.Println(binary.Read(&b, binary.LittleEndian, &big), big)
	for _, x := range []int64{0, 1, -1, 63, -64, 300, math.MaxInt64, math.MinInt64} {
		v := make([]byte, binary.MaxVarintLen64)
		k := binary.PutVarint(v, x)
		y, m := binary.Varint(v[:k])
		u, w := binary.Uvarint(v[:k])
		fmt.Printf("%d %x %d %d %d %d\n", x, v[:k], y, m, u, w)
	}
	fmt.Println(binary.Uvarint([]byte{0x80}))
	fmt.Println(binary.Uvarint(bytes.Repeat([]byte{0xff}, 11)))
	fmt.Println(binary.Uvarint([]byte{255, 255, 255, 255, 255, 255, 255, 255, 255, 2}))
	fmt.Println(binary.AppendUvarint([]byte{9}, 300), binary.AppendVarint(nil, -3), word)
	x, y := 3, 4.0
	fmt.Println(!(x == 3), !(x != 3), !(x < 3), !(y < 3), !(y == 4), !("a" < "b"), !(x >= 3 && y > 1))
}
