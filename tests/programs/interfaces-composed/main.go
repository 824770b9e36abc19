package main

import "fmt"

type Reader interface{ Read() string }
type Writer interface{ Write(s string) }
type ReadWriter interface {
	Reader
	Writer
}
type Named interface {
	Name() string
}
type Doc interface {
	ReadWriter
	Named
	Size() int
}

type File struct {
	name string
	data string
}

func (f *File) Read() string   { return f.data }
func (f *File) Write(s string) { f.data += s }
func (f *File) Name() string   { return f.name }
func (f *File) Size() int      { return len(f.data) }

type Buf struct{ lines []string }

func (b *Buf) Read() string   { return fmt.Sprint(len(b.lines)) }
func (b *Buf) Write(s string) { b.lines = append(b.lines, s) }

func fill(w Writer) { w.Write("hello ") }
func show(r Reader) { fmt.Println(r.Read()) }
func both(rw ReadWriter) {
	fill(rw)
	rw.Write("world")
	show(rw)
}
func describe(d Doc) {
	both(d)
	fmt.Println(d.Name(), d.Size())
}

func main() {
	f := &File{name: "a.txt"}
	b := &Buf{}
	describe(f)
	both(b)
}

// Sizer asks for what Doc asks for as well, without embedding it.
type Sizer interface {
	Size() int
	Name() string
}

func size(s Sizer) int { return s.Size() + len(s.Name()) }

func init() {
	f := &File{"b.txt", "12345"}
	fmt.Println(size(f), f.Size(), f.Name())
}
