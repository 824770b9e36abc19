package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

type Day int

func (d Day) String() string { return fmt.Sprintf("day %d", int(d)) }

type Item interface {
	Title() string
	LoanDays() int
	Fee(late int) float64
}

type Media struct{ title string }

func (m Media) Title() string { return m.title }

type Book struct {
	Media
	Author string
	Pages  int
}

func (b Book) LoanDays() int { return 21 }
func (b Book) Fee(late int) float64 {
	return 0.25 * float64(late)
}

type DVD struct {
	Media
	Rating int
}

func (DVD) LoanDays() int { return 7 }
func (d DVD) Fee(late int) float64 {
	return min(float64(late), 10)
}

type Magazine struct {
	*Media
	Issue int
}

func (m Magazine) Title() string        { return fmt.Sprintf("%s #%d", m.Media.Title(), m.Issue) }
func (m Magazine) LoanDays() int        { return 3 }
func (m Magazine) Fee(late int) float64 { return 0 }

type Loan struct {
	Item      Item
	Member    *Member
	From, Due Day
	Returned  Day // 0 while it is out
}

func (l *Loan) Late(today Day) int {
	end := l.Returned
	if end == 0 {
		end = today
	}
	return max(0, int(end-l.Due))
}

type Member struct {
	Name  string
	Fees  float64
	Loans []*Loan
	quota int
}

func (m *Member) Open() (open []*Loan) {
	for _, l := range m.Loans {
		if l.Returned == 0 {
			open = append(open, l)
		}
	}
	return open
}

type Library struct {
	today   Day
	shelf   map[string]Item
	out     map[string]*Loan
	waiting map[string][]*Member
}

var (
	ErrUnknown = errors.New("no such item")
	ErrOut     = errors.New("item is out")
	ErrQuota   = errors.New("too many loans")
	ErrFees    = errors.New("unpaid fees")
)

func (l *Library) Add(items ...Item) {
	for _, it := range items {
		l.shelf[it.Title()] = it
	}
}

func (l *Library) Borrow(m *Member, title string) error {
	item, ok := l.shelf[title]
	if !ok {
		if _, out := l.out[title]; !out {
			return fmt.Errorf("borrow %q: %w", title, ErrUnknown)
		}
		if !slices.Contains(l.waiting[title], m) {
			l.waiting[title] = append(l.waiting[title], m)
		}
		return fmt.Errorf("borrow %q: %w (place %d)", title, ErrOut, slices.Index(l.waiting[title], m)+1)
	}
	switch {
	case m.Fees > 5:
		return fmt.Errorf("borrow %q: %w: %.2f", title, ErrFees, m.Fees)
	case len(m.Open()) >= m.quota:
		return fmt.Errorf("borrow %q: %w", title, ErrQuota)
	}
	loan := &Loan{Item: item, Member: m, From: l.today, Due: l.today + Day(item.LoanDays())}
	m.Loans = append(m.Loans, loan)
	l.out[title] = loan
	delete(l.shelf, title)
	return nil
}

func (l *Library) Return(title string) (fee float64, err error) {
	loan, ok := l.out[title]
	if !ok {
		return 0, fmt.Errorf("return %q: %w", title, ErrUnknown)
	}
	delete(l.out, title)
	loan.Returned = l.today
	fee = loan.Item.Fee(loan.Late(l.today))
	loan.Member.Fees += fee
	l.shelf[title] = loan.Item
	if queue := l.waiting[title]; len(queue) > 0 {
		next := queue[0]
		l.waiting[title] = queue[1:]
		if err := l.Borrow(next, title); err != nil {
			return fee, fmt.Errorf("for %s: %w", next.Name, err)
		}
		fmt.Printf("    (%s goes on to %s)\n", title, next.Name)
	}
	return fee, nil
}

func (l *Library) Overdue() []string {
	var lines []string
	for title, loan := range l.out {
		if late := loan.Late(l.today); late > 0 {
			lines = append(lines, fmt.Sprintf("%s: %s, %d late since %v", loan.Member.Name, title, late, loan.Due))
		}
	}
	slices.Sort(lines)
	return lines
}

func main() {
	lib := &Library{1, map[string]Item{}, map[string]*Loan{}, map[string][]*Member{}}
	lib.Add(
		Book{Media{"Emma"}, "Austen", 474}, &Book{Media: Media{"Ulysses"}, Pages: 730},
		DVD{Media{"Alien"}, 18}, Magazine{&Media{"Wired"}, 7}, Magazine{&Media{"Wired"}, 8},
	)
	ann, bob := &Member{Name: "Ann", quota: 2}, &Member{Name: "Bob", quota: 3}
	steps := []struct {
		days int
		who  *Member
		what string
	}{
		{0, ann, "Emma"}, {1, ann, "Alien"}, {0, ann, "Wired #7"}, {2, bob, "Alien"}, {0, bob, "Dune"},
		{20, nil, "Alien"}, {0, bob, "Ulysses"}, {4, nil, "Emma"}, {0, ann, "Emma"}, {0, nil, "Dune"}, {0, bob, "Wired #8"},
	}
	for _, s := range steps {
		lib.today += Day(s.days)
		if s.who == nil {
			fee, err := lib.Return(s.what)
			fmt.Printf("%v: %s returned, fee %.2f, %v\n", lib.today, s.what, fee, err)
			continue
		}
		err := lib.Borrow(s.who, s.what)
		fmt.Printf("%v: %s borrows %s: %v", lib.today, s.who.Name, s.what, err)
		for _, target := range []error{ErrUnknown, ErrOut, ErrQuota, ErrFees} {
			if errors.Is(err, target) {
				fmt.Printf(" [%v]", target)
			}
		}
		fmt.Println()
	}
	lib.today += 30
	fmt.Println(strings.Join(lib.Overdue(), "\n"))
	for _, m := range []*Member{ann, bob} {
		fmt.Printf("%s: %d loans, %d open, fees %.2f\n", m.Name, len(m.Loans), len(m.Open()), m.Fees)
	}
	total := 0
	for _, it := range lib.shelf {
		switch it := it.(type) {
		case Book:
			total += it.Pages
		case *Book:
			total += it.Pages * 10
		case interface{ Rating() int }:
			total = -1
		}
	}
	fmt.Println(len(lib.shelf), total)
}
