/// Moves a letter along the alphabet that starts at `first`.
fn rotated(letter: u8, first: u8, shift: u8) -> char {
    char::from(first + (letter - first + shift) % 26)
}

fn caesar(text: &str, shift: u8) -> String {
    text.chars()
        .map(|c| match u8::try_from(c) {
            Ok(b @ b'a'..=b'z') => rotated(b, b'a', shift),
            Ok(b @ b'A'..=b'Z') => rotated(b, b'A', shift),
            _ => c,
        })
        .collect()
}

fn vigenere(text: &str, key: &str, decode: bool) -> String {
    let mut shifts = key.bytes().map(|k| k - b'a').cycle();
    text.chars()
        .map(|c| match u8::try_from(c) {
            Ok(b @ b'a'..=b'z') => {
                let shift = shifts.next().unwrap_or_default();
                rotated(b, b'a', if decode { 26 - shift } else { shift })
            }
            _ => c,
        })
        .collect()
}

fn most_frequent(text: &str) -> (char, usize) {
    ('a'..='z')
        .rev()
        .map(|letter| (letter, text.matches(letter).count()))
        .max_by_key(|&(_, count)| count)
        .unwrap_or_default()
}

fn main() {
    let message = "Hello, Wörld! zebra";
    let encoded = caesar(message, 3);
    println!("{encoded} | {}", caesar(&encoded, 23));
    let v = vigenere("attack at dawn", "lemon", false);
    println!("{v} | {}", vigenere(&v, "lemon", true));
    let (letter, count) = most_frequent("the bees knees were green");
    println!("{letter} {count}");
}
