package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

type Room struct {
	name  string
	exits map[string]*Room
	items []string
}

type Player struct {
	at  *Room
	bag []string
}

type command func(p *Player, arg string) string

var commands map[string]command

func init() {
	commands = map[string]command{
		"go":   goTo,
		"take": take,
		"look": func(p *Player, _ string) string { return look(p.at) },
		"bag":  func(p *Player, _ string) string { return fmt.Sprint(p.bag) },
		"help": func(*Player, string) string { return fmt.Sprint(len(commands), " commands") },
	}
}

func look(r *Room) string { return fmt.Sprintf("%s with %v", r.name, r.items) }

func goTo(p *Player, arg string) string {
	if next, ok := p.at.exits[arg]; ok {
		p.at = next
		return look(next)
	}
	return "no way " + arg
}

func take(p *Player, arg string) string {
	for i, it := range p.at.items {
		if it == arg {
			p.at.items = append(p.at.items[:i], p.at.items[i+1:]...)
			p.bag = append(p.bag, it)
			return "taken"
		}
	}
	return "no " + arg + " here"
}

func main() {
	hall := &Room{name: "hall", items: []string{"lamp"}}
	cave := &Room{name: "cave", items: []string{"gold", "rock"}}
	hall.exits = map[string]*Room{"north": cave}
	cave.exits = map[string]*Room{"south": hall, "down": nil}
	p := &Player{at: hall}
	sc := bufio.NewScanner(os.Stdin)
	for sc.Scan() {
		verb, arg, _ := strings.Cut(sc.Text(), " ")
		cmd, ok := commands[verb]
		if !ok {
			fmt.Println("?", verb)
			continue
		}
		fmt.Println(cmd(p, arg))
	}
	fmt.Println(len(hall.items), cave.items, hall.exits["north"].exits["south"] == hall)
}
