package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// Interfaces of the library as fields, parameters, results, maps; converted in all directions.
type Codec interface {
	Encode(w io.Writer, v any) error
	Decode(r io.Reader) (any, error)
}
type textCodec struct{ sep string }

func (t textCodec) Encode(w io.Writer, v any) error {
	_, err := fmt.Fprintf(w, "%v%s", v, t.sep)
	return err
}
func (t textCodec) Decode(r io.Reader) (any, error) {
	br, ok := r.(*bufio.Reader)
	if !ok {
		br = bufio.NewReader(r)
	}
	s, err := br.ReadString(t.sep[0])
	if err == io.EOF && s != "" {
		err = nil
	}
	return strings.TrimSuffix(s, t.sep), err
}

type conn struct {
	io.Reader
	io.Writer
	io.Closer
	name string
}
type closerFunc func() error

func (f closerFunc) Close() error { return f() }

type countingWriter struct {
	w io.Writer
	n int64
}

func (c *countingWriter) Write(p []byte) (n int, err error) {
	n, err = c.w.Write(p)
	c.n += int64(n)
	return
}

func newConn(in string, out io.Writer) io.ReadWriteCloser {
	return &conn{strings.NewReader(in), out, closerFunc(func() error { fmt.Println("closed"); return nil }), "c1"}
}
func readerOf(rwc io.ReadWriteCloser) io.Reader { return rwc }
func writerOf(rw io.ReadWriter) io.Writer       { return rw }

func describe(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case fmt.Stringer:
		return "stringer " + x.String()
	case error:
		return "error " + x.Error()
	case io.ReadWriteCloser:
		return "rwc"
	case io.Reader:
		return "reader"
	case func() string:
		return "func " + x()
	case []byte:
		return "bytes " + string(x)
	case map[string]int:
		return fmt.Sprint("map ", len(x))
	}
	return fmt.Sprintf("other %T", v)
}

func main() {
	var sb strings.Builder
	cw := &countingWriter{w: &sb}
	c := newConn("first;second;third", cw)
	r := bufio.NewReader(readerOf(c))
	var codec Codec = textCodec{";"}
	for {
		v, err := codec.Decode(r)
		if err != nil {
			fmt.Println("err", err)
			break
		}
		if err := codec.Encode(writerOf(c), strings.ToUpper(v.(string))); err != nil {
			panic(err)
		}
	}
	fmt.Println(sb.String(), cw.n)
	if cl, ok := c.(io.Closer); ok {
		cl.Close()
	}
	if _, ok := c.(io.Seeker); !ok {
		fmt.Println("no seeker")
	}
	var w io.Writer = os.Stdout
	if f, ok := w.(*os.File); ok {
		fmt.Println(f.Name(), f == os.Stdout)
	}
	if sw, ok := w.(io.StringWriter); ok {
		sw.WriteString("string writer\n")
	}
	fmt.Println(describe(nil), describe(io.EOF), describe(c), describe(strings.NewReader("x")), describe(func() string { return "f" }), describe([]byte("b")), describe(map[string]int{"a": 1}), describe(3))
	ws := map[string]io.Writer{"a": &sb, "out": os.Stdout}
	fmt.Fprintln(ws["out"], len(ws), ws["none"] == nil)
	pr := io.Reader(strings.NewReader("12 abc 3.5\n"))
	var a int
	var b string
	var f float64
	n, err := fmt.Fscanf(pr, "%d %s %f\n", &a, &b, &f)
	fmt.Println(n, err, a, b, f)
	var e1, e2 error
	fmt.Println(e1 == e2, e1 == nil)
	e1 = fmt.Errorf("x")
	fmt.Println(e1 == e2, e1 != nil)
	half, fault := halved(-1)
	e1 = fault
	fmt.Println(half, fault, fault != nil, e1)
	half, fault = halved(3)
	e1 = fault
	fmt.Println(half, fault, fault == nil, e1 == nil)
}

// What an error of the library stands behind may ask for no more than error does.
type failure interface{ Error() string }

func halved(x float64) (float64, failure) {
	if x < 0 {
		return 0, errors.New("negative")
	}
	return x / 2, nil
}
