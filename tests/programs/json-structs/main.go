package main

import (
	"encoding/json"
	"fmt"
)

type Address struct {
	Street string `json:"street"`
	City   string `json:"city,omitempty"`
}

type Person struct {
	Name    string   `json:"name"`
	Age     int      `json:"age"`
	Email   string   `json:"email,omitempty"`
	Admin   bool     `json:"admin,omitempty"`
	Logins  int      `json:"logins,omitempty"`
	Home    Address  `json:"home"`
	Work    *Address `json:"work"`
	Tags    []string `json:"tags,omitempty"`
	Secret  string   `json:"-"`
	private int
	Type    string
}

func main() {
	p := Person{Name: "Ann <b> & \u2028 é \"q\" \\ \x01", Age: 30, Home: Address{Street: "Main"}, Secret: "x", Type: "t"}
	p.private = 3
	b, err := json.Marshal(p)
	if err != nil {
		fmt.Println("error:", err)
		return
	}
	fmt.Println(string(b), p.private)
	q := &Person{Name: "Bob", Tags: []string{"a", "b"}, Work: &Address{"W", "C"}, Logins: 2, Admin: true, Email: "e"}
	c, err := json.MarshalIndent(q, "", "  ")
	if err != nil {
		panic(err)
	}
	fmt.Println(string(c))
	d, _ := json.Marshal([]Person{p, *q})
	fmt.Printf("%s\n", d)
}
