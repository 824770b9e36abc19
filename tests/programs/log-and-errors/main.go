package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
)

type prefixWriter struct {
	w      io.Writer
	prefix string
	atBOL  bool
}

func NewPrefix(w io.Writer, p string) *prefixWriter { return &prefixWriter{w, p, true} }
func (p *prefixWriter) Write(b []byte) (int, error) {
	n := 0
	for len(b) > 0 {
		if p.atBOL {
			if _, err := io.WriteString(p.w, p.prefix); err != nil {
				return n, err
			}
			p.atBOL = false
		}
		i := bytes.IndexByte(b, '\n')
		if i < 0 {
			m, err := p.w.Write(b)
			return n + m, err
		}
		m, err := p.w.Write(b[:i+1])
		n += m
		if err != nil {
			return n, err
		}
		b = b[i+1:]
		p.atBOL = true
	}
	return n, nil
}

type Level uint8

const (
	Debug Level = iota + 1
	Info
	Warn
)

func (l Level) String() string {
	switch l {
	case Debug:
		return "DEBUG"
	case Info:
		return "INFO"
	case Warn:
		return "WARN"
	}
	return fmt.Sprintf("Level(%d)", uint8(l))
}

type Logger struct {
	*log.Logger
	min Level
}

func (l *Logger) Log(lv Level, format string, args ...any) {
	if lv < l.min {
		return
	}
	l.Printf("%-5v "+format, append([]any{lv}, args...)...)
}

type opError struct {
	Op  string
	Err error
}

func (e opError) Error() string { return e.Op + ": " + e.Err.Error() }
func (e opError) Unwrap() error { return e.Err }

var ErrTemp = errors.New("temporary failure")

func work(i int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	switch i {
	case 0:
		return nil
	case 1:
		return opError{"read", ErrTemp}
	case 2:
		return fmt.Errorf("layer2: %w", fmt.Errorf("layer1: %w", opError{"write", io.ErrUnexpectedEOF}))
	case 3:
		var m map[string]int
		m["x"] = 1
	case 4:
		var a []int
		_ = a[i]
	}
	return errors.Join(ErrTemp, opError{"x", io.EOF})
}

func main() {
	var buf bytes.Buffer
	lg := &Logger{log.New(io.MultiWriter(os.Stdout, &buf), "app ", log.Lmsgprefix), Info}
	lg.Log(Debug, "hidden %d", 1)
	lg.Log(Info, "shown %d %q", 1, "x")
	lg.Log(Warn, "no args")
	lg.Log(Level(9), "%v", []Level{1, 2, 7})
	pw := NewPrefix(os.Stdout, "> ")
	fmt.Fprint(pw, "a\nb")
	fmt.Fprintln(pw, "c")
	fmt.Fprintf(pw, "%s\n%s\n", "x", "y")
	for i := range 6 {
		err := work(i)
		var oe opError
		fmt.Printf("%d: %v | temp=%t eof=%t as=%t %q\n", i, err, errors.Is(err, ErrTemp), errors.Is(err, io.EOF), errors.As(err, &oe), oe.Op)
	}
	fmt.Println(strings.Count(buf.String(), "\n"), buf.Len())
	lg.SetPrefix("new: ")
	lg.SetFlags(0)
	lg.Println("x", 1, true, nil, 2.5)
	fmt.Println(lg.Prefix(), lg.Flags())
}
