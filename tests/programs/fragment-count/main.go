func countWords(docs []string) map[string]int {
	counts := make(map[string]int)
	for _, doc := range docs {
		go func(d string) {
			for _, w := range strings.Fields(d) {
				counts[w]++
			}
		}(doc)
	}
	time.Sleep(time.Second)
	return counts
}
