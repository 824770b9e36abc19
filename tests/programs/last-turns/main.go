// Values that the last turn of a loop gives away, and who may still read them then: a deferred function, the caller by the
// name of a result, a function that was declared before, the next turn.
package main

import "fmt"

type box struct{ items []int }

type worker struct{ log []string }

func (w *worker) say(text string) { w.log = append(w.log, text) }

// The deferred function reads the list after the return.
func deferred(n int) []int {
	xs := []int{}
	defer func() { fmt.Println("deferred", len(xs), xs) }()
	for i := 0; ; i++ {
		xs = append(xs, i)
		if i == n {
			return append(xs, 100)
		}
	}
}

// A deferred call of a function with a name does, too.
func deferredByName(n int) box {
	xs := []int{1, 2}
	show := func() { fmt.Println("by name", xs) }
	defer show()
	for i := 0; i < n; i++ {
		if i == 1 {
			return box{items: xs}
		}
	}
	return box{}
}

// A plain return reads the results.
func plain(n int) (xs []int, b box) {
	for i := 0; ; i++ {
		xs = append(xs, i)
		if i == n {
			b = box{items: xs}
			break
		}
	}
	return
}

// The function was declared before, and is called behind the loop.
func called(n int) box {
	xs := []int{1}
	show := func() { fmt.Println("called", xs) }
	var b box
	for i := 0; i < n; i++ {
		show()
		if i == 2 {
			b = box{items: xs}
			break
		}
	}
	show()
	return b
}

func straight() box {
	xs := []int{5}
	show := func() { fmt.Println("straight", xs) }
	b := box{items: xs}
	show()
	return b
}

// The retry loop leaves with what the last turn found.
func retry(w *worker, limit int) ([]string, error) {
	tried := []string{}
	var last error
	for i := 0; ; i++ {
		last = fmt.Errorf("try %d", i)
		tried = append(tried, last.Error())
		w.say(last.Error())
		if i == limit {
			return tried, last
		}
		if i > 100 {
			break
		}
	}
	return nil, last
}

// `continue` of the outer loop leaves the inner one, and comes back to it.
func resumed(rows [][]int) []box {
	mark := []int{9}
	bs := []box{}
rows:
	for _, row := range rows {
		for _, v := range row {
			if v < 0 {
				bs = append(bs, box{items: mark})
				continue rows
			}
		}
		if len(row) > 3 {
			bs = append(bs, box{items: mark})
			break rows
		}
	}
	return bs
}

// The variable is made anew in each turn of the outer loop.
func fresh(n int) []box {
	bs := []box{}
	for i := 0; i < n; i++ {
		xs := []int{i}
		for j := 0; ; j++ {
			xs = append(xs, j)
			if j == i {
				bs = append(bs, box{items: xs})
				break
			}
		}
	}
	return bs
}

func main() {
	fmt.Println(deferred(2))
	fmt.Println(deferredByName(3))
	fmt.Println(plain(2))
	fmt.Println(called(4), straight())
	w := &worker{}
	if tried, err := retry(w, 2); err != nil {
		fmt.Println(err, w.log)
	} else {
		fmt.Println(tried)
	}
	fmt.Println(resumed([][]int{{1, -1}, {-2}, {1, 2, 3, 4}, {-1}}))
	fmt.Println(fresh(3))
}
