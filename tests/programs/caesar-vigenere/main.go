package main

import (
	"fmt"
	"strings"
)

func caesar(s string, k int) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+rune(k)+26)%26
		case r >= 'A' && r <= 'Z':
			return 'A' + (r-'A'+rune(k)+26)%26
		}
		return r
	}, s)
}

func vigenere(s, key string, sign int) string {
	out := []byte(s)
	n := 0
	for i, c := range out {
		if c < 'a' || c > 'z' {
			continue
		}
		shift := sign * int(key[n%len(key)]-'a')
		out[i] = byte('a' + (int(c-'a')+shift+26)%26)
		n++
	}
	return string(out)
}

func frequencies(s string) (best rune, count int) {
	freq := make(map[rune]int)
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' {
			freq[r]++
		}
	}
	for r := 'a'; r <= 'z'; r++ {
		if freq[r] > count {
			best, count = r, freq[r]
		}
	}
	return
}

func main() {
	msg := "Hello, Wörld! zebra"
	enc := caesar(msg, 3)
	fmt.Println(enc, "|", caesar(enc, -3))
	v := vigenere("attack at dawn", "lemon", 1)
	fmt.Println(v, "|", vigenere(v, "lemon", -1))
	r, n := frequencies("the bees knees were green")
	fmt.Printf("%c %d\n", r, n)
}
