package main

import (
	"fmt"

	"example.com/files/log"
)

var last = log.Say("zzz.go: variable")

func init() { log.Say("zzz.go: init") }

func describe(s shape) { fmt.Println("area", s.w*s.h) }
