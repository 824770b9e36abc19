// Package text lays out lines.
package text

import "strings"

// Indent puts spaces before a line.
func Indent(s string, n int) string {
	return strings.Repeat(" ", n) + s
}

// Pad fills up with spaces.
func Pad(s string, n int) string {
	if len(s) >= n {
		return s
	}
	return s + strings.Repeat(" ", n-len(s))
}

// Box draws a frame.
func Box(s string) string {
	bar := strings.Repeat("-", len(s)+2)
	return "+" + bar + "+\n| " + s + " |\n+" + bar + "+"
}
