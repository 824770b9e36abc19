package main

import "fmt"

type cache struct {
	entries map[string]int
	hits    int
}

func (c *cache) get(k string) (v int, ok bool) {
	if v, ok = c.entries[k]; ok {
		c.hits++
	}
	return
}

func (c *cache) put(k string, v int) {
	c.entries[k] = v
}

type service struct {
	*cache
	name string
}

func newService(name string, warm ...string) *service {
	s := &service{cache: &cache{}, name: name}
	if len(warm) > 0 {
		s.entries = make(map[string]int, len(warm))
	}
	for i, k := range warm {
		s.put(k, i)
	}
	return s
}

func main() {
	a := newService("a", "x", "y")
	a.put("z", 10)
	fmt.Println(a.get("y"))
	fmt.Println(a.get("nope"))
	b := newService("b")
	fmt.Println(b.get("x"))
	fmt.Println(len(b.entries), a.hits, b.hits)
	b.put("x", 1) // forgot to make the map
	fmt.Println("never")
}
