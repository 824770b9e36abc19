package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
	"text/tabwriter"
)

const orders = `id,customer,item,price
1,"Meier, Anna",Stift,2.50
2,O'Neil,"Heft ""A5""",3.20
# a comment
3,"Meier, Anna",Lineal,1.80

4,Çelik,"Papier
500 Blatt",7.99
5,O'Neil,Schere,abc
6,too few
`

type total struct {
	customer string
	count    int
	sum      float64
}

func main() {
	r := csv.NewReader(strings.NewReader(orders))
	r.Comment = '#'
	header, err := r.Read()
	fmt.Println(header, err)
	totals := map[string]*total{}
	var rows [][]string
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			fmt.Println("skipped:", err, wrong.Line, errors.Is(err, csv.ErrFieldCount))
			continue
		}
		price, err := strconv.ParseFloat(row[3], 64)
		if err != nil {
			line, column := r.FieldPos(3)
			fmt.Printf("line %d, column %d: %v\n", line, column, err)
			continue
		}
		t, ok := totals[row[1]]
		if !ok {
			t = &total{customer: row[1]}
			totals[row[1]] = t
		}
		t.count++
		t.sum += price
		rows = append(rows, row)
	}

	var list []*total
	for _, t := range totals {
		list = append(list, t)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].sum > list[j].sum })

	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(tw, "customer\torders\tsum\t")
	for _, t := range list {
		fmt.Fprintf(tw, "%s\t%d\t%.2f\t\n", t.customer, t.count, t.sum)
	}
	tw.Flush()

	tw.Init(os.Stdout, 6, 4, 1, '.', 0)
	for _, row := range rows {
		fmt.Fprintf(tw, "%s\t%q\t%s\n", row[0], row[2], row[3])
	}
	if err := tw.Flush(); err != nil {
		fmt.Println(err)
	}

	w := csv.NewWriter(os.Stdout)
	w.Comma = ';'
	for _, t := range list {
		w.Write([]string{t.customer, strconv.Itoa(t.count), "a;b", " leading", `say "hi"`})
	}
	w.Flush()
	fmt.Println(w.Error())
	for _, row := range rows[:2] {
		fmt.Printf("<td>%s</td><td>%s</td>\n", html.EscapeString(row[1]), html.EscapeString(row[2]))
	}
}
