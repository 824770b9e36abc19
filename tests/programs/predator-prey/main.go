// Wa-Tor: fish and sharks on a torus, driven by a generator of our own so that each run is the same.
package main

import (
	"fmt"
	"strings"
)

type rng struct{ state uint64 }

func (r *rng) next() uint32 {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return uint32(r.state >> 33)
}

func (r *rng) intn(n int) int { return int(r.next()) % n }

const (
	width, height = 24, 10
	fishBreed     = 3
	sharkBreed    = 8
	sharkStarve   = 4
)

type creature interface {
	glyph() byte
	tick(w *world, x, y int)
	stamp() *int
}

type animal struct {
	age   int
	moved int
}

func (a *animal) stamp() *int { return &a.moved }

type fish struct{ animal }

type shark struct {
	animal
	hunger int
}

func (*fish) glyph() byte  { return '.' }
func (*shark) glyph() byte { return 'S' }

type world struct {
	cells [height][width]creature
	rnd   rng
	turn  int
	born  map[byte]int
	eaten int
}

var around = [4][2]int{{0, -1}, {1, 0}, {0, 1}, {-1, 0}}

func wrap(v, n int) int { return (v%n + n) % n }

// pick gives a random neighbour that pleases.
func (w *world) pick(x, y int, pleases func(c creature) bool) (nx, ny int, ok bool) {
	first := w.rnd.intn(4)
	for i := range around {
		d := around[(first+i)%4]
		nx, ny = wrap(x+d[0], width), wrap(y+d[1], height)
		if pleases(w.cells[ny][nx]) {
			return nx, ny, true
		}
	}
	return x, y, false
}

func isFree(c creature) bool { return c == nil }
func isFish(c creature) bool { _, ok := c.(*fish); return ok }

func (w *world) move(c creature, x, y, nx, ny int, child creature) {
	w.cells[y][x] = nil
	if child != nil {
		w.cells[y][x] = child
		w.born[child.glyph()]++
	}
	w.cells[ny][nx] = c
}

func (f *fish) tick(w *world, x, y int) {
	f.age++
	nx, ny, ok := w.pick(x, y, isFree)
	if !ok {
		return
	}
	if f.age >= fishBreed {
		f.age = 0
		w.move(f, x, y, nx, ny, &fish{animal{moved: w.turn}})
		return
	}
	w.move(f, x, y, nx, ny, nil)
}

func (s *shark) tick(w *world, x, y int) {
	s.age++
	s.hunger++
	nx, ny, ok := w.pick(x, y, isFish)
	if ok {
		s.hunger = 0
		w.eaten++
	} else if s.hunger >= sharkStarve {
		w.cells[y][x] = nil
		return
	} else if nx, ny, ok = w.pick(x, y, isFree); !ok {
		return
	}
	if s.age < sharkBreed {
		w.move(s, x, y, nx, ny, nil)
		return
	}
	s.age = 0
	pup := new(shark)
	pup.moved = w.turn
	w.move(s, x, y, nx, ny, pup)
}

func (w *world) step() {
	w.turn++
	for y := range w.cells {
		for x := range w.cells[y] {
			c := w.cells[y][x]
			if c == nil || *c.stamp() == w.turn {
				continue
			}
			*c.stamp() = w.turn
			c.tick(w, x, y)
		}
	}
}

func (w *world) count() (fishes, sharks int) {
	for _, row := range w.cells {
		for _, c := range row {
			switch c.(type) {
			case *fish:
				fishes++
			case *shark:
				sharks++
			case nil:
			}
		}
	}
	return
}

func (w *world) String() string {
	var b strings.Builder
	for _, row := range w.cells {
		for _, c := range row {
			if c == nil {
				b.WriteByte(' ')
				continue
			}
			b.WriteByte(c.glyph())
		}
		b.WriteString("|\n")
	}
	return b.String()
}

func main() {
	w := &world{rnd: rng{2024}, born: map[byte]int{}}
	for range 70 {
		w.cells[w.rnd.intn(height)][w.rnd.intn(width)] = &fish{animal{age: w.rnd.intn(fishBreed)}}
	}
	for range 8 {
		w.cells[w.rnd.intn(height)][w.rnd.intn(width)] = &shark{animal: animal{age: w.rnd.intn(sharkBreed)}}
	}
	fmt.Print(w)
	for range 40 {
		w.step()
		if f, s := w.count(); w.turn%4 == 0 {
			fmt.Printf("%2d %3d fish %3d sharks %s\n", w.turn, f, s, strings.Repeat("*", s/2))
		}
	}
	fmt.Print(w)
	fmt.Println("born:", w.born['.'], "fish,", w.born['S'], "sharks; eaten:", w.eaten)
}
