struct SegmentTree {
    len: usize,
    sums: Vec<i64>,
}

impl SegmentTree {
    fn new(values: &[i64]) -> Self {
        let len = values.len();
        let mut sums = vec![0; len];
        sums.extend_from_slice(values);
        for i in (1..len).rev() {
            sums[i] = sums[2 * i] + sums[2 * i + 1];
        }
        SegmentTree { len, sums }
    }

    fn set(&mut self, index: usize, value: i64) {
        let mut i = index + self.len;
        self.sums[i] = value;
        while i > 1 {
            self.sums[i / 2] = self.sums[i] + self.sums[i ^ 1];
            i /= 2;
        }
    }

    fn sum(&self, from: usize, to: usize) -> i64 {
        let (mut l, mut r) = (from + self.len, to + self.len);
        let mut total = 0;
        while l < r {
            if l % 2 == 1 {
                total += self.sums[l];
                l += 1;
            }
            if r % 2 == 1 {
                r -= 1;
                total += self.sums[r];
            }
            l /= 2;
            r /= 2;
        }
        total
    }
}

struct Fenwick(Vec<i64>);

impl Fenwick {
    fn add(&mut self, index: usize, delta: i64) {
        let mut i = index + 1;
        while i < self.0.len() {
            self.0[i] += delta;
            i += i & i.wrapping_neg();
        }
    }

    fn prefix(&self, mut i: usize) -> i64 {
        let mut total = 0;
        while i > 0 {
            total += self.0[i];
            i &= i - 1;
        }
        total
    }
}

fn main() {
    let values = [5, 3, 8, 6, 2, 7];
    let mut t = SegmentTree::new(&values);
    println!("{} {} {}", t.sum(0, 6), t.sum(1, 4), t.sum(2, 3));
    t.set(2, 1);
    println!("{} {} {}", t.sum(0, 6), t.sum(1, 4), values[2]);
    let mut f = Fenwick(vec![0; values.len() + 1]);
    for (i, &v) in values.iter().enumerate() {
        f.add(i, v);
    }
    f.add(0, -5);
    let all: Vec<String> = f.0.iter().map(i64::to_string).collect();
    println!(
        "{} {} {} [{}]",
        f.prefix(1),
        f.prefix(3),
        f.prefix(6),
        all.join(" ")
    );
}
