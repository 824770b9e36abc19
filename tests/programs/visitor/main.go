package main

import (
	"fmt"
	"strings"
)

type Visitor interface {
	VisitNumber(n Number)
	VisitAdd(a Add)
	VisitNeg(n Neg)
}

type Node interface{ Accept(v Visitor) }

type Number struct{ Value int }
type Add struct{ Left, Right Node }
type Neg struct{ X Node }

func (n Number) Accept(v Visitor) { v.VisitNumber(n) }
func (a Add) Accept(v Visitor)    { v.VisitAdd(a) }
func (n Neg) Accept(v Visitor)    { v.VisitNeg(n) }

type printer struct{ strings.Builder }

func (p *printer) VisitNumber(n Number) { fmt.Fprint(p, n.Value) }
func (p *printer) VisitAdd(a Add) {
	p.WriteString("(")
	a.Left.Accept(p)
	p.WriteString(" + ")
	a.Right.Accept(p)
	p.WriteString(")")
}
func (p *printer) VisitNeg(n Neg) {
	p.WriteByte('-')
	n.X.Accept(p)
}

type evaluator struct{ stack []int }

func (e *evaluator) VisitNumber(n Number) { e.stack = append(e.stack, n.Value) }
func (e *evaluator) VisitAdd(a Add) {
	a.Left.Accept(e)
	a.Right.Accept(e)
	n := len(e.stack)
	e.stack = append(e.stack[:n-2], e.stack[n-2]+e.stack[n-1])
}
func (e *evaluator) VisitNeg(n Neg) {
	n.X.Accept(e)
	e.stack[len(e.stack)-1] *= -1
}

func main() {
	tree := Add{Number{1}, Neg{Add{Number{2}, Neg{Number{5}}}}}
	var p printer
	tree.Accept(&p)
	e := &evaluator{}
	tree.Accept(e)
	fmt.Println(p.String(), "=", e.stack)
}
