package main

import "fmt"

type level int32

const (
	debug level = 1 << iota
	info
	warn
	fatal
	nothing    level = 0
	everything       = debug | info | warn | fatal
)

type Logger struct {
	mask  level
	lines []string
}

func New(mask level) Logger { return Logger{mask: mask} }

func (l *Logger) Enable(x level) { l.mask |= x }

func (l *Logger) Log(x level, text string) {
	if l.mask&x == 0 {
		return
	}
	l.lines = append(l.lines, fmt.Sprintf("[%d] %s", x, text))
}

func (l Logger) Mask() level { return l.mask }

func total(ms ...Logger) level {
	t := nothing
	for _, m := range ms {
		t |= m.Mask()
	}
	return t
}

func toggled(x level, on bool) level {
	if on {
		return x | fatal
	}
	return x &^ fatal
}

func main() {
	l := New(info | warn)
	l.Enable(fatal)
	l.Enable(debug)
	l.mask &^= debug
	l.Log(debug, "no")
	l.Log(info, "yes")
	l.Log(fatal, "all")
	for _, s := range l.lines {
		fmt.Println(s)
	}
	fmt.Println(l.Mask(), total(l, New(debug)), everything == total(Logger{mask: everything}))
	fmt.Println(toggled(info, true), toggled(fatal|warn, false))
	bits := 0
	for _, x := range []level{debug, info, warn, fatal} {
		if everything&^l.mask&x != 0 {
			bits++
		}
	}
	fmt.Println(bits, int(everything), int64(l.mask)<<2)
	n := 6
	x := level(n) & warn
	var y level = 0xf
	fmt.Println(x, y == everything, y&0b11, -1&y)
	done := make(chan level)
	go func() {
		var acc level
		for i := 0; i < 3; i++ {
			acc |= level(1 << uint(i))
		}
		done <- acc
	}()
	fmt.Println(<-done)
	defer func() { fmt.Println("bye", l.mask) }()
	l.mask = nothing
}
