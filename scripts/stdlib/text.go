// Implements the texts of packages and their index.

package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"go/constant"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"
)

type index struct {
	// Minor version of Go, such as "1.26": patch releases do not change the API.
	Go       string             `json:"go"`
	Packages map[string]summary `json:"packages"`
}

type summary struct {
	Hash string `json:"hash"`
	Size int    `json:"size"`
}

// writeTexts writes one text per package, and index.json.
func (lib *library) writeTexts(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	idx := index{Go: minorVersion(runtime.Version()), Packages: map[string]summary{}}
	for path := range lib.packages {
		text := lib.text(path)
		if !utf8.ValidString(text) {
			return fmt.Errorf("%s: text is no UTF-8", path)
		}
		if err := os.WriteFile(filepath.Join(dir, fileName(path)), []byte(text), 0o644); err != nil {
			return err
		}
		idx.Packages[path] = summary{Hash: fmt.Sprintf("%x", sha256.Sum256([]byte(text)))[:8], Size: len(text)}
	}
	data, err := json.MarshalIndent(idx, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "index.json"), append(data, '\n'), 0o644)
}

// minorVersion turns "go1.26.8" into "1.26".
func minorVersion(version string) string {
	parts := strings.SplitN(strings.TrimPrefix(version, "go"), ".", 3)
	return strings.Join(parts[:2], ".")
}

// text prints all that is known of a package.
func (lib *library) text(path string) string {
	pkg, objects := lib.packages[path], lib.objects[path]
	var b strings.Builder
	fmt.Fprintf(&b, "package %s\n", pkg.Name())
	if needs := lib.needs(path); len(needs) > 0 {
		fmt.Fprintf(&b, "needs %s\n", strings.Join(needs, " "))
	}
	for _, name := range slices.Sorted(maps.Keys(objects)) {
		declare(&b, objects[name], types.RelativeTo(pkg))
	}
	return b.String()
}

// declare prints one declaration, with the methods of a type.
func declare(b *strings.Builder, obj types.Object, relative types.Qualifier) {
	typeString := func(t types.Type) string { return types.TypeString(t, relative) }
	named := declared(obj)
	switch obj := obj.(type) {
	case *types.Const:
		fmt.Fprintf(b, "const %s %s = %s\n", obj.Name(), typeString(obj.Type()), exact(obj))
	case *types.Var:
		fmt.Fprintf(b, "var %s %s\n", obj.Name(), typeString(obj.Type()))
	case *types.Func:
		fmt.Fprintf(b, "func %s%s\n", obj.Name(), signature(obj, relative))
	case *types.TypeName:
		if named == nil {
			fmt.Fprintf(b, "type %s = %s\n", obj.Name(), typeString(aliased(obj)))
			return
		}
		fmt.Fprintf(b, "type %s %s\n", typeString(named), typeString(visible(named)))
		for _, method := range exportedMethods(named) {
			recv := method.Signature().Recv().Type()
			fmt.Fprintf(b, "func (%s) %s%s\n", typeString(recv), method.Name(), signature(method, relative))
		}
	}
}

// signature prints type parameters, parameters and results.
func signature(f *types.Func, relative types.Qualifier) string {
	return strings.TrimPrefix(types.TypeString(f.Type(), relative), "func")
}

// exact prints the value of a constant: a JSON string, a whole number, or a fraction in lowest terms for a float.
func exact(c *types.Const) string {
	value, info := c.Val(), c.Type().Underlying().(*types.Basic).Info()
	switch {
	case info&types.IsString != 0:
		return quoted(constant.StringVal(value))
	case info&types.IsInteger != 0:
		return constant.ToInt(value).ExactString()
	case info&types.IsFloat != 0:
		value = constant.ToFloat(value)
		return constant.Num(value).ExactString() + "/" + constant.Denom(value).ExactString()
	case info&types.IsBoolean != 0:
		return value.ExactString()
	}
	panic(c.String() + ": constant of unexpected type")
}

// quoted prints a JSON string on one line, with nothing escaped that need not be.
func quoted(s string) string {
	if !utf8.ValidString(s) {
		panic(fmt.Sprintf("%q: string is no UTF-8", s))
	}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
