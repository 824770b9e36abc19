const NUMERALS: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

fn to_roman(mut n: u32) -> String {
    let mut out = String::new();
    for (value, symbol) in NUMERALS {
        while n >= value {
            out.push_str(symbol);
            n -= value;
        }
    }
    out
}

fn from_roman(mut s: &str) -> u32 {
    let mut total = 0;
    for (value, symbol) in NUMERALS {
        while let Some(rest) = s.strip_prefix(symbol) {
            total += value;
            s = rest;
        }
    }
    total
}

fn main() {
    for n in [1, 4, 14, 1994, 2024] {
        let r = to_roman(n);
        println!("{n} {r} {}", from_roman(&r) == n);
    }
}
