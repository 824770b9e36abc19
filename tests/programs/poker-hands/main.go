package main

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

type Suit rune
type Rank int

const ranks = "23456789TJQKA"

type Card struct {
	Rank
	Suit
}

func (r Rank) String() string { return ranks[r-2 : r-1] }
func (c Card) String() string { return c.Rank.String() + string(c.Suit) }

type Category int

const (
	HighCard Category = iota
	Pair
	TwoPairs
	Three
	Straight
	Flush
	FullHouse
	Four
	StraightFlush
)

var names = [...]string{
	HighCard: "high card", Pair: "a pair", TwoPairs: "two pairs", Three: "three of a kind", Straight: "a straight",
	Flush: "a flush", FullHouse: "a full house", Four: "four of a kind", StraightFlush: "a straight flush",
}

func (c Category) String() string { return names[c] }

type Hand struct {
	Cards [5]Card
	Category
	Kickers []Rank
}

func ParseHand(s string) (h Hand, err error) {
	fields := strings.Fields(s)
	if len(fields) != len(h.Cards) {
		return h, fmt.Errorf("%d cards", len(fields))
	}
	seen := map[Card]bool{}
	for i, f := range fields {
		rs := []rune(f)
		at := strings.IndexRune(ranks, rs[0])
		if len(rs) != 2 || at < 0 || !strings.ContainsRune("♠♥♦♣", rs[1]) {
			return h, fmt.Errorf("bad card %q", f)
		}
		c := Card{Rank(at + 2), Suit(rs[1])}
		if seen[c] {
			return h, fmt.Errorf("%v twice", c)
		}
		seen[c] = true
		h.Cards[i] = c
	}
	h.classify()
	return h, nil
}

func (h *Hand) classify() {
	counts := map[Rank]int{}
	suits := map[Suit]struct{}{}
	for _, c := range h.Cards {
		counts[c.Rank]++
		suits[c.Suit] = struct{}{}
	}
	h.Kickers = slices.SortedFunc(maps.Keys(counts), func(a, b Rank) int {
		return cmp.Or(counts[b]-counts[a], int(b-a))
	})
	k := h.Kickers
	flush := len(suits) == 1
	straight := len(k) == 5 && k[0]-k[4] == 4
	if len(k) == 5 && k[0] == 14 && k[1] == 5 { // the wheel: A 2 3 4 5
		straight = true
		h.Kickers = append(k[1:], 1)
	}
	switch most := counts[k[0]]; {
	case straight && flush:
		h.Category = StraightFlush
	case most == 4:
		h.Category = Four
	case most == 3 && len(k) == 2:
		h.Category = FullHouse
	case flush:
		h.Category = Flush
	case straight:
		h.Category = Straight
	case most == 3:
		h.Category = Three
	case most == 2 && len(k) == 3:
		h.Category = TwoPairs
	case most == 2:
		h.Category = Pair
	}
}

func (h Hand) Compare(o Hand) int {
	return cmp.Or(cmp.Compare(h.Category, o.Category), slices.Compare(h.Kickers, o.Kickers))
}

type player struct {
	name string
	Hand
	wins int
}

// deck deals cards from a shuffle by its own generator.
type deck struct {
	cards []Card
	seed  uint64
}

func newDeck(seed uint64) *deck {
	d := &deck{seed: seed}
	for _, s := range "♠♥♦♣" {
		for r := Rank(2); r <= 14; r++ {
			d.cards = append(d.cards, Card{r, Suit(s)})
		}
	}
	for i := len(d.cards) - 1; i > 0; i-- {
		d.seed = d.seed*6364136223846793005 + 1
		j := int(d.seed >> 33 % uint64(i+1))
		d.cards[i], d.cards[j] = d.cards[j], d.cards[i]
	}
	return d
}

func (d *deck) deal() (hand [5]Card) {
	n := copy(hand[:], d.cards)
	d.cards = d.cards[n:]
	return hand
}

func main() {
	sc := bufio.NewScanner(os.Stdin)
	var round []player
	finish := func() {
		if len(round) == 0 {
			return
		}
		best := slices.MaxFunc(round, func(a, b player) int { return a.Compare(b.Hand) })
		var winners []string
		for _, p := range round {
			if p.Compare(best.Hand) == 0 {
				winners = append(winners, p.name)
			}
		}
		fmt.Printf("=> %s with %v\n", strings.Join(winners, " and "), best.Category)
		round = round[:0]
	}
	for sc.Scan() {
		name, cards, ok := strings.Cut(sc.Text(), ":")
		if !ok {
			finish()
			continue
		}
		h, err := ParseHand(cards)
		if err != nil {
			fmt.Printf("%s: %v\n", name, err)
			continue
		}
		fmt.Printf("%-5s %v %-16v %v\n", name, h.Cards, h.Category, h.Kickers)
		round = append(round, player{name: name, Hand: h})
	}
	finish()

	var tally [StraightFlush + 1]int
	for seed := range uint64(200) {
		d := newDeck(seed)
		for range 10 {
			h := Hand{Cards: d.deal()}
			h.classify()
			tally[h.Category]++
		}
	}
	for c, n := range tally {
		fmt.Printf("%-16v %4d\n", Category(c), n)
	}
}
