package main

import (
	"fmt"
	"os"
	"strings"
)

type Point struct{ X, Y int }

func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

type Heading int

const (
	North Heading = iota
	East
	South
	West
)

var steps = [...]Point{North: {0, -1}, East: {1, 0}, South: {0, 1}, West: {-1, 0}}

func (h Heading) Right() Heading { return (h + 1) % 4 }
func (h Heading) Left() Heading  { return (h + 3) % 4 }
func (h Heading) String() string { return "NESW"[h : h+1] }

type Turtle struct {
	Pos     Point
	Heading Heading
	PenDown bool
	Ink     rune
	trail   map[Point]rune
}

func New() *Turtle {
	return &Turtle{PenDown: true, Ink: '*', trail: make(map[Point]rune)}
}

func (t *Turtle) mark() {
	if t.PenDown {
		t.trail[t.Pos] = t.Ink
	}
}

func (t *Turtle) Forward(n int) {
	t.mark()
	for range n {
		t.Pos = t.Pos.Add(steps[t.Heading])
		t.mark()
	}
}

// Canvas draws what the turtle left behind, cropped to it.
func (t *Turtle) Canvas() string {
	if len(t.trail) == 0 {
		return "(blank)\n"
	}
	first := true
	var lo, hi Point
	for p := range t.trail {
		if first {
			lo, hi, first = p, p, false
			continue
		}
		lo.X, lo.Y = min(lo.X, p.X), min(lo.Y, p.Y)
		hi.X, hi.Y = max(hi.X, p.X), max(hi.Y, p.Y)
	}
	var sb strings.Builder
	for y := lo.Y; y <= hi.Y; y++ {
		row := []rune(strings.Repeat(" ", hi.X-lo.X+1))
		for x := lo.X; x <= hi.X; x++ {
			if ink, ok := t.trail[Point{x, y}]; ok {
				row[x-lo.X] = ink
			}
		}
		sb.WriteString(strings.TrimRight(string(row), " "))
		sb.WriteByte('\n')
	}
	return sb.String()
}

type Command interface{ Do(t *Turtle) }

type (
	Forward int
	Turn    bool // true is right
	Pen     bool
	Ink     rune
	Repeat  struct {
		Times int
		Body  []Command
	}
)

func (n Forward) Do(t *Turtle) { t.Forward(int(n)) }
func (r Turn) Do(t *Turtle) {
	if r {
		t.Heading = t.Heading.Right()
	} else {
		t.Heading = t.Heading.Left()
	}
}
func (p Pen) Do(t *Turtle) { t.PenDown = bool(p) }
func (i Ink) Do(t *Turtle) { t.Ink = rune(i) }
func (r Repeat) Do(t *Turtle) {
	for range r.Times {
		for _, c := range r.Body {
			c.Do(t)
		}
	}
}

func parse(words []string) (cmds []Command, rest []string, err error) {
	for len(words) > 0 {
		w := words[0]
		words = words[1:]
		var n int
		switch w {
		case "]":
			return cmds, words, nil
		case "right":
			cmds = append(cmds, Turn(true))
		case "left":
			cmds = append(cmds, Turn(false))
		case "up", "down":
			cmds = append(cmds, Pen(w == "down"))
		case "ink":
			cmds = append(cmds, Ink([]rune(words[0])[0]))
			words = words[1:]
		case "fd":
			if _, err = fmt.Sscanf(words[0], "%d", &n); err != nil {
				return nil, nil, fmt.Errorf("fd %s: %w", words[0], err)
			}
			cmds = append(cmds, Forward(n))
			words = words[1:]
		case "repeat":
			if _, err = fmt.Sscan(words[0], &n); err != nil {
				return nil, nil, err
			}
			var body []Command
			if body, words, err = parse(words[2:]); err != nil {
				return nil, nil, err
			}
			cmds = append(cmds, Repeat{n, body})
		default:
			return nil, nil, fmt.Errorf("what is %q?", w)
		}
	}
	return cmds, nil, nil
}

func main() {
	programs := []string{
		"repeat 4 [ fd 4 right ]",
		"repeat 3 [ fd 3 right fd 2 left ]",
		"fd 2 up fd 2 down ink # fd 3 right ink é fd 3",
		"up fd 10",
		"fly 3",
		"repeat 2 [ repeat 2 [ fd 2 right fd 1 right ] left ]",
	}
	for i, src := range programs {
		t := New()
		cmds, _, err := parse(strings.Fields(src))
		if err != nil {
			fmt.Fprintf(os.Stdout, "%d: %v\n", i, err)
			continue
		}
		for _, c := range cmds {
			c.Do(t)
		}
		fmt.Printf("%d: %d commands, at %v facing %v\n%s", i, len(cmds), t.Pos, t.Heading, t.Canvas())
	}
	fmt.Printf("%T %v\n", Repeat{2, []Command{Forward(1), Turn(true)}}, Repeat{2, []Command{Forward(1), Turn(true)}})
}
