package log

var count = 10

func init() { Say("count.go: init") }

// Count is how often something was said.
func Count() int { return count - 10 }
