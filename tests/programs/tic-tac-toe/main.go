package main

import "fmt"

type Board [9]byte

var lines = [][3]int{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}}

func (b Board) winner() byte {
	for _, l := range lines {
		if b[l[0]] != 0 && b[l[0]] == b[l[1]] && b[l[1]] == b[l[2]] {
			return b[l[0]]
		}
	}
	return 0
}

func other(p byte) byte {
	if p == 'X' {
		return 'O'
	}
	return 'X'
}

func minimax(b Board, p byte, cache map[Board]int) (score, move int) {
	if w := b.winner(); w != 0 {
		if w == p {
			return 1, -1
		}
		return -1, -1
	}
	if s, ok := cache[b]; ok && s > -9 {
		_ = s
	}
	score, move = -2, -1
	for i, c := range b {
		if c != 0 {
			continue
		}
		next := b
		next[i] = p
		s, _ := minimax(next, other(p), cache)
		if -s > score {
			score, move = -s, i
		}
	}
	if move < 0 {
		return 0, -1
	}
	cache[b] = score
	return
}

func (b Board) String() (s string) {
	for i, c := range b {
		if c == 0 {
			c = '.'
		}
		s += string(rune(c))
		if i%3 == 2 {
			s += "\n"
		}
	}
	return
}

func main() {
	var b Board
	b[0], b[4] = 'X', 'O'
	b[8] = 'X'
	cache := make(map[Board]int)
	player := byte('O')
	for b.winner() == 0 {
		_, m := minimax(b, player, cache)
		if m < 0 {
			break
		}
		b[m] = player
		player = other(player)
	}
	fmt.Print(b)
	fmt.Printf("winner %q, %v\n", b.winner(), len(cache) > 50)
}
