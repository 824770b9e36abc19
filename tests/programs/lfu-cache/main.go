package main

import (
	"container/list"
	"fmt"
	"strings"
)

// Cache evicts what was used least often, and of those what was used longest ago.
// Buckets of equal frequency hang in one list in rising order.
type Cache struct {
	cap     int
	items   map[string]*item
	buckets *list.List // of *bucket
	onEvict func(key string, val any, freq int)
	Stats
}

type Stats struct{ Hits, Misses, Evicted int }

func (s Stats) Ratio() float64 {
	if n := s.Hits + s.Misses; n > 0 {
		return float64(s.Hits) / float64(n)
	}
	return 0
}

type bucket struct {
	freq int
	keys *list.List // of *item, newest first
}

type item struct {
	key    string
	val    any
	bucket *list.Element
	self   *list.Element
}

func New(capacity int, onEvict func(key string, val any, freq int)) *Cache {
	return &Cache{cap: capacity, items: map[string]*item{}, buckets: list.New(), onEvict: onEvict}
}

func (c *Cache) bump(it *item) {
	cur := it.bucket
	b := cur.Value.(*bucket)
	next := cur.Next()
	if next == nil || next.Value.(*bucket).freq != b.freq+1 {
		next = c.buckets.InsertAfter(&bucket{b.freq + 1, list.New()}, cur)
	}
	b.keys.Remove(it.self)
	if b.keys.Len() == 0 {
		c.buckets.Remove(cur)
	}
	it.bucket = next
	it.self = next.Value.(*bucket).keys.PushFront(it)
}

func (c *Cache) Get(key string) (any, bool) {
	it, ok := c.items[key]
	if !ok {
		c.Misses++
		return nil, false
	}
	c.Hits++
	c.bump(it)
	return it.val, true
}

func (c *Cache) Put(key string, val any) {
	if c.cap <= 0 {
		return
	}
	if it, ok := c.items[key]; ok {
		it.val = val
		c.bump(it)
		return
	}
	if len(c.items) >= c.cap {
		c.evict()
	}
	front := c.buckets.Front()
	if front == nil || front.Value.(*bucket).freq != 1 {
		front = c.buckets.PushFront(&bucket{1, list.New()})
	}
	it := &item{key: key, val: val, bucket: front}
	it.self = front.Value.(*bucket).keys.PushFront(it)
	c.items[key] = it
}

func (c *Cache) evict() {
	front := c.buckets.Front()
	b := front.Value.(*bucket)
	it := b.keys.Remove(b.keys.Back()).(*item)
	if b.keys.Len() == 0 {
		c.buckets.Remove(front)
	}
	delete(c.items, it.key)
	c.Evicted++
	if c.onEvict != nil {
		c.onEvict(it.key, it.val, b.freq)
	}
}

func (c *Cache) String() string {
	var parts []string
	for e := c.buckets.Front(); e != nil; e = e.Next() {
		b := e.Value.(*bucket)
		var keys []string
		for k := b.keys.Front(); k != nil; k = k.Next() {
			keys = append(keys, k.Value.(*item).key)
		}
		parts = append(parts, fmt.Sprintf("%d:%s", b.freq, strings.Join(keys, ",")))
	}
	return "{" + strings.Join(parts, " ") + "}"
}

func main() {
	c := New(3, func(key string, val any, freq int) {
		fmt.Printf("  evicted %s=%v after %d uses\n", key, val, freq)
	})
	script := "+a +b +c a a b +d c d +e b a +a +f +g e"
	for _, op := range strings.Fields(script) {
		if key, put := strings.CutPrefix(op, "+"); put {
			c.Put(key, len(c.items)*10)
			fmt.Println("put", key, c)
			continue
		}
		v, ok := c.Get(op)
		fmt.Println("get", op, v, ok, c)
	}
	fmt.Printf("%+v %.3f\n", c.Stats, c.Ratio())

	// A loop over a few keys more than fit, with two favourites.
	d := New(4, nil)
	for i := range 60 {
		key := fmt.Sprint("k", i%6)
		if i%3 == 0 {
			key = "hot"
		}
		if _, ok := d.Get(key); !ok {
			d.Put(key, i)
		}
	}
	fmt.Println(d, d.Stats, len(d.items))
	none := New(0, nil)
	none.Put("x", 1)
	fmt.Println(none.Get("x"))
	fmt.Println(none, none.Ratio())
}
