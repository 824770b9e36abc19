package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"sort"
)

type Level int

type Address struct {
	Street string `json:"street"`
	Zip    *int   `json:"zip,omitempty"`
}

type Base struct {
	ID   int64
	Note string `json:"-"`
}

type Person struct {
	Base
	Name    string            `json:"name"`
	Age     uint8             `json:"age"`
	Emails  []string          `json:"emails"`
	Home    Address           `json:"home"`
	Work    *Address          `json:"work"`
	Tags    map[string]string `json:"tags"`
	Scores  [3]float64
	Level   Level
	Extra   any
	private int
}

func show(name string, p Person, err error) {
	fmt.Println(name, err)
	fmt.Println(p.ID, p.Note, p.Name, p.Age, p.Emails, len(p.Emails), p.Home.Street, p.Home.Zip == nil, p.Tags, p.Scores, p.Level, p.Extra, p.private)
	if p.Work != nil {
		fmt.Println("work", p.Work.Street, *p.Work.Zip)
	}
}

func read(name, text string) {
	var p Person
	err := json.Unmarshal([]byte(text), &p)
	show(name, p, err)
	var se *json.SyntaxError
	var ue *json.UnmarshalTypeError
	fmt.Println(errors.As(err, &se), errors.As(err, &ue))
}

func main() {
	read("whole", `{"ID": 7, "Note": "x", "name": "Bob \u00e9 \ud83d\ude00 \ud800", "AGE": 30, "emails": ["a", "b"], "home": {"street": "S"},
	"work": {"street": "W", "zip": 12}, "tags": {"k": "v"}, "Scores": [1, 2.5, 3, 4], "level": 3, "Extra": {"a": [1, "x", null, true]}, "private": 3, "other": 1}`)
	read("nulls", `{"ID": null, "name": null, "emails": null, "work": null, "tags": null, "Extra": null}`)
	read("range", `{"age": 300, "name": 5, "ID": 1.5}`)
	read("types", `{"name": ["a"], "home": {"street": 4}, "Level": "high", "Scores": [1, "x"], "emails": [1, "b"]}`)
	read("top", `[1, 2]`)
	for _, text := range []string{``, `{`, `{"a"`, `{"a":`, `{"a":1,}`, `[1,]`, `[1 2]`, `{"a" 1}`, `{a:1}`, `tru`, `trux`, `"a`, "\"\n\"", `"\x"`, `"\u12g4"`, `-x`, `1.x`, `1e`, `01`, `1 2`, `'a'`, `{"a":1 "b"}`, `nulL`, "\x80", `[`, `"é`, `{}x`, `-`} {
		var v any
		fmt.Printf("%q %v %v\n", text, json.Unmarshal([]byte(text), &v), json.Valid([]byte(text)))
	}
	var v any
	if err := json.Unmarshal([]byte(`{"b": 1, "a": [true, {"c": "d"}], "n": 1e3}`), &v); err != nil {
		fmt.Println(err)
	}
	m := v.(map[string]any)
	keys := []string{}
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		switch x := m[k].(type) {
		case float64:
			fmt.Println(k, "number", x)
		case []any:
			fmt.Println(k, "list", len(x), x)
		}
	}
	list := []int{9, 9, 9}
	fmt.Println(json.Unmarshal([]byte(`[1, 2]`), &list), list, len(list), cap(list))
	fmt.Println(json.Unmarshal([]byte(`[1, 2, 3, 4, 5]`), &list), list, len(list), cap(list))
	fmt.Println(json.Unmarshal([]byte(`[]`), &list), list == nil, len(list))
	counts := map[int]string{1: "old"}
	fmt.Println(json.Unmarshal([]byte(`{"2": "two", "x": "bad"}`), &counts), counts)
	var people []Person
	fmt.Println(json.Unmarshal([]byte(`[{"name": "A"}, {"name": "B", "age": "x"}]`), &people), len(people), people[1].Name)
	var grid [][]int
	fmt.Println(json.Unmarshal([]byte(`[[1,2],[3]]`), &grid), grid)
	var level Level
	fmt.Println(json.Unmarshal([]byte(`"x"`), &level), level)
	var nobody *Person
	fmt.Println(json.Unmarshal([]byte(`{}`), nobody))
	var s struct{ A, B int }
	fmt.Println(json.Unmarshal([]byte(`{"a": 1, "B": 2}`), &s), s)
	out, err := json.Marshal(people[0])
	fmt.Println(string(out), err)
}
