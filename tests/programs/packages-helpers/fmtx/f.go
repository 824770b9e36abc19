package fmtx

import "fmt"

// Show prints a number.
func Show(f float64) string { return fmt.Sprintf("%v|%8.2f|%g", f, f, f) }

// Quote quotes.
func Quote(s string) string { return fmt.Sprintf("%q", s) }
