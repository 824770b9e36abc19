package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

type Token struct {
	Kind string
	Text string
	Pos  int
}

func (t Token) GoString() string { return fmt.Sprintf("Token(%s:%q@%d)", t.Kind, t.Text, t.Pos) }

type Lexer struct {
	src io.RuneScanner
	pos int
}

func (l *Lexer) next() (rune, error) {
	r, n, err := l.src.ReadRune()
	l.pos += n
	return r, err
}

func (l *Lexer) Next() (Token, error) {
	for {
		start := l.pos
		r, err := l.next()
		if err != nil {
			return Token{"eof", "", start}, err
		}
		switch {
		case r == ' ' || r == '\n':
			continue
		case r >= '0' && r <= '9':
			text := string(r)
			for {
				r, err := l.next()
				if err == io.EOF {
					break
				}
				if (r < '0' || r > '9') && r != '.' {
					l.src.UnreadRune()
					l.pos--
					break
				}
				text += string(r)
			}
			return Token{"num", text, start}, nil
		case strings.ContainsRune("+-*/()", r):
			return Token{"op", string(r), start}, nil
		default:
			return Token{}, fmt.Errorf("lex: unexpected %q (%U) at %d", r, r, start)
		}
	}
}

type Parser struct {
	lx  *Lexer
	tok Token
	err error
}

func (p *Parser) advance() {
	tok, err := p.lx.Next()
	if err != nil && !errors.Is(err, io.EOF) {
		p.err = err
	}
	p.tok = tok
}

func (p *Parser) expr(min int) (float64, error) {
	var left float64
	switch {
	case p.err != nil:
		return 0, p.err
	case p.tok.Kind == "num":
		v, err := strconv.ParseFloat(p.tok.Text, 64)
		if err != nil {
			return 0, fmt.Errorf("parse: %w", err)
		}
		left = v
		p.advance()
	case p.tok.Text == "(":
		p.advance()
		v, err := p.expr(0)
		if err != nil {
			return 0, err
		}
		if p.tok.Text != ")" {
			return 0, fmt.Errorf("parse: want ')', got %#v", p.tok)
		}
		left = v
		p.advance()
	case p.tok.Text == "-":
		p.advance()
		v, err := p.expr(10)
		if err != nil {
			return 0, err
		}
		left = -v
	default:
		return 0, fmt.Errorf("parse: unexpected %#v", p.tok)
	}
	prec := map[string]int{"+": 1, "-": 1, "*": 2, "/": 2}
	for {
		op := p.tok.Text
		n, ok := prec[op]
		if !ok || p.tok.Kind != "op" || n < min {
			return left, p.err
		}
		p.advance()
		right, err := p.expr(n + 1)
		if err != nil {
			return 0, err
		}
		switch op {
		case "+":
			left += right
		case "-":
			left -= right
		case "*":
			left *= right
		case "/":
			left /= right
		}
	}
}

func main() {
	for _, src := range []string{"1 + 2*3", "(1+2)*3 - 4/2", "-(2 - 5)", "1.2.3", "2 $ 3", "(1", "", "7/0", "é"} {
		p := &Parser{lx: &Lexer{src: strings.NewReader(src)}}
		p.advance()
		v, err := p.expr(0)
		if err != nil {
			fmt.Fprintf(os.Stdout, "%-16q error: %v\n", src, err)
			var ne *strconv.NumError
			if errors.As(err, &ne) {
				fmt.Println("   num:", ne.Num, ne.Func, errors.Is(err, strconv.ErrSyntax))
			}
			continue
		}
		fmt.Printf("%-16q = %g\n", src, v)
	}
	fmt.Printf("%v %#v %+v\n", Token{"op", "+", 1}, Token{"op", "+", 1}, &Token{"num", "1", 0})
	fmt.Printf("%#v\n", []Token{{"a", "b", 2}})
}
