const TEXT: &str = "The quick brown fox
jumps over the lazy dog.
The end.";

#[derive(Default)]
struct Stats {
    lines: usize,
    words: usize,
    letters: usize,
    longest: String,
    initials: String,
}

impl Stats {
    fn feed(&mut self, line: &str) {
        self.lines += 1;
        for word in line.split_whitespace() {
            self.words += 1;
            let word = word.trim_matches(|c: char| !c.is_alphabetic());
            if word.len() > self.longest.len() {
                self.longest = word.to_string();
            }
            self.initials
                .extend(word.chars().take(1).flat_map(char::to_uppercase));
        }
        self.letters += line.chars().filter(|c| c.is_alphabetic()).count();
    }
}

fn caesar(text: &str, shift: u8) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' => b'a' + (b - b'a' + shift) % 26,
            b'A'..=b'Z' => b'A' + (b - b'A' + shift) % 26,
            _ => b,
        })
        .map(char::from)
        .collect()
}

fn main() {
    let mut stats = Stats::default();
    for line in TEXT.lines() {
        stats.feed(line);
    }
    println!(
        "{} {} {} {} {}",
        stats.lines, stats.words, stats.letters, stats.longest, stats.initials
    );
    let encoded = caesar("Hello, World!", 3);
    println!("{encoded} {}", caesar(&encoded, 23));
    let lower = TEXT.to_lowercase();
    for letter in 'a'..='z' {
        let count = lower.matches(letter).count();
        if count > 3 {
            print!("{letter}={count} ");
        }
    }
    println!();
    let longest = &stats.longest;
    if longest.starts_with('q') {
        println!(
            "starts with q {} {}",
            &longest[1..3],
            longest.ends_with('k')
        );
    }
}
