use std::fmt;

type Row = [u32; 4];

#[derive(Clone, Copy, PartialEq, Eq)]
struct Grid([Row; 4]);

/// The row moved to the left, and the points that this gains.
fn slide(row: Row) -> (Row, u32) {
    let mut out = [0; 4];
    let mut gained = 0;
    let mut next = 0;
    let mut can_merge = false;
    for value in row.into_iter().filter(|&v| v != 0) {
        if can_merge && out[next - 1] == value {
            out[next - 1] += value;
            gained += 2 * value;
            can_merge = false;
        } else {
            out[next] = value;
            next += 1;
            can_merge = true;
        }
    }
    (out, gained)
}

impl Grid {
    fn transposed(&self) -> Grid {
        let mut out = Grid([[0; 4]; 4]);
        for (i, row) in self.0.iter().enumerate() {
            for (j, &value) in row.iter().enumerate() {
                out.0[j][i] = value;
            }
        }
        out
    }

    fn mirrored(mut self) -> Grid {
        for row in &mut self.0 {
            row.reverse();
        }
        self
    }

    fn moved_left(mut self) -> (Grid, u32) {
        let mut total = 0;
        for row in &mut self.0 {
            let (moved, gained) = slide(*row);
            *row = moved;
            total += gained;
        }
        (self, total)
    }
}

fn joined(row: &Row) -> String {
    let values: Vec<String> = row.iter().map(u32::to_string).collect();
    format!("[{}]", values.join(" "))
}

impl fmt::Display for Grid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: Vec<String> = self.0.iter().map(joined).collect();
        write!(f, "[{}]", rows.join(" "))
    }
}

fn main() {
    let grid = Grid([[2, 2, 4, 4], [0, 2, 0, 2], [2, 0, 2, 4], [8, 8, 8, 8]]);
    let (left, points) = grid.moved_left();
    println!("{left} {points}");
    let (right, points) = grid.mirrored().moved_left();
    println!("{} {points}", right.mirrored());
    let (up, points) = grid.transposed().moved_left();
    println!("{} {points}", up.transposed());
    println!(
        "{} {} {}",
        grid == grid.mirrored().mirrored(),
        grid != left,
        joined(&grid.0[0])
    );
}
