package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
)

type job struct {
	name     string
	priority int
	index    int
}

type queue []*job

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}

func (q *queue) Push(x any) {
	j := x.(*job)
	j.index = len(*q)
	*q = append(*q, j)
}

func (q *queue) Pop() any {
	old := *q
	last := old[len(old)-1]
	old[len(old)-1] = nil
	*q = old[:len(old)-1]
	last.index = -1
	return last
}

// recent remembers the last few names, the newest first.
type recent struct {
	order *list.List
	where map[string]*list.Element
	limit int
}

func (r *recent) touch(name string) {
	if e, ok := r.where[name]; ok {
		r.order.MoveToFront(e)
		return
	}
	r.where[name] = r.order.PushFront(name)
	if r.order.Len() > r.limit {
		oldest := r.order.Remove(r.order.Back()).(string)
		delete(r.where, oldest)
	}
}

func show(l *list.List) {
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println("|", l.Len())
}

func main() {
	jobs := []*job{{name: "mail", priority: 2}, {name: "backup", priority: 5}, {name: "index", priority: 3}, {name: "report", priority: 4}, {name: "clean", priority: 1}, {name: "sync", priority: 3}}
	q := queue{}
	for _, j := range jobs[:4] {
		q = append(q, j)
		j.index = len(q) - 1
	}
	heap.Init(&q)
	heap.Push(&q, jobs[4])
	heap.Push(&q, jobs[5])
	jobs[4].priority = 9
	heap.Fix(&q, jobs[4].index)
	gone := heap.Remove(&q, jobs[0].index).(*job)
	fmt.Println("cancelled", gone.name, gone.index)

	seen := &recent{list.New(), map[string]*list.Element{}, 3}
	for q.Len() > 0 {
		j := heap.Pop(&q).(*job)
		fmt.Printf("%d:%s ", j.priority, j.name)
		seen.touch(j.name)
		if j.priority == 4 {
			seen.touch("backup")
		}
	}
	fmt.Println()
	show(seen.order)

	l := list.New()
	for i := 1; i <= 4; i++ {
		l.PushBack(i * i)
	}
	mark := l.Front().Next()
	l.InsertBefore("before", mark)
	l.InsertAfter("after", mark)
	l.MoveToBack(l.Front())
	l.MoveBefore(l.Back(), mark)
	show(l)
	l.PushBackList(l)
	show(l)
	old := l.Front()
	l.Init()
	fmt.Println(l.Len(), l.Front() == nil, l.Remove(old))

	// Every third of ten leaves the circle.
	r := ring.New(10)
	for i := range r.Len() {
		r.Value = i
		r = r.Next()
	}
	r = r.Prev()
	for r.Len() > 1 {
		r = r.Move(2)
		fmt.Print(r.Unlink(1).Value, " ")
	}
	fmt.Println("last", r.Value)
	a, b := ring.New(2), ring.New(3)
	a.Link(b)
	n := 0
	a.Do(func(any) { n++ })
	fmt.Println(n, a.Len(), b.Len())
}
