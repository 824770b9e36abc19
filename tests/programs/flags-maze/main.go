package main

import "fmt"

type Opt uint

const (
	Bold Opt = 1 << iota
	Italic
)

func (o Opt) On(x Opt) bool     { return o&x != 0 }
func (o Opt) Without(x Opt) Opt { return o &^ x }
func (o Opt) Low() Opt          { return o & (o - 1) } // computed with

type Dir uint8

const (
	N Dir = 1
	E Dir = 2
	S Dir = 4
	W Dir = 8
)

// opposite uses a switch
func (d Dir) Opposite() Dir {
	switch d {
	case N:
		return S
	case S:
		return N
	case E:
		return W
	case W:
		return E
	}
	return 0
}

func (d Dir) String() string {
	switch d {
	case 0:
		return "-"
	case N:
		return "N"
	case E:
		return "E"
	case S:
		return "S"
	case W:
		return "W"
	default:
		out := ""
		for _, x := range [...]Dir{N, E, S, W} {
			if d&x == x {
				out += x.String()
			}
		}
		return out
	}
}

type Cell struct {
	open Dir
	mark bool
}

type Maze [2][3]Cell

func (m *Maze) Link(r, c int, d Dir) {
	m[r][c].open |= d
	switch d {
	case E:
		m[r][c+1].open |= d.Opposite()
	case S:
		m[r+1][c].open |= d.Opposite()
	}
}

func main() {
	o := Bold | Italic
	fmt.Println(o.On(Bold), o.Without(Bold).On(Bold), o.Low())
	var m Maze
	m.Link(0, 0, E)
	m.Link(0, 1, S)
	m.Link(1, 1, E)
	for r := range m {
		for c := range m[r] {
			fmt.Print(m[r][c].open, " ")
		}
		fmt.Println()
	}
	fmt.Printf("%s|%v|%d|%5s|%-5v|%q|%x\n", N|S, N|E, N|E, W, E|W, S, uint8(W))
	names := map[Dir]string{N: "north", N | E: "north east"}
	fmt.Println(names[N|E], names[E] == "", Dir(3) == N|E)
	m2 := m
	m2[0][0].open ^= N | E
	fmt.Println(m2[0][0].open, m[0][0].open, m2 == m)
}
