package main

import "fmt"

type Item struct {
	key        string
	prev, next *Item
}

type LRU struct {
	items      map[string]*Item
	head, tail *Item
	cap        int
}

func NewLRU(n int) *LRU {
	l := &LRU{items: map[string]*Item{}, head: &Item{}, tail: &Item{}, cap: n}
	l.head.next = l.tail
	l.tail.prev = l.head
	return l
}

func (l *LRU) unlink(it *Item) {
	it.prev.next = it.next
	it.next.prev = it.prev
}

func (l *LRU) pushFront(it *Item) {
	it.next = l.head.next
	it.prev = l.head
	l.head.next.prev = it
	l.head.next = it
}

func (l *LRU) Touch(key string) {
	if it, ok := l.items[key]; ok {
		l.unlink(it)
		l.pushFront(it)
		return
	}
	if len(l.items) == l.cap {
		old := l.tail.prev
		l.unlink(old)
		delete(l.items, old.key)
	}
	it := &Item{key: key}
	l.items[key] = it
	l.pushFront(it)
}

func main() {
	l := NewLRU(2)
	for _, k := range []string{"a", "b", "a", "c"} {
		l.Touch(k)
	}
	for it := l.head.next; it != l.tail; it = it.next {
		fmt.Println(it.key)
	}
	fmt.Println(len(l.items))
}
