use std::fmt::Write;

fn encode(s: &str) -> String {
    let mut out = String::new();
    let mut rest = s;
    while let Some(c) = rest.chars().next() {
        let tail = rest.trim_start_matches(c);
        let run = (rest.len() - tail.len()) / c.len_utf8();
        write!(out, "{run}{c}").expect("a String takes everything");
        rest = tail;
    }
    out
}

fn decode(s: &str) -> String {
    let mut out = String::new();
    let mut n = 0;
    for c in s.chars() {
        if let Some(digit) = c.to_digit(10) {
            n = n * 10 + digit;
        } else {
            out.extend((0..n).map(|_| c));
            n = 0;
        }
    }
    out
}

fn main() {
    for s in ["aaabbc", "", "zzzzzzzzzzzz"] {
        let e = encode(s);
        println!("{s:?} -> {e:?} -> {}", decode(&e) == s);
    }
}
