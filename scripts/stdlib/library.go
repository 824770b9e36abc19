// Implements loading the standard library from its sources and choosing which objects are written.

package main

import (
	"errors"
	"go/build"
	"go/importer"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// A library is the part of the standard library that a program can come to see.
type library struct {
	packages map[string]*types.Package
	// All objects to write, by package path and name: exported ones, and types that only other types lead to.
	objects map[string]map[string]types.Object
}

// loadLibrary type-checks the standard library for the platform of the Go playground, without cgo.
func loadLibrary() (*library, error) {
	build.Default.GOOS, build.Default.GOARCH, build.Default.CgoEnabled = "linux", "amd64", false
	paths, err := importablePackages(filepath.Join(build.Default.GOROOT, "src"))
	if err != nil {
		return nil, err
	}
	sources := importer.ForCompiler(token.NewFileSet(), "source", nil)
	lib := &library{packages: map[string]*types.Package{}, objects: map[string]map[string]types.Object{}}
	for _, path := range paths {
		pkg, err := sources.Import(path)
		if err != nil {
			return nil, err
		}
		lib.packages[path] = pkg
		for _, name := range pkg.Scope().Names() {
			if obj := pkg.Scope().Lookup(name); obj.Exported() {
				lib.add(obj)
			}
		}
	}
	return lib, nil
}

// importablePackages lists the packages below src that any program may import. The checker has unsafe built in, and
// builtin only documents the universe.
func importablePackages(src string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(src, func(dir string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || dir == src {
			return err
		}
		if strings.HasPrefix(entry.Name(), "_") {
			return filepath.SkipDir
		}
		switch entry.Name() {
		case "cmd", "internal", "vendor", "testdata", "builtin", "unsafe":
			return filepath.SkipDir
		}
		pkg, err := build.Default.ImportDir(dir, 0)
		var noGo *build.NoGoError
		if errors.As(err, &noGo) || err == nil && pkg.Name == "main" {
			return nil
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(src, dir)
		paths = append(paths, filepath.ToSlash(rel))
		return err
	})
	slices.Sort(paths)
	return paths, err
}

// add takes in an object and every type it leads to, of whatever package.
func (lib *library) add(obj types.Object) {
	path := obj.Pkg().Path()
	lib.packages[path] = obj.Pkg()
	if lib.objects[path] == nil {
		lib.objects[path] = map[string]types.Object{}
	}
	if lib.objects[path][obj.Name()] != nil {
		return
	}
	lib.objects[path][obj.Name()] = obj
	for _, named := range mentionedBy(obj) {
		lib.add(named)
	}
}

// needs lists the other packages that the types reachable from the exported objects of a package mention.
func (lib *library) needs(path string) []string {
	packages := map[string]bool{}
	seen := map[types.Object]bool{}
	var visit func(obj types.Object)
	visit = func(obj types.Object) {
		if seen[obj] {
			return
		}
		seen[obj] = true
		packages[obj.Pkg().Path()] = true
		for _, named := range mentionedBy(obj) {
			visit(named)
		}
	}
	for _, obj := range lib.objects[path] {
		if obj.Exported() {
			visit(obj)
		}
	}
	delete(packages, path)
	return slices.Sorted(maps.Keys(packages))
}

// fileName is the name under which the text of a package is stored.
func fileName(path string) string {
	return strings.ReplaceAll(path, "/", "__") + ".txt"
}
