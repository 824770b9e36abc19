package main

import (
	"fmt"
	"sort"
	"strings"
)

type Money int64 // cents

func (m Money) String() string {
	s := fmt.Sprintf("%d.%02d", int64(m)/100, int64(m)%100)
	whole, frac, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "'" + whole[i:]
	}
	return whole + "." + frac
}

type Person struct {
	First, Last string
	Address     struct {
		Street string
		City   string
	}
}

func (p *Person) Rename(last string) { p.Last = last }
func (p Person) FullName() string    { return p.First + " " + p.Last }
func (p Person) Describe() string    { return p.FullName() + " of " + p.Address.City }

type Payable interface {
	Gross() Money
	FullName() string
}

type Employee struct {
	Person
	ID     int
	Salary Money // a year
}

func (e Employee) Gross() Money { return e.Salary / 12 }

type Manager struct {
	*Employee
	Reports []Payable
	Bonus   float64
}

func (m Manager) Gross() Money {
	base := m.Employee.Gross()
	return base + Money(float64(base)*m.Bonus)
}

func (m Manager) Describe() string {
	names := make([]string, len(m.Reports))
	for i, r := range m.Reports {
		names[i] = r.FullName()
	}
	return m.Employee.Describe() + ", over " + strings.Join(names, " and ")
}

type Hourly struct {
	Person
	Rate  Money
	Hours []float64 // by week
}

func (h *Hourly) Log(hours ...float64) *Hourly {
	h.Hours = append(h.Hours, hours...)
	return h
}

func (h *Hourly) Gross() (total Money) {
	for _, w := range h.Hours {
		normal, over := w, 0.0
		if w > 40 {
			normal, over = 40, w-40
		}
		total += Money(normal*float64(h.Rate) + over*1.5*float64(h.Rate))
	}
	return
}

type bracket struct {
	upTo Money
	rate float64
}

var brackets = []bracket{{1_000_00, 0}, {3_000_00, 0.15}, {6_000_00, 0.25}, {1<<63 - 1, 0.4}}

func tax(gross Money) (t Money) {
	var from Money
	for _, b := range brackets {
		if gross <= from {
			break
		}
		part := min(gross, b.upTo) - from
		t += Money(float64(part)*b.rate + 0.5)
		from = b.upTo
	}
	return t
}

type Slip struct {
	Name            string
	Gross, Tax, Net Money
}

func run(staff []Payable) (slips []Slip, total Slip) {
	for _, p := range staff {
		g := p.Gross()
		s := Slip{p.FullName(), g, tax(g), 0}
		s.Net = s.Gross - s.Tax
		slips = append(slips, s)
		total.Gross += s.Gross
		total.Tax += s.Tax
		total.Net += s.Net
	}
	total.Name = "Total"
	sort.SliceStable(slips, func(i, j int) bool { return slips[i].Net > slips[j].Net })
	return
}

func main() {
	ann := &Employee{Person: Person{First: "Ann", Last: "Alt"}, ID: 1, Salary: 84_000_00}
	ann.Address.City = "Bern"
	ann.Person.Address.Street = "Marktgasse"
	bob := Employee{Person{"Bob", "Beck", struct{ Street, City string }{"Weg 1", "Basel"}}, 2, 45_500_00}
	cid := &Hourly{Person: Person{First: "Cid", Last: "Cox"}, Rate: 31_50}
	cid.Log(38, 45.5).Log(40, 12.25)
	boss := Manager{Employee: &Employee{Person: Person{First: "Eva", Last: "Egli"}, Salary: 180_000_00}, Bonus: 0.125}
	boss.Reports = []Payable{ann, bob, cid}
	boss.Address = ann.Address
	boss.Address.City = "Thun"

	copied := *ann
	copied.Rename("Other")
	ann.Rename("Arnold") // promoted through the pointer
	fmt.Println(ann.FullName(), "|", copied.FullName(), "|", bob.Describe(), "|", boss.Describe())

	slips, total := run([]Payable{ann, bob, cid, boss, &copied})
	fmt.Printf("%-14s %12s %12s %12s\n", "Name", "Gross", "Tax", "Net")
	for _, s := range append(slips, total) {
		fmt.Printf("%-14s %12v %12v %12v\n", s.Name, s.Gross, s.Tax, s.Net)
	}
	fmt.Printf("%v\n%+v\n", bob, slips[4])
	fmt.Println(boss.Employee.Gross(), boss.Gross(), Money(5), Money(123456789), tax(500_00))

	describers := []interface{ Describe() string }{ann, boss, cid}
	for i, d := range describers {
		_, isManager := d.(Manager)
		p, isPayable := d.(Payable)
		fmt.Println(i, isManager, isPayable, p.Gross() > 5000_00)
	}
	f := (*Hourly).Gross
	g := Employee.Gross
	h := boss.Employee.FullName
	boss.Employee.Last = "Ernst"
	fmt.Println(f(cid), g(bob), h(), boss.FullName())
}
