// A grep over stdin; each line of the header up to "--" is one search with its options.
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"regexp"
	"strconv"
	"strings"
)

type options struct {
	ignoreCase bool
	invert     bool
	number     bool
	only       bool
	count      bool
	before     int
	after      int
	max        int
}

type search struct {
	options
	pattern string
	re      *regexp.Regexp
}

func parseSearch(line string) (*search, error) {
	s := &search{}
	fields := strings.Fields(line)
	for len(fields) > 0 && strings.HasPrefix(fields[0], "-") {
		flag := fields[0]
		fields = fields[1:]
		var target *int
		switch flag {
		case "-i":
			s.ignoreCase = true
		case "-v":
			s.invert = true
		case "-n":
			s.number = true
		case "-o":
			s.only = true
		case "-c":
			s.count = true
		case "-A":
			target = &s.after
		case "-B":
			target = &s.before
		case "-m":
			target = &s.max
		default:
			return nil, fmt.Errorf("unknown flag %s", flag)
		}
		if target == nil {
			continue
		}
		if len(fields) == 0 {
			return nil, fmt.Errorf("flag %s needs a number", flag)
		}
		n, err := strconv.Atoi(fields[0])
		if err != nil {
			return nil, fmt.Errorf("flag %s: %w", flag, err)
		}
		*target = n
		fields = fields[1:]
	}
	s.pattern = strings.Join(fields, " ")
	expr := s.pattern
	if s.ignoreCase {
		expr = "(?i)" + expr
	}
	re, err := regexp.Compile(expr)
	if err != nil {
		return nil, fmt.Errorf("bad pattern %q", s.pattern)
	}
	s.re = re
	return s, nil
}

func (s *search) run(lines []string) (out []string, hits int) {
	format := func(i int, sep byte, text string) string {
		if s.number {
			return fmt.Sprintf("%d%c%s", i+1, sep, text)
		}
		return text
	}
	last := -1 // last line that was printed
	until := -1
	for i, line := range lines {
		if s.re.MatchString(line) == s.invert {
			if i <= until {
				out = append(out, format(i, '-', line))
				last = i
			}
			continue
		}
		if s.max > 0 && hits == s.max {
			break
		}
		hits++
		if s.only {
			for _, m := range s.re.FindAllString(line, -1) {
				out = append(out, format(i, ':', m))
			}
			continue
		}
		first := max(i-s.before, last+1)
		if last >= 0 && first > last+1 && (s.before > 0 || s.after > 0) {
			out = append(out, "--")
		}
		for j := first; j < i; j++ {
			out = append(out, format(j, '-', lines[j]))
		}
		out = append(out, format(i, ':', line))
		last, until = i, i+s.after
	}
	return out, hits
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("grep: ")
	log.SetOutput(os.Stdout)

	var commands, lines []string
	inText := false
	sc := bufio.NewScanner(os.Stdin)
	for sc.Scan() {
		switch line := sc.Text(); {
		case inText:
			lines = append(lines, line)
		case line == "--":
			inText = true
		default:
			commands = append(commands, line)
		}
	}
	for _, c := range commands {
		fmt.Printf("$ grep %s\n", c)
		s, err := parseSearch(c)
		if err != nil {
			log.Println(err)
			continue
		}
		out, hits := s.run(lines)
		if s.count {
			fmt.Println(hits)
			continue
		}
		for _, l := range out {
			fmt.Println(l)
		}
		if hits == 0 {
			log.Printf("no match for %q", s.pattern)
		}
	}
}
