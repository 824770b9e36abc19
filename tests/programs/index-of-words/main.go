// An index of the words of a text: on which lines each stands.
package main

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode"
)

// Index holds the lines of each word, in order and each once.
type Index struct {
	lines map[string][]int
	words int
}

// NewIndex makes an empty one.
func NewIndex() *Index {
	return &Index{lines: map[string][]int{}}
}

// Add reads a text to its end.
func (ix *Index) Add(r io.Reader) {
	scanner := bufio.NewScanner(r)
	number := 0
	for scanner.Scan() {
		number++
		for _, w := range strings.FieldsFunc(scanner.Text(), isBreak) {
			ix.note(strings.ToLower(w), number)
		}
	}
}

func isBreak(r rune) bool {
	return !unicode.IsLetter(r) && r != '\''
}

func (ix *Index) note(word string, line int) {
	ix.words++
	seen := ix.lines[word]
	if len(seen) > 0 && seen[len(seen)-1] == line {
		return
	}
	ix.lines[word] = append(seen, line)
}

// Words gives all words in alphabetical order.
func (ix *Index) Words() []string {
	words := make([]string, 0, len(ix.lines))
	for w := range ix.lines {
		words = append(words, w)
	}
	sort.Strings(words)
	return words
}

func main() {
	text := `The rain in Spain
stays mainly in the plain,
and the rain
doesn't care.`
	ix := NewIndex()
	ix.Add(strings.NewReader(text))
	for _, w := range ix.Words() {
		places := make([]string, 0)
		for _, n := range ix.lines[w] {
			places = append(places, fmt.Sprint(n))
		}
		fmt.Printf("%-8s %s\n", w, strings.Join(places, ", "))
	}
	fmt.Printf("%d words, %d of them different\n", ix.words, len(ix.lines))
}
