package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

type Size int64

const (
	_       = iota
	KB Size = 1 << (10 * iota)
	MB
	GB
)

func (s Size) String() string {
	switch {
	case s >= GB:
		return fmt.Sprintf("%.2fGB", float64(s)/float64(GB))
	case s >= MB:
		return fmt.Sprintf("%.2fMB", float64(s)/float64(MB))
	case s >= KB:
		return fmt.Sprintf("%.2fKB", float64(s)/float64(KB))
	}
	return fmt.Sprintf("%dB", int64(s))
}

type UTF8Writer struct {
	buf  [utf8.UTFMax]byte
	n    int
	emit func(r rune) error
}

func (u *UTF8Writer) Write(p []byte) (int, error) {
	for i, b := range p {
		u.buf[u.n] = b
		u.n++
		if utf8.FullRune(u.buf[:u.n]) {
			r, _ := utf8.DecodeRune(u.buf[:u.n])
			u.n = 0
			if err := u.emit(r); err != nil {
				return i, err
			}
		}
	}
	return len(p), nil
}

type Retry struct {
	Attempts int
	Last     error
}

func (r *Retry) Error() string { return fmt.Sprintf("after %d attempts: %v", r.Attempts, r.Last) }
func (r *Retry) Unwrap() error { return r.Last }
func (r *Retry) Timeout() bool { return r.Attempts > 2 }

type timeouter interface{ Timeout() bool }

var errTransient = errors.New("transient")

func retry(n int, f func(int) error) error {
	var last error
	for i := 1; i <= n; i++ {
		if last = f(i); last == nil {
			return nil
		}
		if !errors.Is(last, errTransient) {
			return &Retry{i, last}
		}
	}
	return &Retry{n, last}
}

type Report struct {
	bytes.Buffer
	Name string
}

func (r *Report) Line(format string, a ...any) {
	fmt.Fprintf(r, "%s: "+format+"\n", append([]any{r.Name}, a...)...)
}

type logFunc func(string, ...any)

func (f logFunc) Write(p []byte) (int, error) {
	f("%d bytes: %s", len(p), bytes.TrimSpace(p))
	return len(p), nil
}

func main() {
	fmt.Println(Size(512), 3*KB/2, 5*MB, 7*GB, []Size{1, KB})
	fmt.Printf("%v %d %s %10v|%-10v|\n", MB, MB, MB, KB, KB)
	var out []string
	u := &UTF8Writer{emit: func(r rune) error {
		if r == '!' {
			return errors.New("no shouting")
		}
		out = append(out, string(r))
		return nil
	}}
	n, err := io.WriteString(u, "héé")
	fmt.Println(n, err, out)
	n, err = fmt.Fprint(u, "日本!x")
	fmt.Println(n, err, strings.Join(out, "|"))
	for _, c := range []struct {
		n    int
		fail func(int) error
	}{
		{3, func(i int) error { return fmt.Errorf("try %d: %w", i, errTransient) }},
		{3, func(i int) error { return errors.New("fatal") }},
		{3, func(i int) error {
			if i < 2 {
				return errTransient
			}
			return nil
		}},
	} {
		err := retry(c.n, c.fail)
		var r *Retry
		var to timeouter
		fmt.Println(err, errors.Is(err, errTransient), errors.As(err, &r), errors.As(err, &to) && to.Timeout())
	}
	rep := &Report{Name: "rep"}
	rep.Line("%d%%", 50)
	rep.Line("%v %q", nil, 'x')
	rep.WriteString("raw")
	fmt.Println(rep.String(), rep.Len())
	io.Copy(os.Stdout, rep)
	fmt.Println()
	lf := logFunc(func(f string, a ...any) { fmt.Printf("[log] "+f+"\n", a...) })
	fmt.Fprintf(lf, "value=%d\n", 5)
	bw := bufio.NewWriterSize(lf, 16)
	for i := range 5 {
		fmt.Fprintf(bw, "item%d ", i)
	}
	bw.Flush()
	defer func() {
		r := recover()
		if re, ok := r.(runtime.Error); ok {
			fmt.Println("runtime:", re.Error())
		} else {
			fmt.Println("other:", r)
		}
	}()
	d, _ := time.ParseDuration("1h2m3.004s")
	fmt.Printf("%v %s %T %d %.1f\n", d, d, d, d.Milliseconds(), d.Minutes())
	for _, s := range []string{"12", "-0x1f", "1e3", "99999999999", "", "1_000"} {
		i, err := strconv.Atoi(s)
		i64, err2 := strconv.ParseInt(s, 0, 32)
		f, err3 := strconv.ParseFloat(s, 64)
		fmt.Println(i, err, i64, err2, f, err3)
	}
	b := strconv.AppendQuote(strconv.AppendInt([]byte("n="), -42, 16), "q\x00é☺")
	fmt.Println(string(b), strconv.Quote("\u202e\U0001F600"), strconv.QuoteToASCII("é"), strconv.FormatFloat(1.0/3, 'f', -1, 32))
	var arr []int
	_ = arr[len(os.Args)+5]
}
