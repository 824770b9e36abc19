package main

import (
	"encoding/json"
	"fmt"
	"log"
)

type Account struct {
	FullName string
	Money    float64
	Rate     float64 `json:",omitempty"`
}

func show(a Account) error {
	rs, err := json.Marshal(a)
	if err != nil {
		return err
	}
	fmt.Println(string(rs))
	return nil
}

func main() {
	zero := 0.0
	for _, m := range []float64{0, -0.5, 2, 1e6, 1e20, 1e21, 123456789.125, 1e-6, 1e-7, 1.5e-10, 1e300, -zero, 1 / zero} {
		if err := show(Account{"A", m, m}); err != nil {
			fmt.Println("no:", err)
		}
	}
	out, err := json.MarshalIndent(Account{"a", 1e21, 0}, "", "\t")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(out))
}
