package main

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
)

type node struct {
	children map[string]*node
	order    []string
}

func (n *node) add(parts []string) {
	if len(parts) == 0 {
		return
	}
	child, ok := n.children[parts[0]]
	if !ok {
		child = &node{children: map[string]*node{}}
		n.children[parts[0]] = child
		n.order = append(n.order, parts[0])
	}
	child.add(parts[1:])
}

func (n *node) print(indent string) {
	for _, name := range n.order {
		fmt.Println(indent + name)
		n.children[name].print(indent + "  ")
	}
}

func main() {
	files := []string{
		"/srv/app/./main.go", "/srv/app/web/../web/index.html", "/srv/app//web/style.css",
		"/srv/app/web/img/logo.svg", "/srv/app/README", "/srv/lib/util.test.go", "/../etc/hosts", ".profile",
	}
	root := &node{children: map[string]*node{}}
	kinds := map[string]int{}
	for _, f := range files {
		clean := filepath.Clean(f)
		kinds[filepath.Ext(clean)]++
		dir, file := filepath.Split(clean)
		fmt.Printf("%-28s %-16q %-14q %-12q %v\n", clean, dir, file, strings.TrimSuffix(file, filepath.Ext(file)), filepath.IsAbs(f))
		root.add(strings.Split(strings.TrimPrefix(clean, "/"), "/"))
	}
	fmt.Println(kinds)
	root.print("")

	for _, pattern := range []string{"*.go", "/srv/*/*.go", "/srv/app/web/[a-i]*", "*.t?st.go", "[", "util\\.*"} {
		var hits []string
		for _, f := range files {
			ok, err := path.Match(pattern, path.Clean(f))
			if err == nil && !ok {
				ok, err = path.Match(pattern, path.Base(f))
			}
			if err != nil {
				hits = []string{err.Error()}
				break
			}
			if ok {
				hits = append(hits, path.Base(f))
			}
		}
		fmt.Println(pattern, hits)
	}

	for _, pair := range [][2]string{{"/srv/app", "/srv/app/web/img"}, {"/srv/app/web", "/srv/lib"}, {"a/b", "."}, {"/a", "b"}, {"..", "a"}} {
		rel, err := filepath.Rel(pair[0], pair[1])
		fmt.Printf("%s -> %s: %q %v\n", pair[0], pair[1], rel, err)
	}
	fmt.Println(path.Join("a", "", "../b", "/c/"), path.Dir("/x/y/"), path.Base(""), path.Base("///"), filepath.Join())
	fmt.Println(filepath.IsLocal("a/../b"), filepath.IsLocal("../b"), filepath.SplitList("/bin:/usr/bin"))
	abs, err := filepath.Abs("/one/../two")
	fmt.Println(abs, err)
}
