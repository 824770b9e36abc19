package main

import "fmt"

func run(program string, input []byte) string {
	var out []byte
	tape := make([]byte, 100)
	ptr := 0
	for pc := 0; pc < len(program); pc++ {
		switch program[pc] {
		case '>':
			ptr++
		case '<':
			ptr--
		case '+':
			tape[ptr]++
		case '-':
			tape[ptr]--
		case '.':
			out = append(out, tape[ptr])
		case ',':
			if len(input) > 0 {
				tape[ptr] = input[0]
				input = input[1:]
			} else {
				tape[ptr] = 0
			}
		case '[':
			if tape[ptr] == 0 {
				for depth := 1; depth > 0; {
					pc++
					if program[pc] == '[' {
						depth++
					} else if program[pc] == ']' {
						depth--
					}
				}
			}
		case ']':
			if tape[ptr] != 0 {
				for depth := 1; depth > 0; {
					pc--
					if program[pc] == ']' {
						depth++
					} else if program[pc] == '[' {
						depth--
					}
				}
			}
		}
	}
	return string(out)
}

func main() {
	hello := "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
	fmt.Print(run(hello, nil))
	fmt.Println(run(",[.,]", []byte("echo")))
	fmt.Printf("%q\n", run("-.", nil))
}
