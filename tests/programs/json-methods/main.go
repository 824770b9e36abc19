package main

import (
	"encoding/json"
	"fmt"
)

type A struct {
	N int    `json:"n"`
	M string `json:"-"`
}

func (a *A) dump() string {
	b, err := json.Marshal(a)
	if err != nil {
		return ""
	}
	return string(b)
}

func unused() {
	b, _ := json.Marshal(A{1, ""})
	fmt.Println(string(b))
	var a A
	if err := json.Unmarshal(b, &a); err != nil {
		return
	}
	fmt.Println(a.N)
}

type B struct {
	K string `json:"k" xml:"x"`
	P *A
}

func (b B) String() string { return "B" + b.K }

func text(b B) (string, error) {
	data, err := json.Marshal(b)
	return string(data), err
}

func main() {
	a := &A{N: 2}
	fmt.Println(a.dump())
	fmt.Println(text(B{"x", a}))
	type local struct{ X int }
	d, err := json.Marshal(local{1})
	fmt.Println(string(d), err)
}
