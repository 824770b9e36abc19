package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"
)

// signature counts the letters a..z of a word; as an array it can be a map key.
type signature [26]uint8

func sign(word string) (sig signature, ok bool) {
	for _, r := range word {
		r = unicode.ToLower(r)
		if r < 'a' || r > 'z' {
			return signature{}, false
		}
		sig[r-'a']++
		ok = true
	}
	return
}

func (s signature) String() string {
	var b strings.Builder
	for i, n := range s {
		if n > 0 {
			b.WriteByte('a' + byte(i))
		}
		if n > 1 {
			fmt.Fprint(&b, n)
		}
	}
	return b.String()
}

// within tells whether the letters of s are among those of t, and what is left.
func (s signature) within(t signature) (rest signature, ok bool) {
	for i := range s {
		if s[i] > t[i] {
			return rest, false
		}
		rest[i] = t[i] - s[i]
	}
	return rest, true
}

func (s signature) empty() bool { return s == signature{} }

// phrases finds all ways to use up the letters with words, each word at most once and in order.
func phrases(letters signature, words []string, sigs map[string]signature, yield func([]string) bool) bool {
	var rec func(left signature, from int, chosen []string) bool
	rec = func(left signature, from int, chosen []string) bool {
		if left.empty() {
			return yield(slices.Clone(chosen))
		}
		for i := from; i < len(words); i++ {
			if rest, ok := sigs[words[i]].within(left); ok {
				if !rec(rest, i+1, append(chosen, words[i])) {
					return false
				}
			}
		}
		return true
	}
	return rec(letters, 0, nil)
}

func main() {
	groups := make(map[signature][]string)
	sigs := map[string]signature{}
	var words, odd []string
	sc := bufio.NewScanner(os.Stdin)
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		w := sc.Text()
		sig, ok := sign(w)
		if !ok {
			odd = append(odd, w)
			continue
		}
		if !slices.Contains(groups[sig], w) {
			groups[sig] = append(groups[sig], w)
			words = append(words, w)
			sigs[w] = sig
		}
	}
	type entry struct {
		sig   signature
		words []string
	}
	var list []entry
	for sig, ws := range groups {
		if len(ws) > 1 {
			slices.Sort(ws)
			list = append(list, entry{sig, ws})
		}
	}
	slices.SortFunc(list, func(a, b entry) int {
		return cmp.Or(-cmp.Compare(len(a.words), len(b.words)), cmp.Compare(a.words[0], b.words[0]))
	})
	for i, e := range list {
		fmt.Printf("%2d. %-10v %s\n", i+1, e.sig, strings.Join(e.words, ", "))
	}
	fmt.Printf("odd: %q\n", odd)
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, target := range []string{"statesilent", "Now east", "zzz"} {
		sig, _ := sign(strings.ReplaceAll(target, " ", ""))
		found := 0
		phrases(sig, words, sigs, func(p []string) bool {
			found++
			fmt.Printf("%s = %s\n", target, strings.Join(p, " + "))
			return found < 5
		})
		fmt.Println(target, found)
	}
	a, b := sigs["listen"], sigs["silent"]
	fmt.Println(a == b, a != sigs["stale"], len(groups), groups[signature{'o' - 'a': 1, 'n' - 'a': 1}])
}
