package main

import "fmt"

type pair struct {
	key   string
	value int
	next  *pair
}

type HashMap struct {
	buckets []*pair
	size    int
}

func NewHashMap() *HashMap { return &HashMap{buckets: make([]*pair, 4)} }

func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h ^= uint32(s[i])
		h *= 16777619
	}
	return h
}

func (m *HashMap) slot(key string) int { return int(hash(key) % uint32(len(m.buckets))) }

func (m *HashMap) Put(key string, value int) {
	for p := m.buckets[m.slot(key)]; p != nil; p = p.next {
		if p.key == key {
			p.value = value
			return
		}
	}
	if m.size >= 2*len(m.buckets) {
		m.grow()
	}
	i := m.slot(key)
	m.buckets[i] = &pair{key, value, m.buckets[i]}
	m.size++
}

func (m *HashMap) grow() {
	old := m.buckets
	m.buckets = make([]*pair, 2*len(old))
	for _, p := range old {
		for p != nil {
			next := p.next
			i := m.slot(p.key)
			p.next = m.buckets[i]
			m.buckets[i] = p
			p = next
		}
	}
}

func (m *HashMap) Get(key string) (int, bool) {
	for p := m.buckets[m.slot(key)]; p != nil; p = p.next {
		if p.key == key {
			return p.value, true
		}
	}
	return 0, false
}

func (m *HashMap) Delete(key string) bool {
	for pp := &m.buckets[m.slot(key)]; *pp != nil; pp = &(*pp).next {
		if (*pp).key == key {
			*pp = (*pp).next
			m.size--
			return true
		}
	}
	return false
}

func main() {
	m := NewHashMap()
	for i := 0; i < 20; i++ {
		m.Put(fmt.Sprintf("k%d", i), i*i)
	}
	m.Put("k3", -1)
	v, ok := m.Get("k3")
	fmt.Println(v, ok, m.size, len(m.buckets))
	fmt.Println(m.Delete("k7"), m.Delete("k7"), m.size)
	_, ok = m.Get("k7")
	fmt.Println(ok, hash("hello"))
}
