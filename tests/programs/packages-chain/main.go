package main

import (
	"fmt"

	"chain/config"
	"chain/plan"
)

var banner = describe("main")

func describe(who string) string {
	fmt.Println("var in", who)
	return "== " + who + " =="
}

func init() {
	fmt.Println("init in main", len(plan.Steps))
}

func main() {
	fmt.Println(banner)
	for i, s := range plan.Steps {
		fmt.Printf("%d %s %d\n", i, s.Name, s.Cost)
	}
	fmt.Println("limit", config.Limit, "level", config.Level, "total", plan.Total())
	config.SetLevel(config.High)
	fmt.Println(config.Level, config.Level == config.High)
}
