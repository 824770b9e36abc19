package main

import "fmt"

// The matcher of "Beautiful Code", extended: c . ^ $ * + ? [a-z] [^0-9] and \d \w \s.

// atomLen tells how many bytes of the pattern the first atom takes.
func atomLen(re string) int {
	switch re[0] {
	case '\\':
		if len(re) > 1 {
			return 2
		}
	case '[':
		for i := 1; i < len(re); i++ {
			if re[i] == ']' && i > 1 {
				return i + 1
			}
		}
	}
	return 1
}

func inRange(c, lo, hi byte) bool { return lo <= c && c <= hi }

func isWord(c byte) bool {
	return inRange(c, 'a', 'z') || inRange(c, 'A', 'Z') || inRange(c, '0', '9') || c == '_'
}

func atomMatches(atom string, c byte) bool {
	switch {
	case atom == ".":
		return true
	case atom[0] == '\\' && len(atom) == 2:
		switch atom[1] {
		case 'd':
			return inRange(c, '0', '9')
		case 'w':
			return isWord(c)
		case 's':
			return c == ' ' || c == '\t'
		default:
			return atom[1] == c
		}
	case atom[0] == '[' && len(atom) > 2:
		set, negated := atom[1:len(atom)-1], false
		if set[0] == '^' {
			set, negated = set[1:], true
		}
		found := false
		for i := 0; i < len(set); i++ {
			if i+2 < len(set) && set[i+1] == '-' {
				found = found || inRange(c, set[i], set[i+2])
				i += 2
			} else if set[i] == c {
				found = true
			}
		}
		return found != negated
	}
	return atom[0] == c
}

// here gives the length of the match at the beginning of text, or -1.
func here(re, text string) int {
	if re == "" {
		return 0
	}
	if re == "$" {
		if text == "" {
			return 0
		}
		return -1
	}
	n := atomLen(re)
	atom, rest := re[:n], re[n:]
	if rest != "" {
		var lo, hi int
		switch rest[0] {
		case '*':
			lo, hi = 0, len(text)
		case '+':
			lo, hi = 1, len(text)
		case '?':
			lo, hi = 0, min(1, len(text))
		default:
			return once(atom, rest, text)
		}
		return repeat(atom, rest[1:], text, lo, hi)
	}
	return once(atom, rest, text)
}

func once(atom, rest, text string) int {
	if text == "" || !atomMatches(atom, text[0]) {
		return -1
	}
	if m := here(rest, text[1:]); m >= 0 {
		return m + 1
	}
	return -1
}

// repeat is greedy: as many as possible first, then fewer.
func repeat(atom, rest, text string, lo, hi int) int {
	count := 0
	for count < hi && count < len(text) && atomMatches(atom, text[count]) {
		count++
	}
	for ; count >= lo; count-- {
		if m := here(rest, text[count:]); m >= 0 {
			return m + count
		}
	}
	return -1
}

func find(re, text string) (start, end int, ok bool) {
	if re != "" && re[0] == '^' {
		n := here(re[1:], text)
		return 0, n, n >= 0
	}
	for i := range len(text) + 1 {
		if n := here(re, text[i:]); n >= 0 {
			return i, i + n, true
		}
	}
	return
}

func findAll(re, text string) (out []string) {
	for at := 0; at <= len(text); {
		s, e, ok := find(re, text[at:])
		if !ok {
			break
		}
		out = append(out, text[at+s:at+e])
		if e == s {
			e++
		}
		at += e
	}
	return out
}

func main() {
	tests := []struct{ re, text string }{
		{"abc", "xxabcxx"},
		{"^abc", "xabc"},
		{"a.c$", "abcadc"},
		{"ab*c", "ac abbbc"},
		{"ab+c", "ac abbbc"},
		{"colou?r", "the color"},
		{"[0-9]+-[0-9]+", "tel 555-1234"},
		{"[^aeiou ]+", "queue strengths"},
		{`\w+@\w+\.com`, "mail to joe@example.com now"},
		{`\d\d:\d\d`, "at 9:30 or 10:45"},
		{"", "anything"},
		{"x*", "aaa"},
		{"[]]", "a]b"},
		{`a\.b`, "axb a.b"},
		{"(", "no parens (here)"},
	}
	for _, t := range tests {
		if s, e, ok := find(t.re, t.text); ok {
			fmt.Printf("%-16q %-32q [%d:%d] %q\n", t.re, t.text, s, e, t.text[s:e])
		} else {
			fmt.Printf("%-16q %-32q no match\n", t.re, t.text)
		}
	}
	fmt.Printf("%q\n", findAll("[a-z]+", "the 3 little pigs, 1 wolf"))
	fmt.Printf("%q\n", findAll("a*", "baac"))
}
