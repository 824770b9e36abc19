package main

import (
	"encoding/json"
	"fmt"
)

type Color string

const Red Color = "red"

func (c Color) Loud() string { return string(c) + "!" }

type Level int

func (l Level) Up() Level { return l + 1 }

type Car struct {
	Color Color
	Level Level
	Names Names
	Id    ID
}
type Names []string
type ID = int64

func main() {
	c := Car{Color: Red, Level: Level(2).Up(), Names: Names{"x"}, Id: 5}
	b, err := json.Marshal(c)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(b), c.Color.Loud())
}
