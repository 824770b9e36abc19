use std::fmt;

#[derive(Clone, PartialEq, Eq)]
struct Board([[u8; 9]; 9]);

impl Board {
    fn parse(text: &str) -> Self {
        let mut board = Board([[0; 9]; 9]);
        for (i, b) in text.bytes().enumerate().filter(|&(_, b)| b != b'.') {
            board.0[i / 9][i % 9] = b - b'0';
        }
        board
    }

    fn fits(&self, r: usize, c: usize, value: u8) -> bool {
        (0..9).all(|i| {
            self.0[r][i] != value
                && self.0[i][c] != value
                && self.0[r / 3 * 3 + i / 3][c / 3 * 3 + i % 3] != value
        })
    }

    fn first_empty(&self) -> Option<(usize, usize)> {
        (0..9)
            .flat_map(|r| (0..9).map(move |c| (r, c)))
            .find(|&(r, c)| self.0[r][c] == 0)
    }

    fn solve(&mut self, tries: &mut u32) -> bool {
        let Some((r, c)) = self.first_empty() else {
            return true;
        };
        for value in 1..=9 {
            if self.fits(r, c, value) {
                *tries += 1;
                self.0[r][c] = value;
                if self.solve(tries) {
                    return true;
                }
            }
        }
        self.0[r][c] = 0;
        false
    }
}

impl fmt::Display for Board {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, row) in self.0.iter().enumerate() {
            if i > 0 && i % 3 == 0 {
                writeln!(f, "------+-------+------")?;
            }
            for (j, value) in row.iter().enumerate() {
                if j > 0 && j % 3 == 0 {
                    write!(f, "| ")?;
                }
                write!(f, "{value} ")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

fn main() {
    let mut board = Board::parse(
        "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
    );
    let before = board.clone();
    let mut tries = 0;
    let solved = board.solve(&mut tries);
    println!("{solved} {tries}");
    print!("{board}");
    let first: Vec<String> = before.0[0].iter().map(u8::to_string).collect();
    println!("[{}] {}", first.join(" "), before == board);
}
