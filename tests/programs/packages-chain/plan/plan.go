package plan

import (
	"fmt"

	"chain/config"
)

// Step is one piece of work.
type Step struct {
	Name string
	Cost int
}

// Steps are done in order.
var Steps []Step

var budget = config.Limit * 2

func init() {
	fmt.Println("init in plan", budget)
	for i, name := range []string{"dig", "lay", "fill"} {
		add(name, budget/(i+1))
	}
}

func add(name string, cost int) {
	Steps = append(Steps, Step{Name: name, Cost: min(cost, config.Limit)})
}

// Total is the cost of all steps.
func Total() int {
	sum := 0
	for _, s := range Steps {
		sum += s.Cost
	}
	return sum
}
