package main

import (
	"encoding/json"
	"fmt"
)

type A struct{ N int }
type B struct {
	K string
	P *A
}

func main() {
	list := make([]B, 1)
	list = append(list, B{"x", &A{2}})
	d, err := json.Marshal(list)
	if err != nil {
		return
	}
	fmt.Println(string(d))
	var c B
	c.K = "k"
	d, err = json.Marshal(c)
	if err != nil {
		return
	}
	fmt.Println(string(d))
}
