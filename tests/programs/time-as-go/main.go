// Times as Go's own text of them, alone, in structs and in lists, beside the text of people.
package main

import (
	"fmt"
	"time"
)

type entry struct {
	name string
	at   time.Time
	for_ time.Duration
}

func main() {
	utc := time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)
	zone := time.FixedZone("X\"1", 3600)
	there := time.Date(2024, time.February, 29, 23, 59, 58, 7, zone)
	fmt.Printf("%#v\n%#v\n", utc, there)
	fmt.Printf("%#v\n", entry{"a", utc, time.Second})
	fmt.Printf("%#v %v\n", []time.Time{utc}, []time.Time{utc})
	var zero time.Time
	fmt.Printf("%#v %+v\n", zero, zero)
	fmt.Printf("%#v %#v\n", time.March, time.Minute)
	fmt.Printf("%v %s\n", entry{"b", utc, time.Minute}, utc)
	fmt.Printf("%#v\n", struct{ At time.Time }{there})
}
