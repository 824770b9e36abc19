// Implements the list of type strings that the decoder in lib/semantics/stdlib is compared with.

package main

import (
	"bufio"
	"fmt"
	"go/types"
	"maps"
	"os"
	"slices"
)

// writeTypeStrings writes one line per object, method and visible underlying type, as go/types prints them with full
// import paths: path, what, name and the string, separated by tabs.
func (lib *library) writeTypeStrings(file string) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	for _, path := range slices.Sorted(maps.Keys(lib.objects)) {
		for _, name := range slices.Sorted(maps.Keys(lib.objects[path])) {
			obj := lib.objects[path][name]
			line := func(what, name string, t types.Type) {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", path, what, name, types.TypeString(t, nil))
			}
			line(kind(obj), name, obj.Type())
			if c, ok := obj.(*types.Const); ok {
				fmt.Fprintf(w, "%s\tvalue\t%s\t%s\n", path, name, exact(c))
			}
			if named := declared(obj); named != nil {
				line("underlying", name, visible(named))
				for _, method := range exportedMethods(named) {
					line("method", name+"."+method.Name(), method.Type())
				}
				writeMethodSet(w, path, named)
			}
		}
	}
	return w.Flush()
}

// writeMethodSet writes the exported methods of *T, promoted ones included, or those of an interface.
func writeMethodSet(w *bufio.Writer, path string, named *types.Named) {
	var t types.Type = types.NewPointer(named)
	if types.IsInterface(named) {
		t = named
	}
	for method := range types.NewMethodSet(t).Methods() {
		if method.Obj().Exported() {
			name := named.Obj().Name() + "." + method.Obj().Name()
			fmt.Fprintf(w, "%s\tselect\t%s\t%s\n", path, name, types.TypeString(method.Type(), nil))
		}
	}
}

func kind(obj types.Object) string {
	switch obj.(type) {
	case *types.Const:
		return "const"
	case *types.Var:
		return "var"
	case *types.Func:
		return "func"
	default:
		return "type"
	}
}
