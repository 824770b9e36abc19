package main

import (
	"encoding/json"
	"fmt"
)

type Part struct {
	Name  string
	Inner *Part
	Next  []Part
}

func main() {
	var parts []Part
	err := json.Unmarshal([]byte(`[{"Name": "a", "Inner": {"Name": "b", "Inner": null}, "Next": [{"Name": "c"}]}, {}]`), &parts)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, v := range parts {
		fmt.Println(i, v.Name, v.Inner != nil, len(v.Next))
	}
	p := parts[0]
	p.Name += "!"
	fmt.Println(p.Name, p.Inner.Name)
}
