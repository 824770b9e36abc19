// Fills a text template from a table, and says what is missing.
package main

import (
	"fmt"
	"regexp"
	"strings"
)

var field = regexp.MustCompile(`\{\{\s*(\w+)(?:\|(\w+))?\s*\}\}`)

// Fill puts the values where their names stand; a filter may follow the name.
func Fill(template string, values map[string]string) (string, []string) {
	var missing []string
	filled := field.ReplaceAllStringFunc(template, func(found string) string {
		inner := strings.TrimSpace(strings.Trim(found, "{}"))
		name, filter, _ := strings.Cut(inner, "|")
		value, ok := values[name]
		if !ok {
			missing = append(missing, name)
			return "<" + name + ">"
		}
		switch filter {
		case "upper":
			return strings.ToUpper(value)
		case "initial":
			return value[:1] + "."
		}
		return value
	})
	return filled, missing
}

func names(template string) []string {
	seen := map[string]bool{}
	var found []string
	for _, m := range field.FindAllStringSubmatch(template, -1) {
		if !seen[m[1]] {
			seen[m[1]] = true
			found = append(found, m[1])
		}
	}
	return found
}

func main() {
	letter := `Dear {{ first|initial }} {{last|upper}},
your order {{order}} of {{ first }} {{ last }} leaves on {{ day }}.`
	text, missing := Fill(letter, map[string]string{"first": "Ada", "last": "Lovelace", "order": "A-17"})
	fmt.Println(text)
	fmt.Println("missing:", strings.Join(missing, ", "))
	fmt.Println("names:", strings.Join(names(letter), " "))

	words := regexp.MustCompile(`[,;]\s*|\s+`)
	for _, list := range []string{"red, green;blue", "one two"} {
		fmt.Println(len(words.FindAllString(list, -1)), words.ReplaceAllLiteralString(list, "$1"))
	}
	camel := regexp.MustCompile(`([a-z0-9])([A-Z])`)
	for _, name := range []string{"parseHTTPHeader", "maxIdleConns", "x1Y2"} {
		fmt.Println(strings.ToLower(camel.ReplaceAllString(name, "${1}_${2}")))
	}
}
