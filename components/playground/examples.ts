// Implements the examples of the menu; the first is what the page opens with.

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly source: string;
}

const workerPool: Example = {
  id: "worker-pool",
  title: "Worker pool",
  about: "Goroutines fed by a channel, results collected by another",
  source: String.raw`package main

import (
	"fmt"
	"sort"
	"sync"
)

type job struct {
	id    int
	input int
}

type result struct {
	job    job
	output int
}

func square(n int) int { return n * n }

func worker(jobs <-chan job, results chan<- result, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		results <- result{job: j, output: square(j.input)}
	}
}

func main() {
	const workers = 3
	jobs := make(chan job, 10)
	results := make(chan result, 10)

	var wg sync.WaitGroup
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go worker(jobs, results, &wg)
	}

	for i := 1; i <= 5; i++ {
		jobs <- job{id: i, input: i * 10}
	}
	close(jobs)

	go func() {
		wg.Wait()
		close(results)
	}()

	var all []result
	for r := range results {
		all = append(all, r)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].job.id < all[j].job.id })
	for _, r := range all {
		fmt.Printf("job %d: %d^2 = %d\n", r.job.id, r.job.input, r.output)
	}
}
`,
};

const errorPropagation: Example = {
  id: "error-propagation",
  title: "Error propagation",
  about: "Sentinel and typed errors, wrapped on their way up",
  source: String.raw`package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// ErrMissingKey is returned when a required key is absent.
var ErrMissingKey = errors.New("missing key")

// ParseError describes a malformed line.
type ParseError struct {
	Line int
	Text string
}

func (e *ParseError) Error() string {
	return fmt.Sprintf("line %d: malformed %q", e.Line, e.Text)
}

// Config holds the settings of a server.
type Config struct {
	Host string
	Port int
}

func parse(text string) (map[string]string, error) {
	values := make(map[string]string)
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if !ok {
			return nil, &ParseError{Line: i + 1, Text: line}
		}
		values[key] = value
	}
	return values, nil
}

// LoadConfig reads a Config from text.
func LoadConfig(text string) (*Config, error) {
	values, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("loading config: %w", err)
	}
	host, ok := values["host"]
	if !ok {
		return nil, fmt.Errorf("host: %w", ErrMissingKey)
	}
	port, err := strconv.Atoi(values["port"])
	if err != nil {
		return nil, fmt.Errorf("port: %w", err)
	}
	return &Config{Host: host, Port: port}, nil
}

func main() {
	for _, text := range []string{
		"host=localhost\nport=8080",
		"port=8080",
		"host=localhost\nport",
		"host=localhost\nport=http",
	} {
		cfg, err := LoadConfig(text)
		if err != nil {
			var perr *ParseError
			switch {
			case errors.Is(err, ErrMissingKey):
				fmt.Println("incomplete:", err)
			case errors.As(err, &perr):
				fmt.Println("bad line", perr.Line)
			default:
				fmt.Fprintln(os.Stderr, "error:", err)
			}
			continue
		}
		fmt.Printf("%s:%d\n", cfg.Host, cfg.Port)
	}
}
`,
};

const mutexCache: Example = {
  id: "mutex-cache",
  title: "Mutex and cache",
  about: "A map behind a lock, shared by goroutines",
  source: `package main

import (
	"fmt"
	"sync"
)

// Cache is a concurrent key-value store that counts its hits.
type Cache struct {
	mu   sync.RWMutex
	data map[string]int
	hits int
}

func NewCache() *Cache {
	return &Cache{data: make(map[string]int)}
}

func (c *Cache) Get(key string) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.data[key]
	if ok {
		c.hits++
	}
	return v, ok
}

func (c *Cache) Set(key string, value int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.data[key] = value
}

func (c *Cache) Len() int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return len(c.data)
}

func main() {
	cache := NewCache()
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func(n int) {
			defer wg.Done()
			cache.Set(fmt.Sprintf("key-%d", n%4), n%4)
		}(i)
	}
	wg.Wait()

	if v, ok := cache.Get("key-3"); ok {
		fmt.Println("key-3 =", v)
	}
	if _, ok := cache.Get("nope"); !ok {
		fmt.Println("nope is absent")
	}
	fmt.Println("len:", cache.Len(), "hits:", cache.hits)
}
`,
};

const wordCount: Example = {
  id: "word-count",
  title: "Word count",
  about: "Reading, counting and sorting: maps, runes, a builder",
  source: String.raw`package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"
	"unicode"
)

type entry struct {
	word  string
	count int
}

func clean(word string) string {
	var b strings.Builder
	for _, r := range word {
		if unicode.IsLetter(r) || r == '\'' {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func main() {
	counts := map[string]int{}
	lines := 0
	scanner := bufio.NewScanner(os.Stdin)
	for scanner.Scan() {
		lines++
		for _, w := range strings.Fields(scanner.Text()) {
			if w = clean(w); w != "" {
				counts[w]++
			}
		}
	}
	if err := scanner.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}

	entries := make([]entry, 0, len(counts))
	for w, n := range counts {
		entries = append(entries, entry{w, n})
	}
	sort.Slice(entries, func(i, j int) bool {
		if entries[i].count != entries[j].count {
			return entries[i].count > entries[j].count
		}
		return entries[i].word < entries[j].word
	})
	fmt.Printf("%d lines, %d distinct words\n", lines, len(entries))
	for i, e := range entries {
		if i == 3 {
			break
		}
		fmt.Printf("%4d  %s\n", e.count, e.word)
	}
}
`,
};

const interfaces: Example = {
  id: "interfaces",
  title: "Interfaces",
  about: "A closed set of types, embedding, a type switch",
  source: String.raw`package main

import (
	"fmt"
	"math"
	"sort"
)

type Kind int

const (
	KindCircle Kind = iota
	KindRect
)

func (k Kind) String() string {
	switch k {
	case KindCircle:
		return "circle"
	case KindRect:
		return "rect"
	}
	return "unknown"
}

type Shape interface {
	Area() float64
	Kind() Kind
}

type Named struct {
	Name string
}

func (n Named) Label() string { return "<" + n.Name + ">" }

type Circle struct {
	Named
	R float64
}

func (c Circle) Area() float64 { return math.Pi * c.R * c.R }
func (c Circle) Kind() Kind    { return KindCircle }

type Rect struct {
	Named
	W, H float64
}

func (r Rect) Area() float64 { return r.W * r.H }
func (r Rect) Kind() Kind    { return KindRect }

func describe(s Shape) string {
	switch v := s.(type) {
	case Circle:
		return fmt.Sprintf("%s radius %.1f", v.Label(), v.R)
	case Rect:
		return fmt.Sprintf("%s %gx%g", v.Label(), v.W, v.H)
	default:
		return "?"
	}
}

func total(shapes []Shape) float64 {
	sum := 0.0
	for _, s := range shapes {
		sum += s.Area()
	}
	return sum
}

func main() {
	shapes := []Shape{
		Circle{Named{"c1"}, 2},
		Rect{Named{"r1"}, 3, 4},
		Circle{Named: Named{Name: "c2"}, R: 1},
	}
	sort.Slice(shapes, func(i, j int) bool { return shapes[i].Area() < shapes[j].Area() })
	for _, s := range shapes {
		fmt.Printf("%-6v %6.2f %s\n", s.Kind(), s.Area(), describe(s))
	}
	fmt.Printf("total %.3f\n", total(shapes))
}
`,
};

const partialHandler: Example = {
  id: "partial-handler",
  title: "Partial handler",
  about: "One method as pasted from an article, types unknown",
  source: `func (s *Service) Handle(req *Request) error {
	user, err := s.repo.Find(req.UserID)
	if err != nil {
		return err
	}
	return user.Account.Notify() // crashes if user or Account is nil
}
`,
};

const packages: Example = {
  id: "packages",
  title: "Packages",
  about: "Several files in one text: a package becomes a module",
  source: `package main

import (
	"fmt"

	"example.com/shop/cart"
)

func main() {
	c := cart.New("ann")
	c.Add("tea", 450)
	c.Add("mug", 1200)
	fmt.Println(c)
	for _, limit := range []int{1000, 2000} {
		if err := c.Check(limit); err != nil {
			fmt.Println("no:", err)
			continue
		}
		fmt.Println("within", limit)
	}
}
-- go.mod --
module example.com/shop

go 1.24
-- cart/cart.go --
// Package cart adds up what somebody buys.
package cart

import "fmt"

// Cart is what one customer wants to buy.
type Cart struct {
	Owner string
	items []item
}

type item struct {
	name  string
	cents int
}

// New makes an empty cart.
func New(owner string) *Cart {
	return &Cart{Owner: owner}
}

// Add puts something in.
func (c *Cart) Add(name string, cents int) {
	c.items = append(c.items, item{name, cents})
}

// Total is the price of all that is in.
func (c *Cart) Total() int {
	total := 0
	for _, i := range c.items {
		total += i.cents
	}
	return total
}

// Check says whether the cart costs too much.
func (c *Cart) Check(limit int) error {
	if over := c.Total() - limit; over > 0 {
		return fmt.Errorf("%s is %d cents over", c.Owner, over)
	}
	return nil
}

func (c *Cart) String() string {
	return fmt.Sprintf("%s: %d items, %d cents", c.Owner, len(c.items), c.Total())
}
`,
};

export const examples = [workerPool, errorPropagation, mutexCache, wordCount, interfaces, partialHandler, packages] as const;
