// An assembler and a machine with eight registers, flags, and memory.
package main

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"
)

const (
	numRegs = 8
	memSize = 64
)

type opcode byte

const (
	nop opcode = iota
	mov
	ldi
	add
	sub
	mul
	div
	cmp
	jmp
	jlt
	jeq
	ld
	st
	call
	ret
	out
	hlt
)

var mnemonics = [...]string{
	nop: "nop", mov: "mov", ldi: "ldi", add: "add", sub: "sub", mul: "mul", div: "div",
	cmp: "cmp", jmp: "jmp", jlt: "jlt", jeq: "jeq", ld: "ld", st: "st", call: "call",
	ret: "ret", out: "out", hlt: "hlt",
}

type instr struct {
	op   opcode
	a, b int32
}

func (i instr) String() string {
	return fmt.Sprintf("%-4s %3d %3d", mnemonics[i.op], i.a, i.b)
}

type flags struct{ zero, neg bool }

type machine struct {
	regs  [numRegs]int32
	mem   [memSize]int32
	flags flags
	pc    int
	calls []int
	ticks int
}

type fault struct {
	pc  int
	msg string
}

func (f fault) Error() string { return fmt.Sprintf("fault at %d: %s", f.pc, f.msg) }

func assemble(src string) (prog []instr, err error) {
	labels := map[string]int32{}
	type fix struct {
		at   int
		name string
		line int
	}
	var fixes []fix
	sc := bufio.NewScanner(strings.NewReader(src))
	for line := 1; sc.Scan(); line++ {
		text, _, _ := strings.Cut(sc.Text(), ";")
		text = strings.TrimSpace(text)
		if text == "" {
			continue
		}
		if name, ok := strings.CutSuffix(text, ":"); ok {
			labels[name] = int32(len(prog))
			continue
		}
		word, rest, _ := strings.Cut(text, " ")
		op := -1
		for i, m := range mnemonics {
			if m == word {
				op = i
			}
		}
		if op < 0 {
			return nil, fmt.Errorf("line %d: no such instruction %q", line, word)
		}
		in := instr{op: opcode(op)}
		for i, arg := range strings.FieldsFunc(rest, func(r rune) bool { return r == ',' || r == ' ' }) {
			dst := &in.a
			if i == 1 {
				dst = &in.b
			}
			switch {
			case arg[0] == 'r':
				n, err := strconv.Atoi(arg[1:])
				if err != nil || n >= numRegs {
					return nil, fmt.Errorf("line %d: bad register %s", line, arg)
				}
				*dst = int32(n)
			case arg[0] == '@':
				fixes = append(fixes, fix{len(prog), arg[1:], line})
			default:
				n, err := strconv.ParseInt(arg, 0, 32)
				if err != nil {
					return nil, fmt.Errorf("line %d: %w", line, err)
				}
				*dst = int32(n)
			}
		}
		prog = append(prog, in)
	}
	for _, f := range fixes {
		to, ok := labels[f.name]
		if !ok {
			return nil, fmt.Errorf("line %d: undefined label %s", f.line, f.name)
		}
		prog[f.at].a = to
	}
	return prog, nil
}

func (m *machine) run(prog []instr) (output []int32, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fault{m.pc, fmt.Sprint(r)}
		}
	}()
	for {
		if m.ticks++; m.ticks > 10_000 {
			panic("out of time")
		}
		in := prog[m.pc]
		m.pc++
		a := &m.regs[in.a&7]
		b := m.regs[in.b&7]
		switch in.op {
		case nop:
		case mov:
			*a = b
		case ldi:
			*a = in.b
		case add:
			*a += b
		case sub:
			*a -= b
		case mul:
			*a *= b
		case div:
			*a /= b
		case cmp:
			m.flags = flags{zero: *a == b, neg: *a < b}
		case jlt, jeq, jmp:
			if in.op == jmp || in.op == jlt && m.flags.neg || in.op == jeq && m.flags.zero {
				m.pc = int(in.a)
			}
		case ld:
			*a = m.mem[b]
		case st:
			m.mem[b] = *a
		case call:
			m.calls = append(m.calls, m.pc)
			m.pc = int(in.a)
		case ret:
			last := len(m.calls) - 1
			m.pc = m.calls[last]
			m.calls = m.calls[:last]
		case out:
			output = append(output, *a)
		case hlt:
			return output, nil
		}
	}
}

var programs = []struct{ name, src string }{
	{"fibonacci", `
	ldi r0, 0
	ldi r1, 1
	ldi r2, 0    ; counter
	ldi r3, 12
	ldi r4, 1
loop:
	out r0
	mov r5, r0
	add r5, r1
	mov r0, r1
	mov r1, r5
	add r2, r4
	cmp r2, r3
	jlt @loop
	hlt`},
	{"memory", `
	ldi r1, 0
	ldi r2, 8
	ldi r3, 1
fill:
	mov r0, r1
	call @square
	st r0, r1
	add r1, r3
	cmp r1, r2
	jlt @fill
	ldi r1, 7
	ld r6, r1
	out r6
	hlt
square:
	mul r0, r0
	ret`},
	{"overflow", "ldi r0, 0x7fffffff\nldi r1, 1\nadd r0, r1\nout r0\nmul r0, r0\nout r0\nhlt"},
	{"div by zero", "ldi r0, 1\ndiv r0, r1\nhlt"},
	{"wild load", "ldi r0, 64\nld r1, r0\nhlt"},
	{"empty return", "nop\nret"},
	{"endless", "top:\njmp @top"},
	{"bad register", "mov r0, r9"},
	{"bad label", "nop\njmp @nowhere"},
	{"bad number", "ldi r0, 99999999999"},
	{"bad op", "frob r1"},
}

func main() {
	for _, p := range programs {
		prog, err := assemble(p.src)
		if err != nil {
			fmt.Printf("%s: assembler: %v\n", p.name, err)
			continue
		}
		var m machine
		output, err := m.run(prog)
		fmt.Printf("%s: %v in %d ticks, %v\n", p.name, output, m.ticks, err)
		if f, ok := err.(fault); ok && f.pc > 0 {
			fmt.Println("   next:", prog[f.pc-1])
		}
	}
}
