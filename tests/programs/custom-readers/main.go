package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type rot13 struct{ r io.Reader }

func (r rot13) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	for i, b := range p[:n] {
		switch {
		case b >= 'a' && b <= 'z':
			p[i] = 'a' + (b-'a'+13)%26
		case b >= 'A' && b <= 'Z':
			p[i] = 'A' + (b-'A'+13)%26
		}
	}
	return n, err
}

type lineCounter struct {
	io.Writer
	lines int
}

func (l *lineCounter) Write(p []byte) (int, error) {
	l.lines += bytes.Count(p, []byte{'\n'})
	return l.Writer.Write(p)
}

type Store interface {
	io.ReadWriter
	io.Closer
	Len() int
}
type mem struct {
	buf    []byte
	pos    int
	closed bool
}

var ErrClosed = errors.New("store closed")

func (m *mem) Read(p []byte) (int, error) {
	if m.closed {
		return 0, ErrClosed
	}
	if m.pos >= len(m.buf) {
		return 0, io.EOF
	}
	n := copy(p, m.buf[m.pos:])
	m.pos += n
	return n, nil
}
func (m *mem) Write(p []byte) (int, error) {
	if m.closed {
		return 0, ErrClosed
	}
	m.buf = append(m.buf, p...)
	return len(p), nil
}
func (m *mem) Close() error {
	if m.closed {
		return ErrClosed
	}
	m.closed = true
	return nil
}
func (m *mem) Len() int { return len(m.buf) - m.pos }

type chunked struct {
	parts []string
	i     int
}

func (c *chunked) Read(p []byte) (int, error) {
	if c.i == len(c.parts) {
		return 0, io.EOF
	}
	n := copy(p, c.parts[c.i])
	c.parts[c.i] = c.parts[c.i][n:]
	if c.parts[c.i] == "" {
		c.i++
	}
	return n, nil
}

func dump(w io.Writer, r io.Reader) (n int64, err error) {
	if c, ok := r.(io.Closer); ok {
		defer func() {
			if cerr := c.Close(); err == nil {
				err = cerr
			}
		}()
	}
	return io.Copy(w, r)
}

func splitComma(data []byte, atEOF bool) (int, []byte, error) {
	if i := bytes.IndexByte(data, ','); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, bufio.ErrFinalToken
	}
	return 0, nil, nil
}

type upper struct{ w *bufio.Writer }

func (u upper) Write(p []byte) (int, error) { return u.w.Write(bytes.ToUpper(p)) }
func (u upper) Close() error                { return u.w.Flush() }

func main() {
	io.Copy(os.Stdout, rot13{strings.NewReader("Uryyb, Jbeyq!\n")})
	lc := &lineCounter{Writer: os.Stdout}
	fmt.Fprintf(lc, "a\nb\n%s", "c\n")
	fmt.Println("lines", lc.lines)
	var s Store = &mem{}
	fmt.Fprintf(s, "stored %d items", 3)
	fmt.Println(s.Len())
	n, err := dump(os.Stdout, s)
	fmt.Println("\n", n, err)
	_, err = s.Write(nil)
	fmt.Println(err, errors.Is(err, ErrClosed), s.Close())
	c := &chunked{parts: []string{"x,y", "y,", ",z"}}
	sc := bufio.NewScanner(c)
	sc.Split(splitComma)
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())
	var wc io.WriteCloser = upper{bufio.NewWriter(os.Stdout)}
	io.WriteString(wc, "shout\n")
	fmt.Fprintln(wc, "more", 1)
	wc.Close()
	var rws []io.Reader
	for _, p := range []string{"one ", "two ", "three"} {
		rws = append(rws, strings.NewReader(p))
	}
	all, _ := io.ReadAll(io.MultiReader(rws...))
	fmt.Println(string(all))
	var buf bytes.Buffer
	tee := io.TeeReader(strings.NewReader("teed"), &buf)
	io.Copy(io.Discard, tee)
	fmt.Println(buf.String())
	lr := &io.LimitedReader{R: strings.NewReader("abcdef"), N: 4}
	b, _ := io.ReadAll(lr)
	fmt.Println(string(b), lr.N)
	br := bufio.NewReader(&chunked{parts: []string{"héllo", " wör", "ld\nnext"}})
	for {
		r, size, err := br.ReadRune()
		if err != nil {
			fmt.Println(err)
			break
		}
		if r == '\n' {
			br.UnreadRune()
			line, prefix, err := br.ReadLine()
			fmt.Printf("|%q %v %v|", line, prefix, err)
			continue
		}
		fmt.Printf("%c%d ", r, size)
	}
	p := make([]byte, 4)
	k, err := io.ReadFull(strings.NewReader("ab"), p)
	fmt.Println(k, err, errors.Is(err, io.ErrUnexpectedEOF))
	k, err = io.ReadAtLeast(strings.NewReader("abcdef"), p, 2)
	fmt.Println(k, err, string(p))
	if _, err := io.CopyN(&buf, strings.NewReader("xy"), 5); err != nil {
		fmt.Println(err, buf.Len())
	}
	w := bufio.NewWriterSize(&buf, 4)
	fmt.Fprint(w, "12345")
	fmt.Println(buf.String(), w.Buffered())
	w.Flush()
	fmt.Println(buf.String())
	ss := bufio.NewScanner(strings.NewReader("short\n" + strings.Repeat("x", 100)))
	ss.Buffer(make([]byte, 0, 10), 20)
	for ss.Scan() {
		fmt.Println(ss.Text())
	}
	fmt.Println(ss.Err(), ss.Err() == bufio.ErrTooLong)
}
