package main

import (
	"fmt"
	"sort"
	"strings"
)

type Item struct {
	Name  string
	Price float64
	Qty   int
	Tags  []string
}

type Inventory struct {
	items map[string]Item
}

func (inv *Inventory) Add(item Item) {
	if inv.items == nil {
		inv.items = make(map[string]Item)
	}
	if old, ok := inv.items[item.Name]; ok {
		old.Qty += item.Qty
		inv.items[item.Name] = old
		return
	}
	inv.items[item.Name] = item
}

func (inv *Inventory) Remove(name string, qty int) bool {
	item, ok := inv.items[name]
	if !ok || item.Qty < qty {
		return false
	}
	item.Qty -= qty
	if item.Qty == 0 {
		delete(inv.items, name)
	} else {
		inv.items[name] = item
	}
	return true
}

func (inv Inventory) Total() (total float64) {
	for _, it := range inv.items {
		total += it.Price * float64(it.Qty)
	}
	return
}

func (inv Inventory) Names() []string {
	var names []string
	for n := range inv.items {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

func main() {
	var inv Inventory
	inv.Add(Item{"pen", 1.5, 10, []string{"office"}})
	inv.Add(Item{Name: "book", Price: 12, Qty: 2, Tags: []string{"paper", "read"}})
	inv.Add(Item{Name: "pen", Qty: 5})
	fmt.Println(inv.Names(), len(inv.items))
	fmt.Printf("%.2f\n", inv.Total())
	fmt.Println(inv.Remove("book", 2), inv.Remove("book", 1))
	for _, n := range inv.Names() {
		it := inv.items[n]
		fmt.Printf("%s x%d [%s]\n", it.Name, it.Qty, strings.Join(it.Tags, ","))
	}
	byTag := map[string][]Item{}
	for _, it := range inv.items {
		for _, tag := range it.Tags {
			byTag[tag] = append(byTag[tag], it)
		}
	}
	fmt.Println(len(byTag), byTag["office"][0].Name)
	nested := map[string]map[string]int{}
	for _, w := range strings.Fields("apple avocado banana blueberry apple") {
		k := w[:1]
		if nested[k] == nil {
			nested[k] = map[string]int{}
		}
		nested[k][w]++
	}
	fmt.Println(nested["a"]["apple"], len(nested["b"]), nested["z"]["none"])
}
