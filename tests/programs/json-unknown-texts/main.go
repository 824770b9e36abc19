package main

import (
	"encoding/json"
	"fmt"
)

type Item struct {
	ID    int      `json:"id"`
	Name  string   `json:"name"`
	Parts []string `json:"parts,omitempty"`
}

func read(data []byte) (Item, error) {
	var item Item
	if err := json.Unmarshal(data, &item); err != nil {
		return Item{}, err
	}
	return item, nil
}

func check(text string) error {
	var items []Item
	err := json.Unmarshal([]byte(text), &items)
	if err != nil {
		return fmt.Errorf("bad text: %w", err)
	}
	fmt.Println(len(items))
	return nil
}

func main() {
	for _, text := range []string{`{"id": 1, "name": "a"}`, `{"id": "x"}`, `{"id": 1.5}`, `{`, ``, `{} x`, `{"id": 99999999999999999999}`, `{"name":"\ud83d\ude00<"}`} {
		item, err := read([]byte(text))
		if err != nil {
			fmt.Println("failed")
			continue
		}
		data, err := json.Marshal(item)
		if err != nil {
			fmt.Println("failed")
			continue
		}
		fmt.Println(string(data))
	}
	for _, text := range []string{`[]`, `[{}, {"parts": ["x"]}]`, `[1]`} {
		if err := check(text); err != nil {
			fmt.Println("failed too")
		}
	}
}
