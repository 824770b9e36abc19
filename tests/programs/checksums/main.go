package main

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"hash/fnv"
	"io"
	"strings"
)

type artifact struct {
	name string
	data []byte
}

func digest(h hash.Hash, parts ...string) string {
	h.Reset()
	for _, p := range parts {
		io.WriteString(h, p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// bucket spreads keys over shards as a cache would.
func bucket(key string, shards uint32) uint32 {
	h := fnv.New32a()
	h.Write([]byte(key))
	return h.Sum32() % shards
}

type bloom struct {
	bits [4]uint64
}

func (b *bloom) places(key string) [3]uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, key)
	sum := h.Sum64()
	return [3]uint64{sum & 255, sum >> 8 & 255, sum >> 16 & 255}
}

func (b *bloom) add(key string) {
	for _, p := range b.places(key) {
		b.bits[p/64] |= 1 << (p % 64)
	}
}

func (b *bloom) has(key string) bool {
	for _, p := range b.places(key) {
		if b.bits[p/64]&(1<<(p%64)) == 0 {
			return false
		}
	}
	return true
}

func main() {
	artifacts := []artifact{
		{"empty", nil},
		{"hello", []byte("hello, world\n")},
		{"long", []byte(strings.Repeat("0123456789", 50))},
	}
	for _, a := range artifacts {
		fmt.Printf("%s (%d bytes)\n", a.name, len(a.data))
		fmt.Printf("  md5    %x\n  sha1   %x\n  sha256 %x\n", md5.Sum(a.data), sha1.Sum(a.data), sha256.Sum256(a.data))
		fmt.Printf("  crc32  %08x %08x\n", crc32.ChecksumIEEE(a.data), crc32.Checksum(a.data, crc32.MakeTable(crc32.Castagnoli)))
	}
	for name, h := range map[string]hash.Hash{"sha256": sha256.New()} {
		fmt.Println(name, h.Size(), h.BlockSize(), digest(h, "a", "b") == digest(h, "ab"))
	}
	fmt.Println(digest(sha1.New(), "git"), digest(md5.New(), "x"))

	shards := make([]int, 5)
	filter := &bloom{}
	for i := range 40 {
		key := fmt.Sprintf("user-%d", i)
		shards[bucket(key, 5)]++
		filter.add(key)
	}
	fmt.Println(shards, filter.has("user-7"), filter.has("nobody"), filter.has("someone else"))

	token := []byte{0xfb, 0xff, 0, 'o', 'k'}
	for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawURLEncoding} {
		text := enc.EncodeToString(token)
		back, err := enc.DecodeString(text)
		fmt.Println(text, back, err)
	}
	_, err := base64.StdEncoding.DecodeString("aGk=!")
	var corrupt base64.CorruptInputError
	fmt.Println(err, errors.As(err, &corrupt), int64(corrupt))
	_, err = hex.DecodeString("12x4")
	fmt.Println(err)
	_, err = hex.DecodeString("123")
	fmt.Println(err, err == hex.ErrLength)
	fmt.Print(hex.Dump([]byte("A dump of some\x00bytes\xff.")))
}
