// Command check-types prints what go/types says of Go packages, as JSON lines, for scripts/check-types.ts to compare with.
//
// Usage: go run . [-files] ARG…
// Each ARG is a directory, or with -files all ARGs are the files of one package.
//
// A first line {"files": […]} names the files of each package, in the order in which spans count: the UTF-16 offsets of
// a span are those in the concatenation of all files. Then one line for each expression, definition, use and selection.

package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/build"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"log"
	"math/big"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// An entry is one fact: kind "type", "def", "use", "sel" or "error".
type entry struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Node  string `json:"node,omitempty"`
	Mode  string `json:"mode,omitempty"`
	Type  string `json:"type,omitempty"`
	Value string `json:"value,omitempty"`
	Obj   string `json:"obj,omitempty"`
	Text  string `json:"text,omitempty"`
}

type header struct {
	Package string              `json:"package"`
	Files   []string            `json:"files"`
	Imports map[string][]string `json:"imports"`
}

func main() {
	log.SetFlags(0)
	files := flag.Bool("files", false, "arguments are the files of one package")
	flag.Parse()
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if *files {
		check(enc, "main", flag.Args())
		return
	}
	for _, dir := range flag.Args() {
		pkg, err := build.ImportDir(dir, 0)
		if err != nil {
			log.Fatal(err)
		}
		var names []string
		for _, name := range pkg.GoFiles {
			names = append(names, filepath.Join(dir, name))
		}
		check(enc, pathOf(dir), names)
	}
}

// pathOf is the import path of a directory of the standard library; others are package main.
func pathOf(dir string) string {
	abs, _ := filepath.Abs(dir)
	if rel, err := filepath.Rel(filepath.Join(build.Default.GOROOT, "src"), abs); err == nil && !strings.HasPrefix(rel, "..") {
		return rel
	}
	return "main"
}

func check(enc *json.Encoder, path string, names []string) {
	fset := token.NewFileSet()
	var files []*ast.File
	offsets := make(map[string]func(int) int)
	base := 0
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			log.Fatal(err)
		}
		file, err := parser.ParseFile(fset, name, src, parser.ParseComments)
		if err != nil {
			log.Fatal(err)
		}
		files = append(files, file)
		offsets[name] = utf16Offsets(string(src), base)
		base += len(utf16.Encode([]rune(string(src))))
	}
	at := func(pos token.Pos) int {
		p := fset.Position(pos)
		return offsets[p.Filename](p.Offset)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, Implicits: map[ast.Node]types.Object{},
	}
	var entries []entry
	conf := types.Config{
		Importer: importer.ForCompiler(fset, "source", nil),
		Sizes:    types.SizesFor("gc", "amd64"),
		Error: func(err error) {
			if e, ok := err.(types.Error); ok {
				entries = append(entries, entry{Kind: "error", Start: at(e.Pos), End: at(e.Pos), Text: e.Msg})
			}
		},
	}
	pkg, _ := conf.Check(path, fset, files, info)
	qualify := func(p *types.Package) string {
		if p == pkg {
			return ""
		}
		return unvendored(p.Path())
	}
	span := func(n ast.Node) (int, int) { return at(n.Pos()), at(n.End()) }
	inTree := make(map[ast.Node]bool)
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			inTree[n] = true
			return true
		})
	}
	for e, tv := range info.Types {
		if !inTree[e] { // the 1 of x++, which go/types makes up
			continue
		}
		start, end := span(e)
		x := entry{Kind: "type", Start: start, End: end, Node: strings.TrimPrefix(fmt.Sprintf("%T", e), "*ast."), Mode: mode(tv), Type: types.TypeString(tv.Type, qualify)}
		if tv.Value != nil {
			x.Value = value(tv.Value)
		}
		entries = append(entries, x)
	}
	objects := func(kind string, m map[*ast.Ident]types.Object) {
		for id, obj := range m {
			start, end := span(id)
			if obj == nil {
				entries = append(entries, entry{Kind: kind, Start: start, End: end, Obj: "nil"})
				continue
			}
			x := entry{Kind: kind, Start: start, End: end, Obj: object(obj)}
			if _, isPkg := obj.(*types.PkgName); !isPkg && obj.Type() != nil {
				x.Type = types.TypeString(obj.Type(), qualify)
			}
			entries = append(entries, x)
		}
	}
	objects("def", info.Defs)
	objects("use", info.Uses)
	for e, s := range info.Selections {
		start, end := span(e)
		kind := map[types.SelectionKind]string{types.FieldVal: "field", types.MethodVal: "method", types.MethodExpr: "methodExpr"}[s.Kind()]
		text := fmt.Sprintf("%s %d %v", kind, len(s.Index())-1, s.Indirect())
		entries = append(entries, entry{Kind: "sel", Start: start, End: end, Type: types.TypeString(s.Recv(), qualify), Text: text})
	}
	sort.SliceStable(entries, func(i, j int) bool { return entries[i].Start < entries[j].Start })
	must(enc.Encode(header{Package: path, Files: names, Imports: sources(files)}))
	for _, e := range entries {
		must(enc.Encode(e))
	}
}

func unvendored(path string) string { return strings.TrimPrefix(path, "vendor/") }

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// sources lists the files of all packages that are imported, directly or not.
func sources(files []*ast.File) map[string][]string {
	all := make(map[string][]string)
	var visit func(path string)
	visit = func(path string) {
		if _, done := all[path]; done || path == "unsafe" || path == "C" {
			return
		}
		dir := filepath.Join(build.Default.GOROOT, "src")
		pkg, err := build.Import(path, dir, 0)
		if err != nil {
			pkg, err = build.Import("vendor/"+path, dir, 0)
		}
		if err != nil {
			return
		}
		names := []string{}
		for _, name := range pkg.GoFiles {
			names = append(names, filepath.Join(pkg.Dir, name))
		}
		all[path] = names
		for _, imported := range pkg.Imports {
			visit(imported)
		}
	}
	for _, f := range files {
		for _, spec := range f.Imports {
			visit(strings.Trim(spec.Path.Value, "`\""))
		}
	}
	return all
}

func mode(tv types.TypeAndValue) string {
	switch {
	case tv.IsVoid():
		return "novalue"
	case tv.IsType():
		return "type"
	case tv.IsBuiltin():
		return "builtin"
	case tv.IsNil():
		return "nil"
	case tv.Value != nil:
		return "constant"
	case tv.Addressable():
		return "variable"
	case tv.Assignable():
		return "mapindex"
	case tv.HasOk():
		return "commaok"
	}
	return "value"
}

func object(obj types.Object) string {
	kind := strings.TrimPrefix(fmt.Sprintf("%T", obj), "*types.")
	pkg := "universe"
	if obj.Pkg() != nil {
		pkg = unvendored(obj.Pkg().Path())
	}
	return kind + " " + pkg + " " + obj.Name()
}

// value writes a constant exactly.
func value(v constant.Value) string {
	switch v.Kind() {
	case constant.Bool:
		return v.ExactString()
	case constant.String:
		s := constant.StringVal(v)
		if !utf8.ValidString(s) {
			return fmt.Sprintf("bytes %x", s)
		}
		text, _ := json.Marshal(s)
		return string(text)
	case constant.Int, constant.Float:
		return rational(v)
	case constant.Complex:
		return rational(constant.Real(v)) + "," + rational(constant.Imag(v))
	}
	return "unknown"
}

func rational(v constant.Value) string {
	r, ok := new(big.Rat).SetString(constant.ToFloat(v).ExactString())
	if !ok {
		return "unknown"
	}
	return r.RatString()
}

// utf16Offsets maps byte offsets of one file to UTF-16 offsets of the whole input.
func utf16Offsets(src string, base int) func(int) int {
	table := make([]int, len(src)+1)
	n := base
	last := 0
	for i, r := range src {
		for ; last <= i; last++ {
			table[last] = n
		}
		n += len(utf16.AppendRune(nil, r))
	}
	for ; last <= len(src); last++ {
		table[last] = n
	}
	return func(offset int) int { return table[offset] }
}
