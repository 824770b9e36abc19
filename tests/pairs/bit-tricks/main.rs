use std::ops::BitOr;

#[derive(Clone, Copy, PartialEq, Eq)]
struct Perm(u8);

impl Perm {
    const READ: Perm = Perm(1);
    const WRITE: Perm = Perm(1 << 1);
    const EXEC: Perm = Perm(1 << 2);

    fn has(self, other: Perm) -> bool {
        self.0 & other.0 == other.0
    }

    fn without(self, other: Perm) -> Perm {
        Perm(self.0 & !other.0)
    }
}

impl BitOr for Perm {
    type Output = Perm;

    fn bitor(self, other: Perm) -> Perm {
        Perm(self.0 | other.0)
    }
}

fn hash(s: &str) -> u32 {
    s.bytes().fold(2_166_136_261, |h, b| {
        (h ^ u32::from(b)).wrapping_mul(16_777_619)
    })
}

fn main() {
    let p = Perm::READ | Perm::WRITE;
    println!("{} {}", p.has(Perm::WRITE), p.has(Perm::EXEC));
    let p = (p | Perm::EXEC).without(Perm::READ);
    println!("{} {} {}", p.has(Perm::EXEC), p.has(Perm::READ), p.0);
    println!(
        "{} {} {} {}",
        255_u32.count_ones(),
        (1_u32 << 20).count_ones(),
        64_u32.is_power_of_two(),
        65_u32.is_power_of_two()
    );
    println!("{} {}", hash("hello"), hash(""));
    println!("{} {} {}", 250_u8.wrapping_add(10), -7 / 2, -7 % 3);
}
