package main

import (
	"encoding/json"
	"fmt"
)

type T struct{ A int }

func main() {
	v, w := T{}, []T{}
	a := json.Unmarshal([]byte(`{}`), &v)
	b := json.Unmarshal([]byte(`[{}]`), &w)
	fmt.Println(a == nil, b == nil, v.A, len(w))
	value := T{}
	err := json.Unmarshal([]byte(`{"A": 3}`), &value)
	fmt.Println(err, value.A)
	for i := 0; i < 2; i++ {
		var t T
		data := []byte(`{"A": 7}`)
		if err := json.Unmarshal(data, &t); err == nil {
			fmt.Println(t.A + i)
		}
	}
}
