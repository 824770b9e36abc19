package main

import (
	"fmt"
	"strings"
)

var numerals = []struct {
	value  int
	symbol string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"},
	{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"},
	{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}

func toRoman(n int) string {
	var sb strings.Builder
	for _, x := range numerals {
		for n >= x.value {
			sb.WriteString(x.symbol)
			n -= x.value
		}
	}
	return sb.String()
}

func fromRoman(s string) int {
	total := 0
	for len(s) > 0 {
		for _, x := range numerals {
			if strings.HasPrefix(s, x.symbol) {
				total += x.value
				s = s[len(x.symbol):]
				break
			}
		}
	}
	return total
}

func main() {
	for _, n := range []int{1, 4, 14, 1994, 2024} {
		r := toRoman(n)
		fmt.Println(n, r, fromRoman(r) == n)
	}
}
