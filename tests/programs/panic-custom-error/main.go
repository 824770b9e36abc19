package main

import "fmt"

type Fatal struct{ Code int }

func (f Fatal) Error() string { return fmt.Sprint("fatal ", f.Code) }

func main() {
	fmt.Println("start")
	func() {
		defer func() {
			r := recover()
			fmt.Println("caught", r)
			if f, ok := r.(Fatal); ok && f.Code > 1 {
				panic(f)
			}
		}()
		panic(Fatal{7})
	}()
	fmt.Println("unreachable")
}
