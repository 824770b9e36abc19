package main

import "fmt"

type user struct {
	id   int
	name string
}

type store interface {
	save(u user) error
	get(id int) (user, bool)
}

type memory struct{ users map[int]user }

func (m *memory) save(u user) error {
	if _, ok := m.users[u.id]; ok {
		return fmt.Errorf("user %v already exists", u.id)
	}
	m.users[u.id] = u
	return nil
}
func (m *memory) get(id int) (user, bool) { u, ok := m.users[id]; return u, ok }

type null struct{ n int }

func (n *null) save(u user) error       { n.n++; return nil }
func (n *null) get(id int) (user, bool) { return user{}, false }

func fill(s store) {
	u := user{1, "Amir"}
	if err := s.save(u); err != nil {
		fmt.Println(err)
	}
	if err := s.save(u); err != nil {
		fmt.Println(err)
	}
	fmt.Println(u.name)
}

func main() {
	m := &memory{users: map[int]user{}}
	fill(m)
	u, ok := m.get(1)
	fmt.Println(u.name, ok)
	n := &null{}
	fill(n)
}

type sorter interface{ arrange(xs []int, by user) }
type up struct{}
type none struct{ seen []user }

func (up) arrange(xs []int, by user) {
	xs[0], xs[1] = xs[1], xs[0]
	by.name = "changed"
	fmt.Println(by.name)
}
func (n *none) arrange(xs []int, by user) { n.seen = append(n.seen, by) }

func apply(s sorter) {
	xs := []int{3, 1}
	u := user{7, "seven"}
	s.arrange(xs, u)
	fmt.Println(xs[0], u.name)
}

func init() {
	apply(up{})
	apply(&none{})
}
