// Implements the generator of public/stdlib: the exported API of Go's standard library, one small text per package.
//
// A text reads as Go: one declaration a line, with the methods of a type below it, and types as go/types prints them.
//
//	package bufio
//	needs io
//	const MaxScanTokenSize untyped int = 65536
//	func NewReader(rd io.Reader) *Reader
//	type Reader struct{_ struct{}}
//	func (*Reader) Buffered() int
//
// Names of the package itself stand alone, others follow the import path of theirs. `needs` lists every package that the
// types reachable from this API mention, however indirectly, so that one further step loads all.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	out := flag.String("out", "", "directory that receives the texts and index.json")
	typeStrings := flag.String("strings", "", "file that receives the type string of every object, to compare a decoder with")
	flag.Parse()
	if err := run(*out, *typeStrings); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(out, typeStrings string) error {
	library, err := loadLibrary()
	if err != nil {
		return err
	}
	if out != "" {
		if err := library.writeTexts(out); err != nil {
			return err
		}
	}
	if typeStrings != "" {
		return library.writeTypeStrings(typeStrings)
	}
	return nil
}
