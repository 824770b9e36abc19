package main

import (
	"encoding/json"
	"fmt"
	"os"
)

type Owner struct {
	Name string  `json:"owner_name"`
	City *string `json:"city"`
}

type Dog struct {
	Color  string   `json:"color"`
	Age    int      `json:"age"`
	Weight float64  `json:"weight"`
	Good   bool     `json:"good"`
	Owner  Owner    `json:"owner"`
	Tags   []string `json:"tags,omitempty"`
	Inner  string   `json:"-"`
	note   string
}

const text = `[{"color": "brown \u00e9", "age": 3, "weight": 2.25, "good": true, "owner": {"owner_name": "Ann", "city": "Rome"}, "unknown": [1, {"x": null}]},
{"owner": {"owner_name": "Bob", "city": null}, "tags": ["a"]}]`

func main() {
	var dogs []Dog
	if err := json.Unmarshal([]byte(text), &dogs); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	for _, d := range dogs {
		fmt.Println(d.Color, d.Age, d.Weight, d.Good, d.Owner.Name, d.Owner.City == nil, len(d.Tags), d.Inner == "", d.note == "")
	}
	one := `{"color":"black"}`
	var dog Dog
	json.Unmarshal([]byte(one), &dog)
	fmt.Println(dog.Color, dog.Age)
	var again Dog
	err := json.Unmarshal([]byte(one), &again)
	if err != nil {
		panic(err)
	}
	again.Age++
	fmt.Println(again.Color, again.Age)
	var numbers []int
	_ = json.Unmarshal([]byte("[1, 2, 3]"), &numbers)
	fmt.Println(len(numbers), numbers[2])
}
