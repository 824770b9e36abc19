// Writers that change what goes through them, one around the other.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
)

// Indenter puts a margin before each line.
type Indenter struct {
	w       io.Writer
	margin  string
	isInner bool
}

// Write is io.Writer's.
func (in *Indenter) Write(p []byte) (int, error) {
	for line := range strings.Lines(string(p)) {
		if !in.isInner {
			fmt.Fprint(in.w, in.margin)
		}
		fmt.Fprint(in.w, line)
		in.isInner = !strings.HasSuffix(line, "\n")
	}
	return len(p), nil
}

// Counter counts what is written.
type Counter struct {
	bytes, lines int
}

// Write is io.Writer's.
func (c *Counter) Write(p []byte) (int, error) {
	c.bytes += len(p)
	for _, b := range p {
		if b == '\n' {
			c.lines++
		}
	}
	return len(p), nil
}

func table(w io.Writer, rows map[string]int, names []string) {
	for _, name := range names {
		fmt.Fprintf(w, "%-6s|%4d\n", name, rows[name])
	}
}

func main() {
	rows := map[string]int{"nails": 40, "screws": 7, "nuts": 1200}
	names := []string{"nails", "nuts", "screws"}
	table(os.Stdout, rows, names)

	var counter Counter
	table(&counter, rows, names)
	fmt.Println(counter.bytes, counter.lines)

	in := &Indenter{w: os.Stdout, margin: "> "}
	fmt.Fprintln(in, "stock:")
	table(in, rows, names[:2])
	fmt.Fprint(in, "to be ")
	fmt.Fprintln(in, "continued")

	var buf bytes.Buffer
	table(&buf, rows, names[1:])
	fmt.Printf("%d bytes, %s", buf.Len(), strings.ToUpper(buf.String()))
}
