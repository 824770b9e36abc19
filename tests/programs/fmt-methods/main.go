package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type Temp float64

func (t Temp) Format(f fmt.State, verb rune) {
	w, okw := f.Width()
	p, okp := f.Precision()
	fmt.Fprintf(f, "T[%c %d %v %d %v %v%v]", verb, w, okw, p, okp, f.Flag('+'), f.Flag('#'))
}

type Secret struct{ s string }

func (Secret) GoString() string  { return "Secret(***)" }
func (s *Secret) String() string { return "ptr:" + s.s }

type Level int

const (
	Low Level = iota
	High
)

func (l Level) String() string { return [...]string{"low", "high"}[l] }

type NotFound struct{ Name string }

func (e *NotFound) Error() string { return "not found: " + e.Name }

type Code int

func (c Code) Error() string        { return fmt.Sprintf("code %d", int(c)) }
func (c Code) Is(target error) bool { return target == ErrAny }

var ErrAny = errors.New("any")

type Multi struct{ errs []error }

func (m Multi) Error() string   { return fmt.Sprintf("%d errors", len(m.errs)) }
func (m Multi) Unwrap() []error { return m.errs }

type Conv struct{ n int }

func (c Conv) Error() string { return "conv" }
func (c Conv) As(target any) bool {
	if p, ok := target.(**NotFound); ok {
		*p = &NotFound{"conv"}
		return true
	}
	return false
}

type up struct{ w io.Writer }

func (u up) Write(p []byte) (int, error) {
	return u.w.Write([]byte(strings.ToUpper(string(p))))
}

type counter struct{ n, s int }

func (c *counter) Write(p []byte) (int, error)       { c.n += len(p); return len(p), nil }
func (c *counter) WriteString(s string) (int, error) { c.s += len(s); return len(s), nil }

type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if len(p) > f.left {
		n := f.left
		f.left = 0
		return n, errors.New("disk full")
	}
	f.left -= len(p)
	return len(p), nil
}

type rep struct {
	b byte
	n int
}

func (r *rep) Read(p []byte) (int, error) {
	if r.n == 0 {
		return 0, io.EOF
	}
	k := min(len(p), r.n, 3)
	for i := range k {
		p[i] = r.b
	}
	r.n -= k
	return k, nil
}

type inner struct {
	A Level
	b Level
}
type Outer struct {
	inner
	P *inner
	M map[Level]string
	E error
}

func main() {
	fmt.Printf("%v %+8.3d %#x %s\n", Temp(1), Temp(2), Temp(3), []Temp{4})
	fmt.Printf("%v %#v %#v %s\n", Secret{"a"}, Secret{"b"}, &Secret{"c"}, &Secret{"d"})
	fmt.Println(Low, High, []Level{Low, High}, map[Level]int{High: 1, Low: 2})
	fmt.Printf("%v %d %s %q %x %05d|%6v|%-6v|\n", High, High, High, High, High, High, High, High)
	fmt.Println(Level(7))
	o := Outer{inner{High, Low}, nil, map[Level]string{High: "h"}, &NotFound{"x"}}
	fmt.Printf("%v\n%+v\n%#v\n", o, o, o.inner)
	var np *NotFound
	fmt.Printf("%v %+v\n", np == nil, o.P)
	e1 := fmt.Errorf("open: %w", &NotFound{"f"})
	e2 := fmt.Errorf("both: %w and %w", Code(3), e1)
	fmt.Println(e2, errors.Is(e2, ErrAny), errors.Is(e2, io.EOF), errors.Unwrap(e2), errors.Unwrap(e1))
	var nf *NotFound
	fmt.Println(errors.As(e2, &nf), nf.Name)
	var c Code
	fmt.Println(errors.As(e2, &c), c)
	j := errors.Join(e1, nil, Code(1))
	fmt.Printf("%v|%T|%T|%T\n", j, j, e1, e2)
	m := Multi{[]error{io.EOF, Code(9)}}
	fmt.Println(m, errors.Is(m, io.EOF), errors.Unwrap(m), errors.Is(m, m))
	nf = nil
	fmt.Println(errors.As(fmt.Errorf("w: %w", Conv{1}), &nf), nf)
	if x, ok := errors.AsType[*NotFound](e2); ok {
		fmt.Println("astype", x.Name)
	}
	fmt.Fprintf(up{os.Stdout}, "hello %d\n", 5)
	var cn counter
	io.WriteString(&cn, "abc")
	fmt.Fprint(&cn, "abcd")
	fmt.Println(cn)
	bw := bufio.NewWriterSize(&failing{5}, 4)
	for i := range 4 {
		n, err := bw.WriteString("xyz")
		fmt.Println(i, n, err, bw.Buffered(), bw.Available())
	}
	fmt.Println(bw.Flush(), bw.WriteByte('a'))
	b, err := io.ReadAll(io.LimitReader(&rep{'z', 10}, 7))
	fmt.Println(string(b), err)
	var sb strings.Builder
	n, err := io.Copy(&sb, io.TeeReader(io.MultiReader(&rep{'a', 4}, strings.NewReader("tail")), os.Stdout))
	fmt.Println()
	fmt.Println(n, err, sb.String())
	var rc io.ReadCloser = io.NopCloser(strings.NewReader("line1\nline2"))
	sc := bufio.NewScanner(rc)
	for sc.Scan() {
		fmt.Println(sc.Text())
	}
	rc.Close()
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("q w")), bufio.NewWriter(os.Stdout))
	word, _ := rw.ReadString(' ')
	rw.WriteString(word + "!\n")
	rw.Flush()
	var x, y Level
	k, err := fmt.Sscan("1 0", &x, &y)
	fmt.Println(k, err, x, y)
	w := io.MultiWriter(os.Stdout, &cn)
	fmt.Fprintln(w, "multi", err == nil)
	fmt.Println(cn.n)
	var s fmt.Stringer = High
	fmt.Printf("%T %v\n", s, s)
	fmt.Printf("%[2]*[1]d|%-*d|%.*f\n", 5, 4, 6, 7, 2, 3.14159)
	fmt.Printf("%!|%d %s\n", "x", 3)
	fmt.Printf("%6.2f|%-8s|%08.3f|%+d|%x|%X|%o|%b|%e|%g\n", 3.14159, "go", -3.5, 7, "hi", []byte{1, 171}, 8, 5, 12345.678, 1e21)
}
