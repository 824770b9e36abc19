package main

import "fmt"

type Account struct {
	Owner   string
	Balance int
}

type Bank struct {
	first *Account
}

func open(owner string) *Account {
	return &Account{Owner: owner, Balance: 100}
}

func visit(a *Account) {
	fmt.Println(a.Owner, a.Balance)
}

func main() {
	all := []Account{*open("ann")}
	ann := &all[0]
	visit(ann)
	bank := Bank{first: ann}
	all[0].Balance += 5
	fmt.Println(bank.first.Owner, bank.first.Balance)
}
