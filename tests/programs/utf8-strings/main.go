package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const broken = "a\xffb\xe2\x82c\xf0\x9f\x98\x80\xed\xa0\x80z"

func dump(s string) {
	fmt.Printf("%d bytes, %d runes, valid %t: %q %+q\n", len(s), utf8.RuneCountInString(s), utf8.ValidString(s), s, s)
	for i, r := range s {
		fmt.Printf("%d:%U", i, r)
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(s[i:])
			fmt.Print("(", size, ")")
		}
		fmt.Print(" ")
	}
	fmt.Println()
}

func reverse(s string) string {
	out := make([]byte, 0, len(s))
	for len(s) > 0 {
		_, n := utf8.DecodeLastRuneInString(s)
		out = append(out, s[len(s)-n:]...)
		s = s[:len(s)-n]
	}
	return string(out)
}

func truncate(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

func snake(s string) string {
	var b strings.Builder
	prev := rune(-1)
	for _, r := range s {
		if unicode.IsUpper(r) && (unicode.IsLower(prev) || unicode.IsDigit(prev)) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
		prev = r
	}
	return b.String()
}

func classes(s string) (letters, digits, spaces, puncts, others int) {
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		case unicode.IsSpace(r):
			spaces++
		case unicode.IsPunct(r):
			puncts++
		default:
			others++
		}
	}
	return
}

func rot13(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z':
		base := 'a'
		if unicode.IsUpper(r) {
			base = 'A'
		}
		return base + (r-base+13)%26
	}
	return r
}

func main() {
	dump("héllo, 世界 👋🏽")
	dump(broken)
	dump("")
	fmt.Println(reverse("añb世👋") == "👋世bña", reverse("\xff\xfe") == "\xfe\xff")
	for n := range 8 {
		fmt.Print(truncate("aé世x", n), " ")
	}
	fmt.Println()
	fmt.Println(snake("ParseHTTPRequestÜber9Lives"), strings.Map(rot13, "Hello, Wörld"))
	fmt.Println(classes("Año 2024: ¿qué pasa? +5€\t\u00a0٣"))

	bs := []byte("日本")
	rs := []rune("日本")
	bs[0] = 'x'
	rs[1] = 'é'
	fmt.Println(string(bs), len(string(bs)), string(rs), len(rs), cap(rs) >= 2, []byte(string(rs)))
	fmt.Println(string(rune(65)), string(rune(-1)) == "\uFFFD", string(rune(0x10FFFF+1)) == "\uFFFD", string([]rune{0x1F600, 0xD800, 'k'}))
	fmt.Printf("%c %c %U %#U %q %x %X % x %#v\n", 'ж', 0x1F680, 'ж', '⌘', 'ñ', "hi é", []byte("hi"), "hi é", []byte("ab"))
	fmt.Printf("%q %+q %#q %q\n", "tab\t\"quote\" \u2028", "é\U0001F680", "raw`tick", `raw\n`)
	fmt.Printf("|%-6s|%6s|%.2s|%6.3s|%06d|%x|\n", "né", "né", "né!", "日本語字", 42, "né")

	s := "compare"
	fmt.Println(s < "compart", s > "Compare", s == "com"+"pare", "" < "a", "z" < "é", "\xff" > "é")
	fmt.Println(s[3], s[3:], s[:3], s[2:5], s[len(s)-1:], s[7:] == "")
	fmt.Println(strings.ToUpper("straße ǆ"), strings.ToTitle("ǆ"), strings.EqualFold("Straße", "STRASSE"), strings.EqualFold("Kelvin", "kelvin"))
	fmt.Println(strings.IndexRune("chicken", 'k'), strings.IndexByte("日本", 0xac), strings.IndexAny("golang", "ny"), strings.LastIndex("go gopher", "go"), strings.Count("cheese", "e"), strings.Count("five", ""))
	fmt.Printf("%q %q %q\n", strings.Split("a,b,,c", ","), strings.Split("日本", ""), strings.SplitN("a:b:c", ":", 2))
	fmt.Printf("%q %q %q\n", strings.Fields("  x\u2003y\tz "), strings.TrimFunc("123go456", unicode.IsDigit), strings.Trim("¡¡hé!!", "!¡"))
	fmt.Println(strings.ToValidUTF8(broken, "?"), strings.Title("hello wORLD"), strings.Repeat("ab", 3), strings.ContainsRune("abc", 'b'))

	words := strings.FieldsFunc("über;Äpfel,zebra;Zoo,éclair", func(r rune) bool { return r == ';' || r == ',' })
	slices.Sort(words)
	fmt.Println(words)
	slices.SortFunc(words, func(a, b string) int {
		return strings.Compare(strings.ToLower(a), strings.ToLower(b))
	})
	fmt.Println(words)
	buf := utf8.AppendRune(nil, '€')
	buf = append(buf, "uro"...)
	r, size := utf8.DecodeRune(buf)
	fmt.Println(string(buf), string(r), size, utf8.RuneLen('𝄞'), utf8.FullRune(buf[:2]), utf8.ValidRune(0xDFFF))
	counts := map[rune]int{}
	for _, r := range "mississippi→→" {
		counts[r]++
	}
	keys := make([]rune, 0, len(counts))
	for r := range counts {
		keys = append(keys, r)
	}
	slices.Sort(keys)
	for _, r := range keys {
		fmt.Printf("%c=%d ", r, counts[r])
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println(recover()) }()
		i := len(s)
		fmt.Println(s[i])
	}()
}
