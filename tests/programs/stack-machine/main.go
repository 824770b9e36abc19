package main

import (
	"fmt"
	"strconv"
	"strings"
)

type OpCode int

const (
	Push OpCode = iota
	Add
	Sub
	Mul
	Dup
	Swap
	JumpIfZero
	Jump
	Print
	Halt
)

func (o OpCode) String() string {
	return [...]string{"push", "add", "sub", "mul", "dup", "swap", "jz", "jmp", "print", "halt"}[o]
}

type Instr struct {
	Op  OpCode
	Arg int
}

type VM struct {
	code  []Instr
	stack []int
	pc    int
	steps int
}

func (vm *VM) push(v int) { vm.stack = append(vm.stack, v) }

func (vm *VM) pop() int {
	if len(vm.stack) == 0 {
		panic("stack underflow at pc " + strconv.Itoa(vm.pc))
	}
	v := vm.stack[len(vm.stack)-1]
	vm.stack = vm.stack[:len(vm.stack)-1]
	return v
}

func (vm *VM) step() bool {
	in := vm.code[vm.pc]
	vm.pc++
	vm.steps++
	switch in.Op {
	case Push:
		vm.push(in.Arg)
	case Add:
		b, a := vm.pop(), vm.pop()
		vm.push(a + b)
	case Sub:
		b, a := vm.pop(), vm.pop()
		vm.push(a - b)
	case Mul:
		b, a := vm.pop(), vm.pop()
		vm.push(a * b)
	case Dup:
		a := vm.pop()
		vm.push(a)
		vm.push(a)
	case Swap:
		b, a := vm.pop(), vm.pop()
		vm.push(b)
		vm.push(a)
	case JumpIfZero:
		if vm.pop() == 0 {
			vm.pc = in.Arg
		}
	case Jump:
		vm.pc = in.Arg
	case Print:
		fmt.Println("out:", vm.pop())
	case Halt:
		return false
	}
	return true
}

func assemble(src string) ([]Instr, error) {
	names := map[string]OpCode{}
	for op := Push; op <= Halt; op++ {
		names[op.String()] = op
	}
	var code []Instr
	for n, line := range strings.Split(strings.TrimSpace(src), "\n") {
		fields := strings.Fields(line)
		op, ok := names[fields[0]]
		if !ok {
			return nil, fmt.Errorf("line %d: unknown op %q", n+1, fields[0])
		}
		in := Instr{Op: op}
		if len(fields) > 1 {
			v, err := strconv.Atoi(fields[1])
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
			in.Arg = v
		}
		code = append(code, in)
	}
	return code, nil
}

func main() {
	code, err := assemble(`
push 1
push 5
dup
jz 12
dup
push -1
add
swap
print
jmp 2
halt
halt
halt`)
	if err != nil {
		fmt.Println(err)
		return
	}
	vm := &VM{code: code}
	for vm.step() {
	}
	fmt.Println("steps", vm.steps, "stack", vm.stack)
	_, err = assemble("push x")
	fmt.Println(err)
	_, err = assemble("fly 3")
	fmt.Println(err)
	defer func() { fmt.Println("recovered:", recover()) }()
	bad := &VM{code: []Instr{{Op: Add}}}
	bad.step()
}
