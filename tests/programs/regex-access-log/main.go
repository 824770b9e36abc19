// A report over the lines of a web server's log.
package main

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

var (
	entryPattern = regexp.MustCompile(`^(\S+) \[([^\]]+)\] "(GET|POST|PUT|DELETE) ([^ "]+)" (\d{3}) (\d+)$`)
	idPattern    = regexp.MustCompile(`/\d+`)
)

// Entry is one line of the log.
type Entry struct {
	Host   string
	Time   string
	Method string
	Path   string
	Status int
	Size   int
}

// parseEntry reads a line; it is not ok where the line is none.
func parseEntry(line string) (Entry, bool) {
	m := entryPattern.FindStringSubmatch(line)
	if m == nil {
		return Entry{}, false
	}
	status, err := strconv.Atoi(m[5])
	if err != nil {
		return Entry{}, false
	}
	size, err := strconv.Atoi(m[6])
	if err != nil {
		return Entry{}, false
	}
	return Entry{Host: m[1], Time: m[2], Method: m[3], Path: m[4], Status: status, Size: size}, true
}

// route is a path whose numbers are placeholders.
func route(path string) string {
	return idPattern.ReplaceAllString(path, "/:id")
}

type row struct {
	name  string
	count int
	bytes int
}

func main() {
	log := `10.0.0.1 [01/Dec 10:00] "GET /users/17" 200 512
10.0.0.2 [01/Dec 10:01] "POST /users" 201 64
10.0.0.1 [01/Dec 10:02] "GET /users/18/posts/3" 404 0
this is no entry
10.0.0.3 [01/Dec 10:03] "GET /users/99" 200 498
10.0.0.2 [01/Dec 10:04] "DELETE /users/99" 500 12
10.0.0.3 [01/Dec 10:05] "GET /health" 200 2`

	routes := map[string]row{}
	hosts := map[string]int{}
	failed := 0
	for i, line := range strings.Split(log, "\n") {
		e, ok := parseEntry(line)
		if !ok {
			fmt.Printf("line %d is no entry: %q\n", i+1, line)
			continue
		}
		if e.Status >= 400 {
			failed++
		}
		hosts[e.Host]++
		name := e.Method + " " + route(e.Path)
		r := routes[name]
		r.name = name
		r.count++
		r.bytes += e.Size
		routes[name] = r
	}

	rows := make([]row, 0, len(routes))
	for _, r := range routes {
		rows = append(rows, r)
	}
	sort.Slice(rows, func(i, j int) bool {
		if rows[i].count != rows[j].count {
			return rows[i].count > rows[j].count
		}
		return rows[i].name < rows[j].name
	})
	for _, r := range rows {
		fmt.Printf("%-28s %2d %5d\n", r.name, r.count, r.bytes)
	}
	names := make([]string, 0, len(hosts))
	for h := range hosts {
		names = append(names, h)
	}
	sort.Strings(names)
	for _, h := range names {
		fmt.Printf("%s: %d\n", h, hosts[h])
	}
	fmt.Println("failed:", failed)
}
