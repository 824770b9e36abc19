package main

import "fmt"

type Acc struct {
	name string
	bal  int
}

type Bank struct {
	accs map[string]*Acc
	list []*Acc
}

func (b *Bank) add(name string, n int) bool {
	a, ok := b.accs[name]
	if !ok {
		return false
	}
	a.bal += n
	return true
}

func (b *Bank) get(name string) (*Acc, error) {
	a, ok := b.accs[name]
	if !ok {
		return nil, fmt.Errorf("no %s", name)
	}
	return a, nil
}

func (b *Bank) move(from, to string, n int) error {
	x, err := b.get(from)
	if err != nil {
		return err
	}
	y, err := b.get(to)
	if err != nil {
		return err
	}
	x.bal -= n
	y.bal += n
	return nil
}

func main() {
	b := &Bank{accs: map[string]*Acc{}}
	b.accs["ann"] = &Acc{"ann", 1}
	b.accs["bob"] = &Acc{"bob", 2}
	fmt.Println(b.add("ann", 5), b.add("x", 1))
	if a, ok := b.accs["ann"]; ok {
		a.bal *= 2
	}
	c := b.accs["bob"]
	c.bal++
	fmt.Println(b.accs["ann"].bal, b.accs["bob"].bal)
	fmt.Println(b.move("ann", "bob", 3), b.move("ann", "zed", 3))
	fmt.Println(b.accs["ann"].bal, b.accs["bob"].bal)
	for _, a := range b.accs {
		a.bal = 0
	}
	fmt.Println(b.accs["ann"].bal)
	b.list = append(b.list, &Acc{"cyd", 7})
	last := b.list[len(b.list)-1]
	last.bal = 9
	fmt.Println(b.list[0].bal)
}
