package main

import "fmt"

type Trump int

const (
	None Trump = iota
	Clubs
)

type Game struct {
	Trump Trump
	names []string
}

func (g *Game) Play() Trump {
	old := g.Trump
	g.Trump = Clubs
	return old
}

func main() {
	g := &Game{Trump: None}
	fmt.Println(g.Play() == None, g.Play() == Clubs, len(g.names))
}
