package log

import (
	"fmt"
	"io"
)

// Err is an error with a number.
type Err struct {
	msg string
	num int64
}

func (e *Err) Error() string { return fmt.Sprintf("#%d %s", e.num, e.msg) }

var count int64

func next() int64 {
	count++
	return count
}

// Errorf makes an error.
func Errorf(format string, args ...any) error {
	return &Err{fmt.Sprintf(format, args...), next()}
}

// Logger writes lines.
type Logger struct {
	w      io.Writer
	prefix string
	n      int64
}

// New makes a logger.
func New(w io.Writer, prefix string) *Logger { return &Logger{w: w, prefix: prefix} }

// Count adds one.
func (l *Logger) Count() { l.n++ }

// Total is the number of counts.
func (l *Logger) Total() int64 { return l.n }

// Say writes a line.
func (l *Logger) Say(format string, args ...any) {
	fmt.Fprintf(l.w, l.prefix+": "+format+"\n", args...)
}
