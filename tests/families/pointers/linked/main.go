package main

import "fmt"

type Account struct {
	Owner   string
	Balance int
	Next    *Account
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
	ann := open("ann")
	visit(ann)
	bank := Bank{first: &Account{Owner: "bob", Next: ann}}
	fmt.Println(bank.first.Owner, bank.first.Next.Balance)
}
