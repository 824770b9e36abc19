package perm

// Perm is a set of rights.
type Perm uint8

const (
	Read Perm = 1 << iota
	Write
	hidden
	All = Read | Write | hidden
)

var Default = Read | hidden

type User struct {
	Name string
	Perm Perm
}

func Has(p, q Perm) bool { return p&q == q }
