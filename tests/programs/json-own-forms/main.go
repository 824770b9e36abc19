package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// Account writes its number in hexadecimal.
type Account struct {
	ID   int32
	Name string
}

func (a Account) MarshalJSON() ([]byte, error) {
	if a.ID < 0 {
		return nil, errors.New("no such account")
	}
	return json.Marshal(map[string]string{"id": fmt.Sprintf("0x%08x", a.ID), "name": a.Name})
}

// Level is a word in JSON, and a number in Go.
type Level int

var levels = []string{"low", "high"}

func (l Level) MarshalText() ([]byte, error) {
	if int(l) >= len(levels) {
		return nil, fmt.Errorf("level %d", int(l))
	}
	return []byte(levels[l]), nil
}

// Secret hides what it holds, but only behind a pointer.
type Secret struct{ text string }

func (s *Secret) MarshalJSON() ([]byte, error) {
	return []byte(` "` + strings.Repeat("*", len(s.text)) + `" `), nil
}

type Report struct {
	Owner  Account          `json:"owner"`
	Levels []Level          `json:"levels"`
	By     map[Level]int    `json:"by"`
	Key    *Secret          `json:"key,omitempty"`
	Plain  Secret           `json:"plain"`
	Any    any              `json:"any"`
	More   map[string]Level `json:"more,omitempty"`
}

func main() {
	r := Report{
		Owner:  Account{291, "Joe"},
		Levels: []Level{1, 0},
		By:     map[Level]int{1: 2, 0: 3},
		Key:    &Secret{"abc"},
		Plain:  Secret{"abc"},
		Any:    &Account{7, "<Ann>"},
	}
	for _, v := range []any{r, &r, r.Owner, Level(1), []*Secret{r.Key, nil}, Account{-1, ""}, Level(5)} {
		text, err := json.Marshal(v)
		fmt.Println(string(text), err)
	}
	text, _ := json.MarshalIndent(r, "", "  ")
	fmt.Println(string(text))
}

// Owner has the JSON of what it embeds, as it has its methods.
type Owner struct {
	Account
	Since int
}

func init() {
	text, err := json.Marshal([]Owner{{Account{1, "Eve"}, 2020}})
	fmt.Println(string(text), err)
}
