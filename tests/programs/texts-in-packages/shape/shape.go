// Package shape knows kinds.
package shape

// Kind of a shape.
type Kind string

const (
	Round  Kind = "round"
	Square Kind = "square"
	Flat   Kind = "flat"
)

var Default = Square

type Shape struct {
	Kind Kind
	Size int
}

func (s Shape) Is(k Kind) bool { return s.Kind == k }

func All() []Kind { return []Kind{Round, Square, Flat} }
