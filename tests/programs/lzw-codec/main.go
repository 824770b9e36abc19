package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// LZW with codes of fixed width, a run-length and a move-to-front stage, as a chain of codecs.

type Codec interface {
	Name() string
	Encode(src []byte) []byte
	Decode(src []byte) ([]byte, error)
}

var ErrCorrupt = errors.New("corrupt input")

type LZW struct{ MaxCodes int }

func (LZW) Name() string { return "lzw" }

func (l LZW) Encode(src []byte) []byte {
	codes := make(map[string]uint16, 512)
	for i := range 256 {
		codes[string([]byte{byte(i)})] = uint16(i)
	}
	var out []byte
	emit := func(c uint16) { out = append(out, byte(c>>8), byte(c)) }
	word := ""
	for _, b := range src {
		next := word + string([]byte{b})
		if _, ok := codes[next]; ok {
			word = next
			continue
		}
		emit(codes[word])
		if len(codes) < l.MaxCodes {
			codes[next] = uint16(len(codes))
		}
		word = next[len(next)-1:]
	}
	if word != "" {
		emit(codes[word])
	}
	return out
}

func (l LZW) Decode(src []byte) ([]byte, error) {
	if len(src)%2 != 0 {
		return nil, fmt.Errorf("lzw: odd length %d: %w", len(src), ErrCorrupt)
	}
	table := make([][]byte, 256, 512)
	for i := range table {
		table[i] = []byte{byte(i)}
	}
	var out, prev []byte
	for i := 0; i < len(src); i += 2 {
		c := int(src[i])<<8 | int(src[i+1])
		var entry []byte
		switch {
		case c < len(table):
			entry = table[c]
		case c == len(table) && prev != nil:
			entry = append(bytes.Clone(prev), prev[0])
		default:
			return out, fmt.Errorf("lzw: code %d at %d: %w", c, i, ErrCorrupt)
		}
		out = append(out, entry...)
		if prev != nil && len(table) < l.MaxCodes {
			grown := make([]byte, len(prev), len(prev)+1)
			copy(grown, prev)
			table = append(table, append(grown, entry[0]))
		}
		prev = entry
	}
	return out, nil
}

type RLE struct{}

func (RLE) Name() string { return "rle" }

func (RLE) Encode(src []byte) (out []byte) {
	for len(src) > 0 {
		n := 1
		for n < len(src) && n < 255 && src[n] == src[0] {
			n++
		}
		out = append(out, byte(n), src[0])
		src = src[n:]
	}
	return
}

func (RLE) Decode(src []byte) ([]byte, error) {
	var buf bytes.Buffer
	for i := 0; i+1 < len(src); i += 2 {
		if src[i] == 0 {
			return nil, fmt.Errorf("rle: empty run at %d: %w", i, ErrCorrupt)
		}
		buf.Write(bytes.Repeat(src[i+1:i+2], int(src[i])))
	}
	if len(src)%2 == 1 {
		return buf.Bytes(), ErrCorrupt
	}
	return buf.Bytes(), nil
}

type MTF struct{}

func (MTF) Name() string { return "mtf" }

func identity() (a [256]byte) {
	for i := range a {
		a[i] = byte(i)
	}
	return
}

func front(order *[256]byte, i int) byte {
	b := order[i]
	copy(order[1:i+1], order[:i])
	order[0] = b
	return b
}

func (MTF) Encode(src []byte) []byte {
	order := identity()
	out := make([]byte, len(src))
	for i, b := range src {
		at := bytes.IndexByte(order[:], b)
		out[i] = byte(at)
		front(&order, at)
	}
	return out
}

func (MTF) Decode(src []byte) ([]byte, error) {
	order := identity()
	out := make([]byte, 0, len(src))
	for _, i := range src {
		out = append(out, front(&order, int(i)))
	}
	return out, nil
}

type Chain []Codec

func (c Chain) Name() string {
	names := make([]string, len(c))
	for i, x := range c {
		names[i] = x.Name()
	}
	return strings.Join(names, "+")
}

func (c Chain) Encode(src []byte) []byte {
	for _, x := range c {
		src = x.Encode(src)
	}
	return src
}

func (c Chain) Decode(src []byte) (out []byte, err error) {
	out = src
	for i := len(c) - 1; i >= 0; i-- {
		if out, err = c[i].Decode(out); err != nil {
			return nil, fmt.Errorf("stage %d: %w", i, err)
		}
	}
	return out, nil
}

func main() {
	texts := []string{
		"", "a", "TOBEORNOTTOBEORTOBEORNOT", strings.Repeat("a", 300), "ababababababab",
		"naïve café\x00\xff", strings.Repeat("the rain in spain ", 12),
	}
	codecs := []Codec{LZW{4096}, LZW{260}, RLE{}, MTF{}, Chain{MTF{}, RLE{}}, Chain{RLE{}, LZW{1024}}}
	for _, t := range texts {
		fmt.Printf("%.20q (%d):", t, len(t))
		for _, c := range codecs {
			enc := c.Encode([]byte(t))
			dec, err := c.Decode(enc)
			mark := ""
			if err != nil || !bytes.Equal(dec, []byte(t)) {
				mark = fmt.Sprint("!", err)
			}
			fmt.Printf(" %s=%d%s", c.Name(), len(enc), mark)
		}
		fmt.Println()
	}
	fmt.Printf("%x\n%x\n% x\n", LZW{300}.Encode([]byte("abababa")), RLE{}.Encode([]byte("aaab")), MTF{}.Encode([]byte("banana")))
	for _, bad := range [][]byte{{1}, {0, 65, 9, 9}, {0, 5}} {
		for _, c := range []Codec{LZW{512}, RLE{}, Chain{RLE{}, RLE{}}} {
			out, err := c.Decode(bad)
			fmt.Println(c.Name(), out, err, errors.Is(err, ErrCorrupt))
		}
	}
}
