package main

import "fmt"

func prefixTable(p string) []int {
	t := make([]int, len(p))
	for i, k := 1, 0; i < len(p); i++ {
		for k > 0 && p[k] != p[i] {
			k = t[k-1]
		}
		if p[k] == p[i] {
			k++
		}
		t[i] = k
	}
	return t
}

func kmp(s, p string) (found []int) {
	t := prefixTable(p)
	k := 0
	for i := 0; i < len(s); i++ {
		for k > 0 && p[k] != s[i] {
			k = t[k-1]
		}
		if p[k] == s[i] {
			k++
		}
		if k == len(p) {
			found = append(found, i-k+1)
			k = t[k-1]
		}
	}
	return found
}

func rabinKarp(s, p string) []int {
	const base, mod uint32 = 256, 16777619
	var found []int
	var hp, hs, pow uint32 = 0, 0, 1
	for i := 0; i < len(p); i++ {
		hp = (hp*base + uint32(p[i])) % mod
		hs = (hs*base + uint32(s[i])) % mod
		if i > 0 {
			pow = pow * base % mod
		}
	}
	for i := 0; ; i++ {
		if hp == hs && s[i:i+len(p)] == p {
			found = append(found, i)
		}
		if i+len(p) >= len(s) {
			return found
		}
		hs = (hs + mod - uint32(s[i])*pow%mod) % mod
		hs = (hs*base + uint32(s[i+len(p)])) % mod
	}
}

func longestPalindrome(s string) string {
	best := ""
	for i := range s {
		for _, j := range [2]int{i, i + 1} {
			l, r := i, j
			for l >= 0 && r < len(s) && s[l] == s[r] {
				if r-l+1 > len(best) {
					best = s[l : r+1]
				}
				l--
				r++
			}
		}
	}
	return best
}

func main() {
	text := "abracadabra abra"
	fmt.Println(kmp(text, "abra"), rabinKarp(text, "abra"))
	fmt.Println(prefixTable("aabaaab"), kmp("aaaa", "aa"))
	fmt.Println(longestPalindrome("forgeeksskeegfor"), longestPalindrome("babad"))
}
