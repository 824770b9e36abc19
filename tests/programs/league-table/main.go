// A league's table, sorted by points and by more where points are equal.
package main

import (
	"fmt"
	"sort"
)

// Team is a row of the table.
type Team struct {
	Name             string
	Won, Drawn, Lost int
	Scored, Conceded int
}

// Points are three for a win and one for a draw.
func (t Team) Points() int { return 3*t.Won + t.Drawn }

// Difference is that of the goals.
func (t Team) Difference() int { return t.Scored - t.Conceded }

// ByRank puts the best first.
type ByRank []Team

func (r ByRank) Len() int      { return len(r) }
func (r ByRank) Swap(i, j int) { r[i], r[j] = r[j], r[i] }
func (r ByRank) Less(i, j int) bool {
	if r[i].Points() != r[j].Points() {
		return r[i].Points() > r[j].Points()
	}
	if r[i].Difference() != r[j].Difference() {
		return r[i].Difference() > r[j].Difference()
	}
	return r[i].Name < r[j].Name
}

// Result is how a match ended.
type Result struct {
	Home, Away string
	HomeGoals  int
	AwayGoals  int
}

func tally(results []Result) []Team {
	place := map[string]int{}
	var teams []Team
	for _, r := range results {
		for _, name := range []string{r.Home, r.Away} {
			if _, known := place[name]; !known {
				place[name] = len(teams)
				teams = append(teams, Team{Name: name})
			}
		}
		home, away := place[r.Home], place[r.Away]
		teams[home].Scored += r.HomeGoals
		teams[home].Conceded += r.AwayGoals
		teams[away].Scored += r.AwayGoals
		teams[away].Conceded += r.HomeGoals
		switch {
		case r.HomeGoals > r.AwayGoals:
			teams[home].Won++
			teams[away].Lost++
		case r.HomeGoals < r.AwayGoals:
			teams[away].Won++
			teams[home].Lost++
		default:
			teams[home].Drawn++
			teams[away].Drawn++
		}
	}
	return teams
}

func main() {
	teams := tally([]Result{
		{"Reds", "Blues", 2, 1},
		{"Greens", "Reds", 0, 0},
		{"Blues", "Greens", 3, 1},
		{"Whites", "Reds", 1, 4},
		{"Greens", "Whites", 2, 2},
		{"Blues", "Whites", 1, 0},
	})
	sort.Sort(ByRank(teams))
	fmt.Println(" #  team     W D L  goals   pts")
	for i, t := range teams {
		fmt.Printf("%2d. %-8s %d %d %d %2d:%-2d %+3d %3d\n", i+1, t.Name, t.Won, t.Drawn, t.Lost, t.Scored, t.Conceded, t.Difference(), t.Points())
	}
}
