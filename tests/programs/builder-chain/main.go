package main

import (
	"fmt"
	"strings"
)

type Query struct {
	table string
	cols  []string
	where []string
	limit *int
}

func From(table string) *Query { return &Query{table: table} }

func (q *Query) Select(cols ...string) *Query {
	q.cols = append(q.cols, cols...)
	return q
}

func (q *Query) Where(cond string, args ...interface{}) *Query {
	q.where = append(q.where, fmt.Sprintf(cond, args...))
	return q
}

func (q *Query) Limit(n int) *Query {
	q.limit = &n
	return q
}

func (q *Query) String() string {
	cols := "*"
	if len(q.cols) > 0 {
		cols = strings.Join(q.cols, ", ")
	}
	s := "SELECT " + cols + " FROM " + q.table
	if q.where != nil {
		s += " WHERE " + strings.Join(q.where, " AND ")
	}
	if q.limit != nil {
		s += fmt.Sprint(" LIMIT ", *q.limit)
	}
	return s
}

func main() {
	fmt.Println(From("users"))
	q := From("orders").Select("id", "total").Where("total > %d", 100).Where("name = '%s'", "bob").Limit(5)
	fmt.Println(q)
	*q.limit++
	fmt.Printf("%v | %s\n", q, From("t").Limit(1))
}
