package geom

// Max is the larger.
func Max(a, b int) int {
	if a > b {
		return a
	}
	return b
}

const base = 40

// Shift adds the base.
func Shift(n int) int { return n + base }
