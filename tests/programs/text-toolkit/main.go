package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

const letter = `Dear Ms. Müller,

  the 3 parcels (№ 17, 18 & 19) left Zürich on Monday;
they should reach İzmir by FRIDAY.	Yours,
ΣΊΣΥΦΟΣ`

// slug keeps letters and digits and joins the rest with dashes.
func slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(words, "-")
}

func classes(s string) map[string]int {
	counts := map[string]int{}
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			counts["upper"]++
		case unicode.IsLower(r):
			counts["lower"]++
		case unicode.IsDigit(r):
			counts["digit"]++
		case unicode.IsSpace(r):
			counts["space"]++
		case unicode.IsPunct(r):
			counts["punct"]++
		case unicode.IsSymbol(r):
			counts["symbol"]++
		}
		if unicode.In(r, unicode.Greek, unicode.Han) {
			counts["greek or han"]++
		}
	}
	return counts
}

func rot13(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z':
		return 'a' + (r-'a'+13)%26
	case r >= 'A' && r <= 'Z':
		return 'A' + (r-'A'+13)%26
	}
	return r
}

func main() {
	for line := range strings.Lines(letter) {
		fmt.Printf("%3d %q\n", utf8.RuneCountInString(line), strings.TrimSpace(line))
	}
	fmt.Println(slug(letter))
	fmt.Println(classes(letter))
	fmt.Println(strings.Map(rot13, "Hello, Gopher!"), strings.Title("the quick-brown fox"))
	fmt.Println(strings.EqualFold("Straße", "STRASSE"), strings.EqualFold("σίσυφος", "ΣΊΣΥΦΟΣ"), strings.EqualFold("Kelvin", "\u212aELVIN"))

	html := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "", "")
	fmt.Println(html.Replace("if a<b && b>c"))
	fmt.Println(strings.NewReplacer("aa", "1", "a", "2", "b", "").Replace("aaabaab"))

	key, value, found := strings.Cut("retries = 3 # at most", "=")
	fmt.Printf("%q %q %v\n", strings.TrimSpace(key), strings.TrimRightFunc(value, unicode.IsLetter), found)
	fmt.Printf("%q %q\n", strings.SplitN("a:b:c:d", ":", 3), strings.SplitAfter("a:b:c", ":"))
	fmt.Printf("%q %q\n", strings.Trim("xxhixyx", "xy"), strings.ToValidUTF8("ok\xff\xfe!", "?"))
	fmt.Println(strings.Count("cheese", "e"), strings.Count("über", ""), strings.LastIndexAny("golang", "gn"), strings.IndexFunc("abc1", unicode.IsNumber))

	var buf bytes.Buffer
	for i := range 3 {
		fmt.Fprintf(&buf, "record %d;", i)
	}
	first, err := buf.ReadString(';')
	fmt.Println(first, err, buf.Len())
	buf.Truncate(9)
	rest := buf.Bytes()
	fmt.Printf("%s %v\n", bytes.ToUpper(rest), bytes.HasPrefix(rest, []byte("record")))
	fmt.Printf("%q\n", bytes.Fields([]byte("  one two\tthree ")))

	r := strings.NewReader("héllo")
	for {
		c, size, err := r.ReadRune()
		if err == io.EOF {
			break
		}
		fmt.Printf("%c/%d ", c, size)
	}
	pos, _ := r.Seek(-3, io.SeekEnd)
	tail, _ := io.ReadAll(r)
	fmt.Println(pos, string(tail))
}
