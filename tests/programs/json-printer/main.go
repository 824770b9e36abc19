package main

import (
	"fmt"
	"sort"
	"strings"
)

func encode(v any, indent string) string {
	switch x := v.(type) {
	case nil:
		return "null"
	case bool:
		return fmt.Sprint(x)
	case int, int64, float64:
		return fmt.Sprintf("%v", x)
	case string:
		return fmt.Sprintf("%q", x)
	case []any:
		if len(x) == 0 {
			return "[]"
		}
		parts := make([]string, len(x))
		for i, e := range x {
			parts[i] = indent + "  " + encode(e, indent+"  ")
		}
		return "[\n" + strings.Join(parts, ",\n") + "\n" + indent + "]"
	case map[string]any:
		keys := make([]string, 0)
		for k := range x {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		var b strings.Builder
		b.WriteString("{")
		for i, k := range keys {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "\n%s  %q: %s", indent, k, encode(x[k], indent+"  "))
		}
		if len(keys) > 0 {
			b.WriteString("\n" + indent)
		}
		b.WriteRune('}')
		return b.String()
	case error:
		return encode(map[string]any{"error": x.Error()}, indent)
	default:
		return fmt.Sprintf("<%T>", x)
	}
}

func main() {
	doc := map[string]any{
		"name":  "widget",
		"price": 12.5,
		"count": 3,
		"tags":  []any{"a", nil, true, []any{}},
		"sub":   map[string]any{"empty": map[string]any{}, "err": fmt.Errorf("lost %d", 7)},
		"odd":   struct{}{},
	}
	fmt.Println(encode(doc, ""))
}
