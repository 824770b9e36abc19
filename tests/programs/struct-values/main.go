package main

import "fmt"

type Inner struct {
	N    int
	List []int
	Arr  [2]int
}

type Outer struct {
	Inner
	P  *Inner
	By map[string]Inner
}

func modify(o Outer) {
	o.N = 100
	o.List[0] = 100
	o.Arr[0] = 100
	o.P.N = 100
}

func (o Outer) value()    { o.N = 5 }
func (o *Outer) pointer() { o.N = 5 }

func main() {
	o := Outer{Inner: Inner{1, []int{1}, [2]int{1, 1}}, P: &Inner{N: 1}, By: map[string]Inner{}}
	modify(o)
	fmt.Println(o.N, o.List, o.Arr, o.P.N)
	o.value()
	fmt.Print(o.N, " ")
	o.pointer()
	fmt.Println(o.N)
	o.By["x"] = o.Inner
	in := o.By["x"]
	in.N = 9
	in.Arr[1] = 9
	fmt.Println(o.By["x"].N, o.By["x"].Arr, in.N, o.By["none"].Arr)
	list := []Inner{{N: 1}, {N: 2}}
	for _, v := range list {
		v.N *= 10
	}
	for i := range list {
		list[i].N *= 3
	}
	fmt.Println(list[0].N, list[1].N)
	p := &list[0]
	p.N++
	q := p
	q.Arr = [2]int{4, 4}
	fmt.Println(list[0], p == &list[0])
	arr := [3]struct{ x, y int }{{1, 2}, {3, 4}}
	brr := arr
	brr[1].x = 50
	fmt.Println(arr, brr, arr == brr, arr[2] == struct{ x, y int }{})
	pp := &p
	(*pp).N = 77
	*pp = &list[1]
	fmt.Println(list[0].N, p.N, (**pp).N)
	anon := struct {
		Name string
		Age  int
	}{"Bob", 3}
	other := anon
	other.Age++
	fmt.Printf("%v %+v %v\n", anon, other, anon == other)
}
