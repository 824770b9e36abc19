package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
)

type player struct {
	name  string
	team  string
	score int
}

type byTeam []player

func (b byTeam) Len() int           { return len(b) }
func (b byTeam) Less(i, j int) bool { return b[i].team < b[j].team }
func (b byTeam) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func roster(n int) []player {
	teams := []string{"red", "blue", "green"}
	players := make([]player, 0, n)
	state := 7
	for i := range n {
		state = (state*1103 + 12345) % 65536
		players = append(players, player{fmt.Sprintf("p%02d", i), teams[state%3], state % 10})
	}
	return players
}

func names(players []player) string {
	var b strings.Builder
	for i, p := range players {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%s:%s%d", p.name, p.team[:1], p.score)
	}
	return b.String()
}

func main() {
	players := roster(40)

	// Equal elements end where Go's own sorting leaves them.
	unstable := slices.Clone(players)
	sort.Sort(byTeam(unstable))
	fmt.Println(names(unstable))
	sort.Slice(unstable, func(i, j int) bool { return unstable[i].score > unstable[j].score })
	fmt.Println(names(unstable[:12]))

	stable := slices.Clone(players)
	slices.SortStableFunc(stable, func(a, b player) int {
		return cmp.Or(cmp.Compare(a.team, b.team), -cmp.Compare(a.score, b.score))
	})
	fmt.Println(names(stable[:12]))
	sort.Stable(sort.Reverse(byTeam(stable)))
	fmt.Println(stable[0], stable[39], sort.IsSorted(byTeam(stable)))

	teams := map[string][]player{}
	for _, p := range players {
		teams[p.team] = append(teams[p.team], p)
	}
	for _, team := range slices.Sorted(maps.Keys(teams)) {
		members := teams[team]
		best := slices.MaxFunc(members, func(a, b player) int { return a.score - b.score })
		total := 0
		for _, p := range members {
			total += p.score
		}
		fmt.Printf("%-5s %2d players, %3d points, best %s\n", team, len(members), total, best.name)
	}

	scores := make([]int, len(players))
	for i, p := range players {
		scores[i] = p.score
	}
	slices.Sort(scores)
	at, found := slices.BinarySearch(scores, 5)
	fmt.Println(scores, at, found, sort.SearchInts(scores, 11))
	scores = slices.Compact(scores)
	fmt.Println(scores, slices.Index(scores, 8), slices.Contains(scores, 42))
	scores = slices.Insert(scores, 2, 100, 200)
	scores = slices.Delete(scores, 5, 8)
	scores = slices.Replace(scores, 0, 1, 7, 7, 7)
	fmt.Println(scores, len(scores), slices.Min(scores), slices.Max(scores))
	scores = slices.DeleteFunc(scores, func(n int) bool { return n%2 == 1 })
	slices.Reverse(scores)
	fmt.Println(scores, slices.IsSorted(scores), slices.Equal(scores, scores[:2]))
	for chunk := range slices.Chunk(slices.Repeat([]int{1, 2}, 4), 3) {
		fmt.Print(chunk, " ")
	}
	fmt.Println(slices.Concat([]string{"a"}, nil, []string{"b", "c"}), slices.Compare([]int{1, 2}, []int{1, 3}))

	words := sort.StringSlice{"pear", "Apple", "fig", "apple"}
	words.Sort()
	fmt.Println(words, words.Search("b"), sort.StringsAreSorted(words))

	var grown []string
	last := -1
	for range 2000 {
		grown = append(grown, "x")
		if c := cap(grown); c != last && len(grown) > 2 {
			fmt.Print(c, " ")
			last = c
		}
	}
	fmt.Println(len(grown))
}
