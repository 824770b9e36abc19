package main

import (
	"fmt"
	"sort"
	"strings"

	"example.com/shop/store"
	"example.com/shop/store/pricing"
	"example.com/shop/text"
)

// Describer is what main wants of a thing: no package knows it.
type Describer interface {
	Describe() string
}

type receipt struct {
	lines []string
}

func (r *receipt) add(d Describer) {
	r.lines = append(r.lines, d.Describe())
}

func (r *receipt) Describe() string {
	return fmt.Sprintf("receipt of %d lines", len(r.lines))
}

type special struct {
	store.Item
	reason string
}

func (s special) Describe() string {
	return s.Item.Describe() + " (" + s.reason + ")"
}

func main() {
	st := store.New(pricing.Percent(10))
	st.Put(store.Item{Name: "tea", Cents: 450, Kind: store.Food})
	st.Put(store.Item{Name: "pen", Cents: 120, Kind: store.Tool, Tags: []string{"blue", "ink"}})
	var zero store.Item
	fmt.Println(zero.Name == "", zero.Kind, store.DefaultKind)

	r := &receipt{}
	for _, it := range st.All() {
		r.add(it)
	}
	r.add(special{Item: store.Item{Name: "mug", Cents: 900}, reason: "gift"})
	fmt.Println(text.Box(r.Describe()))
	for _, l := range r.lines {
		fmt.Println(text.Indent(l, 2))
	}
	if it, ok := st.Find("pen"); ok {
		fmt.Println(it.Name, strings.Join(it.Tags, "+"), st.Price(it))
	}
	if _, ok := st.Find("hat"); !ok {
		fmt.Println("no hat")
	}
	byKind := map[store.Kind]int{}
	for _, it := range st.All() {
		byKind[it.Kind] += it.Cents
	}
	kinds := make([]string, 0)
	for k, n := range byKind {
		kinds = append(kinds, fmt.Sprintf("%s=%d", k, n))
	}
	sort.Strings(kinds)
	fmt.Println(kinds[0], kinds[1])

	var rule pricing.Rule = pricing.Flat(50)
	fmt.Println(rule.Apply(1000), pricing.Chain(rule, pricing.Percent(50)).Apply(1000))
	fmt.Println(pricing.MaxDiscount, float64(pricing.Percent(25))/100)
	switch p := rule.(type) {
	case pricing.Flat:
		fmt.Println("flat", int(p))
	case pricing.Percent:
		fmt.Println("percent", int(p))
	}
}
