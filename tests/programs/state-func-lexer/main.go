// A lexer in the style of text/template: each state is a function that gives the next one.
package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type itemType int

const (
	itemError itemType = iota
	itemEOF
	itemText
	itemOpen  // {{
	itemClose // }}
	itemIdent
	itemNumber
	itemString
	itemPipe
	itemDot
)

func (t itemType) String() string {
	switch t {
	case itemError:
		return "error"
	case itemEOF:
		return "EOF"
	case itemText:
		return "text"
	case itemOpen:
		return "open"
	case itemClose:
		return "close"
	case itemIdent:
		return "ident"
	case itemNumber:
		return "number"
	case itemString:
		return "string"
	}
	return fmt.Sprintf("item(%d)", int(t))
}

type item struct {
	typ  itemType
	val  string
	line int
}

func (i item) String() string {
	switch {
	case i.typ == itemEOF:
		return "EOF"
	case i.typ == itemError:
		return "ERROR: " + i.val
	case len(i.val) > 10:
		return fmt.Sprintf("%v:%.10q...", i.typ, i.val)
	}
	return fmt.Sprintf("%v:%q", i.typ, i.val)
}

const eof rune = -1

type stateFn func(*lexer) stateFn

type lexer struct {
	input      string
	start, pos int
	width      int
	line       int
	items      []item
}

func (l *lexer) next() rune {
	if l.pos >= len(l.input) {
		l.width = 0
		return eof
	}
	r, w := utf8.DecodeRuneInString(l.input[l.pos:])
	l.width = w
	l.pos += w
	if r == '\n' {
		l.line++
	}
	return r
}

func (l *lexer) backup() {
	l.pos -= l.width
	if l.width == 1 && l.input[l.pos] == '\n' {
		l.line--
	}
}

func (l *lexer) peek() rune {
	r := l.next()
	l.backup()
	return r
}

func (l *lexer) emit(t itemType) {
	l.items = append(l.items, item{t, l.input[l.start:l.pos], l.line})
	l.start = l.pos
}

func (l *lexer) ignore() { l.start = l.pos }

func (l *lexer) accept(valid string) bool {
	if strings.ContainsRune(valid, l.next()) {
		return true
	}
	l.backup()
	return false
}

func (l *lexer) acceptRun(valid string) {
	for l.accept(valid) {
	}
}

func (l *lexer) errorf(format string, args ...any) stateFn {
	l.items = append(l.items, item{itemError, fmt.Sprintf(format, args...), l.line})
	return nil
}

func lexText(l *lexer) stateFn {
	if i := strings.Index(l.input[l.pos:], "{{"); i >= 0 {
		l.line += strings.Count(l.input[l.pos:l.pos+i], "\n")
		l.pos += i
		if l.pos > l.start {
			l.emit(itemText)
		}
		return lexOpen
	}
	l.line += strings.Count(l.input[l.pos:], "\n")
	l.pos = len(l.input)
	if l.pos > l.start {
		l.emit(itemText)
	}
	l.emit(itemEOF)
	return nil
}

func lexOpen(l *lexer) stateFn {
	l.pos += len("{{")
	l.emit(itemOpen)
	return lexInside
}

func lexInside(l *lexer) stateFn {
	if strings.HasPrefix(l.input[l.pos:], "}}") {
		l.pos += 2
		l.emit(itemClose)
		return lexText
	}
	switch r := l.next(); {
	case r == eof:
		return l.errorf("unclosed action")
	case unicode.IsSpace(r):
		l.ignore()
	case r == '|':
		l.emit(itemPipe)
	case r == '.':
		l.emit(itemDot)
	case r == '"':
		return lexQuote
	case r == '+' || r == '-' || unicode.IsDigit(r):
		l.backup()
		return lexNumber
	case r == '_' || unicode.IsLetter(r):
		return lexIdent
	default:
		return l.errorf("unexpected %#U", r)
	}
	return lexInside
}

func lexQuote(l *lexer) stateFn {
	for {
		switch l.next() {
		case '\\':
			if r := l.next(); r != eof && r != '\n' {
				continue
			}
			fallthrough
		case eof, '\n':
			return l.errorf("unterminated string")
		case '"':
			l.emit(itemString)
			return lexInside
		}
	}
}

func lexNumber(l *lexer) stateFn {
	l.accept("+-")
	digits := "0123456789_"
	if l.accept("0") && l.accept("xX") {
		digits = "0123456789abcdefABCDEF_"
	}
	l.acceptRun(digits)
	if l.accept(".") {
		l.acceptRun(digits)
	}
	if l.accept("eE") {
		l.accept("+-")
		l.acceptRun("0123456789")
	}
	if r := l.peek(); r == '_' || unicode.IsLetter(r) {
		l.next()
		return l.errorf("bad number syntax: %q", l.input[l.start:l.pos])
	}
	l.emit(itemNumber)
	return lexInside
}

func lexIdent(l *lexer) stateFn {
	for r := l.next(); r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r); r = l.next() {
	}
	l.backup()
	l.emit(itemIdent)
	return lexInside
}

func lex(input string) []item {
	l := &lexer{input: input, line: 1}
	for state := stateFn(lexText); state != nil; {
		state = state(l)
	}
	return l.items
}

func main() {
	for _, in := range []string{
		"plain",
		"",
		"hello {{.Name | upper}}!\nbye",
		"{{ printf \"%d\\\"x\" -12 0x1F 1.5e-3 }}",
		"{{naïve_1}}ü{{日本}}",
		"line\nline {{ bad $ }}",
		"{{ \"open }}",
		"{{ 12ab }}",
		"{{ \n\n x",
	} {
		fmt.Printf("%q\n", in)
		for _, it := range lex(in) {
			fmt.Printf("  %d %v\n", it.line, it)
		}
	}
}
