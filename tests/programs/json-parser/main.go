// A small recursive-descent JSON parser that keeps objects in source order
// and can print what it read back, either compactly or indented.
package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

type Kind uint8

const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

var kindNames = map[Kind]string{
	Null: "null", Bool: "bool", Number: "number",
	String: "string", Array: "array", Object: "object",
}

func (k Kind) String() string { return kindNames[k] }

type Member struct {
	Key   string
	Value *Value
}

type Value struct {
	Kind    Kind
	Bool    bool
	Num     float64
	Str     string
	Items   []*Value
	Members []Member
}

// Get looks a path such as "a.b.0" up.
func (v *Value) Get(path string) (*Value, bool) {
	if path == "" {
		return v, true
	}
	head, rest, _ := strings.Cut(path, ".")
	switch v.Kind {
	case Array:
		i, err := strconv.Atoi(head)
		if err != nil || i < 0 || i >= len(v.Items) {
			return nil, false
		}
		return v.Items[i].Get(rest)
	case Object:
		for _, m := range v.Members {
			if m.Key == head {
				return m.Value.Get(rest)
			}
		}
	}
	return nil, false
}

type SyntaxError struct {
	Offset int
	Msg    string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("offset %d: %s", e.Offset, e.Msg) }

type parser struct {
	src   string
	pos   int
	depth int
}

const maxDepth = 16

func Parse(src string) (v *Value, err error) {
	p := &parser{src: src}
	// Errors travel as panics inside of the parser only.
	defer func() {
		if r := recover(); r != nil {
			se, ok := r.(*SyntaxError)
			if !ok {
				panic(r)
			}
			v, err = nil, fmt.Errorf("json: %w", se)
		}
	}()
	v = p.value()
	p.space()
	if p.pos < len(p.src) {
		p.fail("trailing data %q", p.src[p.pos:])
	}
	return v, nil
}

func (p *parser) fail(format string, args ...any) {
	panic(&SyntaxError{p.pos, fmt.Sprintf(format, args...)})
}

func (p *parser) space() {
	for p.pos < len(p.src) && strings.IndexByte(" \t\r\n", p.src[p.pos]) >= 0 {
		p.pos++
	}
}

func (p *parser) peek() byte {
	p.space()
	if p.pos >= len(p.src) {
		p.fail("unexpected end")
	}
	return p.src[p.pos]
}

func (p *parser) expect(c byte) {
	if got := p.peek(); got != c {
		p.fail("expected %q, found %q", c, got)
	}
	p.pos++
}

func (p *parser) word(w string, v *Value) *Value {
	if !strings.HasPrefix(p.src[p.pos:], w) {
		p.fail("bad literal")
	}
	p.pos += len(w)
	return v
}

func (p *parser) value() *Value {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		p.fail("nested too deeply")
	}
	switch c := p.peek(); {
	case c == 'n':
		return p.word("null", &Value{})
	case c == 't':
		return p.word("true", &Value{Kind: Bool, Bool: true})
	case c == 'f':
		return p.word("false", &Value{Kind: Bool})
	case c == '"':
		return &Value{Kind: String, Str: p.str()}
	case c == '-' || '0' <= c && c <= '9':
		return p.number()
	case c == '[':
		p.pos++
		v := &Value{Kind: Array}
		for p.peek() != ']' {
			if len(v.Items) > 0 {
				p.expect(',')
			}
			v.Items = append(v.Items, p.value())
		}
		p.pos++
		return v
	case c == '{':
		p.pos++
		v := &Value{Kind: Object}
		for p.peek() != '}' {
			if len(v.Members) > 0 {
				p.expect(',')
				p.peek()
			}
			key := p.str()
			p.expect(':')
			v.Members = append(v.Members, Member{key, p.value()})
		}
		p.pos++
		return v
	default:
		p.fail("unexpected %q", c)
		return nil
	}
}

func (p *parser) number() *Value {
	start := p.pos
	for p.pos < len(p.src) && strings.ContainsRune("+-.eE0123456789", rune(p.src[p.pos])) {
		p.pos++
	}
	n, err := strconv.ParseFloat(p.src[start:p.pos], 64)
	if err != nil {
		var ne *strconv.NumError
		if errors.As(err, &ne) {
			p.pos = start
			p.fail("number %s: %v", ne.Num, ne.Err)
		}
	}
	return &Value{Kind: Number, Num: n}
}

func (p *parser) str() string {
	p.expect('"')
	var b strings.Builder
	for {
		if p.pos >= len(p.src) {
			p.fail("unterminated string")
		}
		c := p.src[p.pos]
		p.pos++
		switch c {
		case '"':
			return b.String()
		case '\\':
			p.escape(&b)
		default:
			b.WriteByte(c)
		}
	}
}

func (p *parser) escape(b *strings.Builder) {
	if p.pos >= len(p.src) {
		p.fail("unterminated escape")
	}
	c := p.src[p.pos]
	p.pos++
	switch c {
	case 'n':
		b.WriteByte('\n')
	case 't':
		b.WriteByte('\t')
	case '"', '\\', '/':
		b.WriteByte(c)
	case 'u':
		if p.pos+4 > len(p.src) {
			p.fail("short \\u escape")
		}
		n, err := strconv.ParseUint(p.src[p.pos:p.pos+4], 16, 32)
		if err != nil || !utf8.ValidRune(rune(n)) {
			p.fail("bad \\u escape")
		}
		p.pos += 4
		b.WriteRune(rune(n))
	default:
		p.fail("bad escape \\%c", c)
	}
}

func (v *Value) print(b *strings.Builder, indent, prefix string) {
	newline := func(prefix string) {
		if indent != "" {
			b.WriteString("\n" + prefix)
		}
	}
	inner := prefix + indent
	switch v.Kind {
	case Null:
		b.WriteString("null")
	case Bool:
		b.WriteString(strconv.FormatBool(v.Bool))
	case Number:
		b.WriteString(strconv.FormatFloat(v.Num, 'g', -1, 64))
	case String:
		b.WriteString(strconv.Quote(v.Str))
	case Array:
		b.WriteByte('[')
		for i, item := range v.Items {
			if i > 0 {
				b.WriteByte(',')
			}
			newline(inner)
			item.print(b, indent, inner)
		}
		if len(v.Items) > 0 {
			newline(prefix)
		}
		b.WriteByte(']')
	case Object:
		b.WriteByte('{')
		for i, m := range v.Members {
			if i > 0 {
				b.WriteByte(',')
			}
			newline(inner)
			fmt.Fprintf(b, "%q:", m.Key)
			if indent != "" {
				b.WriteByte(' ')
			}
			m.Value.print(b, indent, inner)
		}
		if len(v.Members) > 0 {
			newline(prefix)
		}
		b.WriteByte('}')
	}
}

func (v *Value) String() string {
	var b strings.Builder
	v.print(&b, "", "")
	return b.String()
}

func main() {
	doc, err := Parse(`{"name": "widget \u00e9", "tags": ["a", "b\n", []], "size": {"w": 12.5, "h": -3e2}, "ok": true, "none": null}`)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(doc)
	var b strings.Builder
	doc.print(&b, "  ", "")
	fmt.Println(b.String())
	for _, path := range []string{"name", "tags.1", "size.h", "tags.7", "ok.x", "size"} {
		if v, ok := doc.Get(path); ok {
			fmt.Printf("%-8s %-7v %v\n", path, v.Kind, v)
		} else {
			fmt.Printf("%-8s missing\n", path)
		}
	}
	for _, bad := range []string{
		`{"a" 1}`, `[1, 2`, `"abc`, `[1] x`, `tru`, `1e999`, `{"a": "\q"}`, strings.Repeat("[", 20), ``,
	} {
		_, err := Parse(bad)
		var se *SyntaxError
		fmt.Println(errors.As(err, &se), err)
	}
}
