// Encoders and decoders that work on streams: base64 with line ends and faults, dumps in pieces, hex there and back.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// trickle reads one byte, then two, then three, and so on.
type trickle struct {
	r     io.Reader
	turns int
}

func (t *trickle) Read(p []byte) (int, error) {
	t.turns++
	return t.r.Read(p[:min(len(p), t.turns)])
}

// shelf takes so many writes.
type shelf struct {
	left int
	bytes.Buffer
}

var errFull = errors.New("shelf full")

func (s *shelf) Write(p []byte) (int, error) {
	if s.left == 0 {
		return 0, errFull
	}
	s.left--
	return s.Buffer.Write(p)
}

func main() {
	poem := "Streams of bytes, and none of them whole: the reader waits, the writer goes on.\n"

	var text bytes.Buffer
	enc := base64.NewEncoder(base64.StdEncoding, &text)
	for _, part := range strings.SplitAfter(poem, " ") {
		io.WriteString(enc, part)
	}
	fmt.Println(enc.Close(), text.String())

	lines := text.String()
	for i := 20; i < len(lines); i += 22 {
		lines = lines[:i] + "\r\n" + lines[i:]
	}
	back, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, &trickle{r: strings.NewReader(lines)}))
	fmt.Printf("%q %v\n", back, err)

	for _, s := range []string{"", "aGk=", "aGk", "aGk=\n", "aG k=", "aGk=aGk=", "aGkh\naGkh", "a", "aGkhaG"} {
		for _, e := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding} {
			got, err := io.ReadAll(base64.NewDecoder(e, strings.NewReader(s)))
			fmt.Printf("%q -> %q %v\n", s, got, err)
		}
	}

	d := hex.Dumper(os.Stdout)
	for i := 0; i < len(poem); i += 13 {
		io.WriteString(d, poem[i:min(i+13, len(poem))])
	}
	fmt.Println(d.Close())
	_, err = d.Write([]byte("late"))
	fmt.Println(err)

	s := &shelf{left: 9}
	d = hex.Dumper(s)
	n, err := d.Write([]byte("some bytes more"))
	fmt.Println(n, err, errors.Is(err, errFull), s.String())

	pipe := hex.NewDecoder(&trickle{r: strings.NewReader(hex.EncodeToString([]byte(poem)))})
	all, err := io.ReadAll(pipe)
	fmt.Println(string(all) == poem, err)
}
