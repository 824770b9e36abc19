package main

import (
	"fmt"
	"sort"
	"strings"
)

// Context is what a template sees: plain values, lists and nested maps.
type Context map[string]any

type node interface {
	render(w *strings.Builder, scope *scope) error
}

type (
	textNode string
	varNode  struct {
		path    []string
		filters []string
	}
	ifNode struct {
		cond      []string
		negated   bool
		then, alt []node
	}
	eachNode struct {
		name string
		list []string
		body []node
	}
)

type scope struct {
	vars   Context
	parent *scope
}

func (s *scope) lookup(path []string) (any, error) {
	for sc := s; sc != nil; sc = sc.parent {
		v, ok := sc.vars[path[0]]
		if !ok {
			continue
		}
		for _, key := range path[1:] {
			m, isMap := v.(Context)
			if !isMap {
				return nil, fmt.Errorf("%s: %T has no field %q", strings.Join(path, "."), v, key)
			}
			if v, ok = m[key]; !ok {
				return nil, fmt.Errorf("%s: no field %q", strings.Join(path, "."), key)
			}
		}
		return v, nil
	}
	return nil, fmt.Errorf("undefined: %s", path[0])
}

var filters = map[string]func(string) string{
	"upper": strings.ToUpper,
	"lower": strings.ToLower,
	"trim":  strings.TrimSpace,
	"quote": func(s string) string { return fmt.Sprintf("%q", s) },
	"title": func(s string) string {
		if s == "" {
			return s
		}
		return strings.ToUpper(s[:1]) + s[1:]
	},
}

func truthy(v any) bool {
	switch x := v.(type) {
	case nil:
		return false
	case bool:
		return x
	case string:
		return x != ""
	case int:
		return x != 0
	case []any:
		return len(x) > 0
	}
	return true
}

func renderAll(nodes []node, w *strings.Builder, s *scope) error {
	for _, n := range nodes {
		if err := n.render(w, s); err != nil {
			return err
		}
	}
	return nil
}

func (t textNode) render(w *strings.Builder, _ *scope) error {
	_, err := w.WriteString(string(t))
	return err
}

func (v varNode) render(w *strings.Builder, s *scope) error {
	val, err := s.lookup(v.path)
	if err != nil {
		return err
	}
	text := fmt.Sprint(val)
	for _, name := range v.filters {
		f := filters[name]
		if f == nil {
			return fmt.Errorf("no filter %q", name)
		}
		text = f(text)
	}
	w.WriteString(text)
	return nil
}

func (n *ifNode) render(w *strings.Builder, s *scope) error {
	val, err := s.lookup(n.cond)
	if err != nil {
		val = nil // undefined counts as false
	}
	if truthy(val) != n.negated {
		return renderAll(n.then, w, s)
	}
	return renderAll(n.alt, w, s)
}

func (n *eachNode) render(w *strings.Builder, s *scope) error {
	val, err := s.lookup(n.list)
	if err != nil {
		return err
	}
	inner := func(v any, index int, key any) error {
		return renderAll(n.body, w, &scope{Context{n.name: v, "index": index, "key": key}, s})
	}
	switch list := val.(type) {
	case []any:
		for i, v := range list {
			if err := inner(v, i, i); err != nil {
				return fmt.Errorf("item %d: %w", i, err)
			}
		}
	case Context:
		keys := make([]string, 0, len(list))
		for k := range list {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for i, k := range keys {
			if err := inner(list[k], i, k); err != nil {
				return fmt.Errorf("item %q: %w", k, err)
			}
		}
	default:
		return fmt.Errorf("can't iterate over %T", val)
	}
	return nil
}

type parser struct{ src string }

// parse reads nodes up to one of the stop words, which it gives back.
func (p *parser) parse(stops ...string) (nodes []node, stop string, err error) {
	for {
		text, rest, found := strings.Cut(p.src, "{{")
		if text != "" {
			nodes = append(nodes, textNode(text))
		}
		if !found {
			p.src = ""
			if len(stops) > 0 {
				return nil, "", fmt.Errorf("missing {{%s}}", stops[len(stops)-1])
			}
			return nodes, "", nil
		}
		tag, rest, closed := strings.Cut(rest, "}}")
		if !closed {
			return nil, "", fmt.Errorf("tag is not closed: %.10q", tag)
		}
		p.src = rest
		words := strings.Fields(tag)
		if len(words) == 0 {
			return nil, "", fmt.Errorf("empty tag")
		}
		for _, s := range stops {
			if words[0] == s {
				return nodes, s, nil
			}
		}
		switch words[0] {
		case "if":
			n := &ifNode{}
			cond := words[1]
			if cond, n.negated = strings.CutPrefix(cond, "!"); cond != "" {
				n.cond = strings.Split(cond, ".")
			}
			if n.then, stop, err = p.parse("else", "end"); err != nil {
				return nil, "", err
			}
			if stop == "else" {
				if n.alt, _, err = p.parse("end"); err != nil {
					return nil, "", err
				}
			}
			nodes = append(nodes, n)
		case "each":
			n := &eachNode{name: words[1], list: strings.Split(words[3], ".")}
			if n.body, _, err = p.parse("end"); err != nil {
				return nil, "", err
			}
			nodes = append(nodes, n)
		default:
			parts := strings.Split(tag, "|")
			v := varNode{path: strings.Split(strings.TrimSpace(parts[0]), ".")}
			for _, f := range parts[1:] {
				v.filters = append(v.filters, strings.TrimSpace(f))
			}
			nodes = append(nodes, v)
		}
	}
}

func Render(src string, ctx Context) (string, error) {
	p := &parser{src}
	nodes, _, err := p.parse()
	if err != nil {
		return "", fmt.Errorf("parse: %w", err)
	}
	var w strings.Builder
	if err := renderAll(nodes, &w, &scope{vars: ctx}); err != nil {
		return w.String(), fmt.Errorf("render: %w", err)
	}
	return w.String(), nil
}

func main() {
	ctx := Context{
		"name":  "world",
		"admin": true,
		"count": 3,
		"pi":    3.14,
		"tags":  []any{"go", "rust", 7, nil},
		"user":  Context{"first": "ada", "last": "LOVELACE", "langs": Context{"b": 2, "a": 1}},
		"empty": []any{},
	}
	for _, src := range []string{
		"Hello, {{ name | upper }}!",
		"{{user.first|title}} {{ user.last | lower | title | quote }} {{pi}}",
		"{{if admin}}root{{else}}guest{{end}} {{if !missing}}none{{end}} {{if empty}}x{{else}}nothing{{end}}",
		"{{each t in tags}}[{{index}}:{{t}}]{{end}}",
		"{{each v in user.langs}}{{key}}={{v}}{{if index}}.{{else}},{{end}}{{end}}",
		"{{each c in tags}}{{if c}}{{each d in tags}}{{c}}{{d}} {{end}}{{end}}{{end}}",
		"{{nope}}", "{{name.x}}", "{{user.age}}", "{{name|rot13}}", "{{each x in name}}{{end}}",
		"{{if a}}open", "{{ }}", "{{ name", "no tags", "{{each t in tags}}{{t.x}}{{end}}",
	} {
		out, err := Render(src, ctx)
		if err != nil {
			fmt.Printf("%-30.30s => %q, error: %v\n", src, out, err)
			continue
		}
		fmt.Printf("%-30.30s => %s\n", src, out)
	}
}
