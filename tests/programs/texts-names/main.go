package main

import (
	"fmt"
	"slices"
)

type status string

const (
	statusOpen   status = "op" + "en"
	statusHTTP2  status = "http2"
	status_Odd   status = "odd {brace} \"quote\" \n"
	statusÜmlaut status = "ü"
)

type Rank string

const (
	RankA Rank = "a"
	RankB Rank = "b"
)

type holder struct {
	status
	rank Rank
}

func (s status) loud() string { return string(s) + "!" }

func use(f func(status) string, s status) string { return f(s) }

func all() []status { return []status{statusOpen, statusHTTP2, status_Odd, statusÜmlaut} }

func main() {
	h := holder{statusOpen, RankA}
	fmt.Println(h.status, h.rank, h.loud(), h.status.loud())
	fmt.Printf("%v %+v %d\n", h.rank, h.rank == RankB, h.rank)
	fmt.Println(use(status.loud, statusHTTP2), use(func(s status) string { return fmt.Sprint(s) }, status_Odd))
	fmt.Println(slices.Contains(all(), "ü"), slices.Index(all(), status_Odd), len(all()))
	m := map[status][]Rank{}
	for _, s := range all() {
		m[s] = append(m[s], RankA)
	}
	m["open"] = append(m["open"], "b")
	n := 0
	for s, rs := range m {
		if s == statusOpen {
			n += len(rs)
		}
	}
	fmt.Println(n, m[statusOpen][1], len(m))
	fmt.Println(string(h.status) == string(statusOpen), status("open") == h.status, fmt.Sprintf("%5s|%-5s|", h.rank, h.rank))
	p := &h
	p.rank = RankB
	set(&p.rank, RankA)
	fmt.Println(h.rank, p.rank)
	var arr = [...]Rank{RankB, RankA}
	fmt.Println(arr[0], arr[1], arr == [2]Rank{"b", "a"})
	var err error = fmt.Errorf("bad %s and %v", h.status, arr[0])
	fmt.Println(err)
	h.rank = RankB
	switch r := h.rank; r {
	case "a":
		fmt.Println("A")
	default:
		fmt.Println("not A", r)
	}
	if h.rank != RankA && h.status == "open" || n > 100 {
		fmt.Println("cond")
	}
}

func set(r *Rank, to Rank) { *r = to }
