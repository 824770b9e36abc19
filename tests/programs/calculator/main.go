package main

import (
	"fmt"
	"os"
	"strconv"
)

type TokenKind int

const (
	Number TokenKind = iota
	Op
	LParen
	RParen
	EOF
)

type Token struct {
	Kind  TokenKind
	Text  string
	Value float64
}

type Lexer struct {
	input string
	pos   int
}

func (l *Lexer) Next() (Token, error) {
	for l.pos < len(l.input) && l.input[l.pos] == ' ' {
		l.pos++
	}
	if l.pos >= len(l.input) {
		return Token{Kind: EOF}, nil
	}
	c := l.input[l.pos]
	switch {
	case c >= '0' && c <= '9' || c == '.':
		start := l.pos
		for l.pos < len(l.input) && (l.input[l.pos] >= '0' && l.input[l.pos] <= '9' || l.input[l.pos] == '.') {
			l.pos++
		}
		v, err := strconv.ParseFloat(l.input[start:l.pos], 64)
		if err != nil {
			return Token{}, err
		}
		return Token{Kind: Number, Text: l.input[start:l.pos], Value: v}, nil
	case c == '+' || c == '-' || c == '*' || c == '/':
		l.pos++
		return Token{Kind: Op, Text: string(c)}, nil
	case c == '(':
		l.pos++
		return Token{Kind: LParen, Text: "("}, nil
	case c == ')':
		l.pos++
		return Token{Kind: RParen, Text: ")"}, nil
	}
	return Token{}, fmt.Errorf("unexpected character %q at %d", c, l.pos)
}

type Parser struct {
	lexer *Lexer
	cur   Token
}

func NewParser(s string) (*Parser, error) {
	p := &Parser{lexer: &Lexer{input: s}}
	if err := p.advance(); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Parser) advance() error {
	t, err := p.lexer.Next()
	if err != nil {
		return err
	}
	p.cur = t
	return nil
}

func (p *Parser) expr() (float64, error) {
	left, err := p.term()
	if err != nil {
		return 0, err
	}
	for p.cur.Kind == Op && (p.cur.Text == "+" || p.cur.Text == "-") {
		op := p.cur.Text
		if err := p.advance(); err != nil {
			return 0, err
		}
		right, err := p.term()
		if err != nil {
			return 0, err
		}
		if op == "+" {
			left += right
		} else {
			left -= right
		}
	}
	return left, nil
}

func (p *Parser) term() (float64, error) {
	left, err := p.factor()
	if err != nil {
		return 0, err
	}
	for p.cur.Kind == Op && (p.cur.Text == "*" || p.cur.Text == "/") {
		op := p.cur.Text
		if err := p.advance(); err != nil {
			return 0, err
		}
		right, err := p.factor()
		if err != nil {
			return 0, err
		}
		if op == "/" {
			if right == 0 {
				return 0, fmt.Errorf("division by zero")
			}
			left /= right
		} else {
			left *= right
		}
	}
	return left, nil
}

func (p *Parser) factor() (float64, error) {
	t := p.cur
	switch t.Kind {
	case Number:
		return t.Value, p.advance()
	case LParen:
		if err := p.advance(); err != nil {
			return 0, err
		}
		v, err := p.expr()
		if err != nil {
			return 0, err
		}
		if p.cur.Kind != RParen {
			return 0, fmt.Errorf("expected )")
		}
		return v, p.advance()
	}
	return 0, fmt.Errorf("unexpected token %q", t.Text)
}

func eval(s string) (float64, error) {
	p, err := NewParser(s)
	if err != nil {
		return 0, err
	}
	return p.expr()
}

func main() {
	failures := 0
	for _, s := range []string{"1 + 2 * 3", "(1 + 2) * 3", "10 / 4 - 1", "2 * (3 + ", "7 / 0", "4 $ 4"} {
		v, err := eval(s)
		if err != nil {
			failures++
			fmt.Printf("%s: error: %v\n", s, err)
			continue
		}
		fmt.Printf("%s = %g\n", s, v)
	}
	if failures != 3 {
		os.Exit(1)
	}
}
