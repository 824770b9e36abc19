package main

import (
	"fmt"
	"strconv"
	"strings"
)

func encode(s string) string {
	var sb strings.Builder
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] == s[i] {
			j++
		}
		sb.WriteString(strconv.Itoa(j - i))
		sb.WriteByte(s[i])
		i = j
	}
	return sb.String()
}

func decode(s string) string {
	out := ""
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n = n*10 + int(r-'0')
			continue
		}
		out += strings.Repeat(string(r), n)
		n = 0
	}
	return out
}

func main() {
	for _, s := range []string{"aaabbc", "", "zzzzzzzzzzzz"} {
		e := encode(s)
		fmt.Printf("%q -> %q -> %v\n", s, e, decode(e) == s)
	}
}
