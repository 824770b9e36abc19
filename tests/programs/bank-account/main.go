package main

import (
	"errors"
	"fmt"
)

type Kind int

const (
	Checking Kind = iota
	Savings
)

type Transaction struct {
	Amount float64
	Note   string
}

type Account struct {
	Owner   string
	Kind    Kind
	Balance float64
	History []Transaction
}

var ErrInsufficient = errors.New("insufficient funds")

func NewAccount(owner string, kind Kind) *Account {
	return &Account{Owner: owner, Kind: kind}
}

func (a *Account) Deposit(amount float64, note string) {
	a.Balance += amount
	a.History = append(a.History, Transaction{amount, note})
}

func (a *Account) Withdraw(amount float64, note string) error {
	if amount > a.Balance {
		return ErrInsufficient
	}
	a.Balance -= amount
	a.History = append(a.History, Transaction{-amount, note})
	return nil
}

// Doubled works on a copy.
func (a Account) Doubled() Account {
	a.Balance *= 2
	return a
}

func (k Kind) String() string {
	switch k {
	case Checking:
		return "checking"
	case Savings:
		return "savings"
	}
	return "unknown"
}

func main() {
	accounts := map[string]*Account{}
	accounts["ann"] = NewAccount("Ann", Checking)
	accounts["bob"] = NewAccount("Bob", Savings)
	accounts["ann"].Deposit(100, "salary")
	accounts["bob"].Deposit(20.5, "gift")
	if err := accounts["bob"].Withdraw(50, "rent"); err != nil {
		fmt.Println("error:", err)
	}
	if err := accounts["ann"].Withdraw(30, "food"); err != nil {
		fmt.Println("error:", err)
	}
	for _, name := range []string{"ann", "bob"} {
		a := accounts[name]
		fmt.Printf("%s (%v): %.2f\n", a.Owner, a.Kind, a.Balance)
		for i, t := range a.History {
			fmt.Printf("  %d. %8.2f %s\n", i+1, t.Amount, t.Note)
		}
	}
	d := accounts["ann"].Doubled()
	fmt.Println(d.Balance, accounts["ann"].Balance)
}
