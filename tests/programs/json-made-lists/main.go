package main

import (
	"encoding/json"
	"fmt"
)

type Order struct {
	ID    int
	Items []Item
	Notes []string
}

type Item struct {
	Name  string
	Sizes []int `json:"sizes"`
}

func orders() []Order {
	found := make([]Order, 0, 2)
	found = append(found, Order{ID: 1, Items: []Item{}, Notes: []string{"a"}})
	last := Order{2, []Item{{Name: "x", Sizes: []int{1, 2}}, {"y", make([]int, 1)}}, []string{}}
	last.Notes = append(last.Notes, "<b>")
	last.Items = last.Items[1:]
	return append(found, last)
}

func show(list []Order, words []string) {
	data, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(data))
	data, err = json.Marshal(words)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(data), string(data))
}

func main() {
	show(orders(), []string{"a", "b"})
	show([]Order{}, []string{})
	b, _ := json.Marshal([3]int{1, 2, 3})
	fmt.Println(string(b))
	b, _ = json.Marshal("text & more")
	fmt.Println(string(b))
	b, _ = json.Marshal(true)
	fmt.Println(string(b))
	b, _ = json.Marshal(-12)
	fmt.Println(string(b))
}
