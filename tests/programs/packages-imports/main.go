package main

import (
	"fmt"
	"os"
	"strings"
	"sync"

	. "app/geom"
	lg "app/log"
	"app/queue"
	_ "app/side"
)

type work struct {
	id int
	p  Point
}

func process(q *queue.Queue[work], out *lg.Logger, wg *sync.WaitGroup, mu *sync.Mutex, sum *int) {
	defer wg.Done()
	for {
		w, ok := q.Take()
		if !ok {
			return
		}
		mu.Lock()
		*sum += w.id * (w.p.X + w.p.Y)
		mu.Unlock()
		out.Count()
	}
}

func parse(line string) (Point, error) {
	a, b, ok := strings.Cut(line, ",")
	if !ok {
		return Origin, lg.Errorf("bad point %q", line)
	}
	return Point{len(a), len(b)}, nil
}

func main() {
	q := queue.Queue[work]{Name: "w"}
	for i := 1; i <= 5; i++ {
		q.Put(work{i, Point{X: i, Y: -i + 2}})
	}
	out := lg.New(os.Stdout, "app")
	var wg sync.WaitGroup
	var mu sync.Mutex
	sum := 0
	for i := 0; i < 3; i++ {
		wg.Add(1)
		process(&q, out, &wg, &mu, &sum)
	}
	wg.Wait()
	out.Say("sum %d count %d left %d", sum, out.Total(), q.Len())
	for _, s := range strings.Split("1,2;x;3,4", ";") {
		p, err := parse(s)
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Println(p, p.Add(Unit).Dist(Origin))
	}
	var e *lg.Err
	fmt.Println(e == nil, Max(3, 9), Shift(2))
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("recovered:", r)
		}
	}()
	queue.Must(q.Peek())
}
