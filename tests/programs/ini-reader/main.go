package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"
)

type Config map[string]map[string]string

func parse(scanner *bufio.Scanner) (Config, []string) {
	cfg := Config{}
	var problems []string
	section := ""
	for n := 1; scanner.Scan(); n++ {
		line := strings.TrimSpace(scanner.Text())
		switch {
		case line == "", strings.HasPrefix(line, ";"), strings.HasPrefix(line, "#"):
			continue
		case strings.HasPrefix(line, "["):
			if !strings.HasSuffix(line, "]") {
				problems = append(problems, fmt.Sprintf("%d: unclosed section", n))
				continue
			}
			section = line[1 : len(line)-1]
			if cfg[section] == nil {
				cfg[section] = make(map[string]string)
			}
		default:
			key, value, ok := strings.Cut(line, "=")
			if !ok {
				problems = append(problems, fmt.Sprintf("%d: no = in %q", n, line))
				continue
			}
			if cfg[section] == nil {
				cfg[section] = map[string]string{}
			}
			cfg[section][strings.TrimSpace(key)] = strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return cfg, problems
}

func main() {
	cfg, problems := parse(bufio.NewScanner(os.Stdin))
	names := make([]string, 0, len(cfg))
	for name := range cfg {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Printf("[%s] %d keys\n", name, len(cfg[name]))
		keys := []string{}
		for k := range cfg[name] {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for _, k := range keys {
			fmt.Printf("  %-8s = %q\n", k, cfg[name][k])
		}
	}
	for _, p := range problems {
		fmt.Println("problem:", p)
	}
}
