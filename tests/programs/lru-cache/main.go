package main

import (
	"container/list"
	"fmt"
)

type entry struct {
	key   string
	value int
}

type LRU struct {
	cap          int
	order        *list.List
	items        map[string]*list.Element
	hits, misses int
}

func NewLRU(cap int) *LRU {
	return &LRU{cap: cap, order: list.New(), items: make(map[string]*list.Element)}
}

func (c *LRU) Get(key string) (int, bool) {
	if e, ok := c.items[key]; ok {
		c.order.MoveToFront(e)
		c.hits++
		return e.Value.(*entry).value, true
	}
	c.misses++
	return 0, false
}

func (c *LRU) Put(key string, value int) {
	if e, ok := c.items[key]; ok {
		e.Value.(*entry).value = value
		c.order.MoveToFront(e)
		return
	}
	if c.order.Len() == c.cap {
		oldest := c.order.Back()
		delete(c.items, oldest.Value.(*entry).key)
		c.order.Remove(oldest)
	}
	c.items[key] = c.order.PushFront(&entry{key, value})
}

func (c *LRU) Keys() (keys []string) {
	for e := c.order.Front(); e != nil; e = e.Next() {
		keys = append(keys, e.Value.(*entry).key)
	}
	return
}

func main() {
	c := NewLRU(3)
	for i, k := range []string{"a", "b", "c"} {
		c.Put(k, i)
	}
	c.Get("a")
	c.Put("d", 9)
	_, ok := c.Get("b")
	fmt.Println(c.Keys(), ok)
	c.Put("c", 42)
	v, _ := c.Get("c")
	fmt.Println(v, c.Keys(), c.hits, c.misses, len(c.items))
}
