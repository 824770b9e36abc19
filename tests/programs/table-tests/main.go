package main

import (
	"fmt"
	"strings"
)

func reverse(s string) string {
	runes := []rune(s)
	for i, j := 0, len(runes)-1; i < j; i, j = i+1, j-1 {
		runes[i], runes[j] = runes[j], runes[i]
	}
	return string(runes)
}

func isPalindrome(s string) bool {
	clean := ""
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' {
			clean += string(r)
		}
	}
	return clean == reverse(clean)
}

func main() {
	tests := []struct {
		name string
		in   string
		want bool
	}{
		{"empty", "", true},
		{"simple", "Anna", true},
		{"sentence", "A man, a plan, a canal: Panama", true},
		{"not", "hello", false},
	}
	failed := 0
	for _, tt := range tests {
		got := isPalindrome(tt.in)
		if got != tt.want {
			failed++
			fmt.Printf("FAIL %s: got %v, want %v\n", tt.name, got, tt.want)
			continue
		}
		fmt.Printf("ok   %-10s %q\n", tt.name, tt.in)
	}
	point := struct{ X, Y int }{3, 4}
	point.X++
	fmt.Println(point.X*point.X+point.Y*point.Y, failed)
	cases := []struct {
		a, b int
		op   string
	}{{1, 2, "+"}, {3, 4, "*"}, {a: 9, b: 3, op: "-"}}
	for i, c := range cases {
		var r int
		switch c.op {
		case "+":
			r = c.a + c.b
		case "-":
			r = c.a - c.b
		case "*":
			r = c.a * c.b
		}
		fmt.Println(i, c.a, c.op, c.b, "=", r)
	}
}
