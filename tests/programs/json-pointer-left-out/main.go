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
	var b B
	if err := json.Unmarshal([]byte(`{"K": "a"}`), &b); err != nil {
		return
	}
	fmt.Println(b.K)
	defer func() { fmt.Println(recover() != nil) }()
	fmt.Println(b.P.N)
}
