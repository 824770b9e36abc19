// Log lines that say where they were written: Lshortfile in all its company.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
)

type svc struct{ *log.Logger }

func helper() string { log.Println("inner"); return "x" }

const flags = log.Lshortfile | log.Lmsgprefix

func main() {
	log.SetFlags(log.Lshortfile)
	log.SetOutput(os.Stdout)
	log.Println("a")
	log.
		Println("b")
	log.Println(
		"c",
		helper(),
	)
	l := log.New(os.Stdout, "p: ", flags)
	l.Printf("%d",
		3)
	s := svc{l}
	s.Print("emb")
	log.New(os.Stdout, "", log.Lshortfile).
		Print("chain")
	l.Output(1, "out")
	fmt.Println(log.Output(1, "top"))
	func() {
		l.Println("lit")
	}()
	defer func() {
		log.Println("in defer")
		r := recover()
		log.Print(r)
	}()
	(log.Println)("paren")
	log.Default().Print("d",
		"e")
	var buf bytes.Buffer
	m := log.New(&buf, "[m] ", log.LstdFlags|log.Lshortfile)
	m.SetFlags(m.Flags() &^ (log.Ldate | log.Ltime))
	m.Println("x")
	if true {
		m.Print("y")
	}
	fmt.Print(buf.String())
	log.SetFlags(16)
	log.SetPrefix("é ")
	log.Println("16")
	log.Panicf("bad %d", 1)
}
