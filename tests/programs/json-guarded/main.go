package main

import (
	"encoding/json"
	"fmt"
	"sync"
)

type Person struct {
	Name string
	Age  int
}

var people = []Person{{"A", 1}, {"B", 2}}
var one = Person{"C", 3}

type Store struct {
	mu    sync.Mutex
	Count int
}

func (s *Store) dump() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, err := json.Marshal(s.Count)
	if err != nil {
		return ""
	}
	return string(b)
}

func main() {
	b, err := json.Marshal(people)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(string(b))
	b, err = json.Marshal(one)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(string(b))
	s := &Store{}
	s.Count++
	fmt.Println(s.dump())
	for i, p := range people {
		b, err := json.Marshal(p)
		fmt.Println(i, string(b), err)
	}
}
