package main

import "example.com/files/log"

var first = log.Say("aaa.go: variable")

func init() { log.Say("aaa.go: init") }

type shape struct{ w, h int }
