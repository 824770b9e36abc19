fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

fn justify(line: &str, width: usize) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let Some((last, others)) = words.split_last() else {
        return String::new();
    };
    let gaps = others.len();
    if gaps == 0 {
        return line.to_string();
    }
    let letters: usize = words.iter().map(|w| w.len()).sum();
    let (space, extra) = ((width - letters) / gaps, (width - letters) % gaps);
    let mut out = String::new();
    for (i, word) in others.iter().enumerate() {
        out.push_str(word);
        out.push_str(&" ".repeat(space + usize::from(i < extra)));
    }
    out.push_str(last);
    out
}

fn main() {
    let text = "The quick brown fox jumps over the lazy dog and then it runs away from the very angry farmer";
    let lines = wrap(text, 24);
    if let Some((last, others)) = lines.split_last() {
        for line in others {
            println!("|{}|", justify(line, 24));
        }
        println!("|{last:<24}|");
    }
    for line in lines.iter().take(2) {
        println!("[{line:^30}]");
    }
    let narrow = wrap("incomprehensibilities a b", 5);
    println!("{} [{}]", wrap("", 10).len(), narrow.join(" "));
}
