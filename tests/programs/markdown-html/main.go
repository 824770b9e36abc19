package main

import (
	"fmt"
	"strings"
)

// Block-level elements of a small Markdown.
type Block interface{ HTML() string }

type Heading struct {
	Level int
	Text  string
}
type Paragraph struct{ Lines []string }
type Code struct {
	Lang  string
	Lines []string
}
type ItemList struct {
	Ordered bool
	Items   []string
}
type Quote struct{ Inner []Block }
type Rule struct{}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func inline(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		switch {
		case strings.HasPrefix(s, "**"):
			if body, rest, ok := strings.Cut(s[2:], "**"); ok && body != "" {
				b.WriteString("<strong>" + inline(body) + "</strong>")
				s = rest
				continue
			}
		case s[0] == '*':
			if body, rest, ok := strings.Cut(s[1:], "*"); ok && body != "" {
				b.WriteString("<em>" + inline(body) + "</em>")
				s = rest
				continue
			}
		case s[0] == '`':
			if body, rest, ok := strings.Cut(s[1:], "`"); ok {
				b.WriteString("<code>" + escaper.Replace(body) + "</code>")
				s = rest
				continue
			}
		case s[0] == '[':
			if text, rest, ok := strings.Cut(s[1:], "]("); ok {
				if url, rest, ok := strings.Cut(rest, ")"); ok {
					fmt.Fprintf(&b, `<a href="%s">%s</a>`, url, inline(text))
					s = rest
					continue
				}
			}
		}
		b.WriteString(escaper.Replace(s[:1]))
		s = s[1:]
	}
	return b.String()
}

func (h Heading) HTML() string {
	return fmt.Sprintf("<h%[1]d>%[2]s</h%[1]d>\n", h.Level, inline(h.Text))
}
func (p Paragraph) HTML() string { return "<p>" + inline(strings.Join(p.Lines, " ")) + "</p>\n" }
func (c Code) HTML() string {
	class := ""
	if c.Lang != "" {
		class = fmt.Sprintf(" class=%q", "language-"+c.Lang)
	}
	return "<pre><code" + class + ">" + escaper.Replace(strings.Join(c.Lines, "\n")) + "</code></pre>\n"
}
func (l *ItemList) HTML() string {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	var b strings.Builder
	b.WriteString("<" + tag + ">\n")
	for _, it := range l.Items {
		b.WriteString("  <li>" + inline(it) + "</li>\n")
	}
	b.WriteString("</" + tag + ">\n")
	return b.String()
}
func (q Quote) HTML() string { return "<blockquote>\n" + Render(q.Inner) + "</blockquote>\n" }
func (Rule) HTML() string    { return "<hr>\n" }

func Render(blocks []Block) string {
	var b strings.Builder
	for _, bl := range blocks {
		b.WriteString(bl.HTML())
	}
	return b.String()
}

func listItem(line string) (text string, ordered, ok bool) {
	if rest, found := strings.CutPrefix(line, "- "); found {
		return rest, false, true
	}
	i := 0
	for i < len(line) && line[i] >= '0' && line[i] <= '9' {
		i++
	}
	if i > 0 && strings.HasPrefix(line[i:], ". ") {
		return line[i+2:], true, true
	}
	return "", false, false
}

func Parse(lines []string) (blocks []Block) {
	var para []string
	flush := func() {
		if len(para) > 0 {
			blocks = append(blocks, Paragraph{para})
			para = nil
		}
	}
	for i := 0; i < len(lines); i++ {
		line := strings.TrimRight(lines[i], " ")
		switch {
		case line == "":
			flush()
		case line == "---":
			flush()
			blocks = append(blocks, Rule{})
		case strings.HasPrefix(line, "#"):
			flush()
			text := strings.TrimLeft(line, "#")
			blocks = append(blocks, Heading{len(line) - len(text), strings.TrimSpace(text)})
		case strings.HasPrefix(line, "```"):
			flush()
			c := Code{Lang: line[3:]}
			for i++; i < len(lines) && lines[i] != "```"; i++ {
				c.Lines = append(c.Lines, lines[i])
			}
			blocks = append(blocks, c)
		case line[0] == '>':
			flush()
			var inner []string
			for ; i < len(lines) && strings.HasPrefix(lines[i], ">"); i++ {
				inner = append(inner, strings.TrimPrefix(lines[i][1:], " "))
			}
			i--
			blocks = append(blocks, Quote{Parse(inner)})
		default:
			text, ordered, ok := listItem(line)
			if !ok {
				para = append(para, line)
				break
			}
			flush()
			if n := len(blocks); n > 0 {
				if l, isList := blocks[n-1].(*ItemList); isList && l.Ordered == ordered {
					l.Items = append(l.Items, text)
					break
				}
			}
			blocks = append(blocks, &ItemList{ordered, []string{text}})
		}
	}
	flush()
	return blocks
}

const doc = `# Title with *emphasis*

A paragraph with **bold *nested* text**, ` + "`code <here>`" + `
and a [link](https://example.org/?a=1), 1 < 2 & 3 > 2.

## Lists
- one
- two **2**
1. first
2. second
10. tenth

> quoted
> - inner
>
> more

---
` + "```go\nif a < b {\n\treturn\n}\n```" + `
lonely * star and ** double`

func main() {
	blocks := Parse(strings.Split(doc, "\n"))
	fmt.Print(Render(blocks))
	counts := map[string]int{}
	for _, b := range blocks {
		counts[fmt.Sprintf("%T", b)]++
	}
	fmt.Println(counts)
}
