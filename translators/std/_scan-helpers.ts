// Implements the Rust functions that read words and numbers as Go's Scan functions do, and say where they stopped.

type Name = keyof typeof scanTexts;

export const scanNeeds: Partial<Record<Name, readonly Name[]>> = {
  scan: ["Scanned"],
  scan_line: ["Scanned"],
  fscan: ["Scanned"],
  fscan_all: ["fscan"],
  fscan_line: ["Scanned"],
  fscan_all_line: ["fscan_line"],
  sscanf: ["Scanned"],
  sscanf_all: ["sscanf"],
};

export const scanTexts = {
  Scanned: `
/// What a word of stdin can be read into.
trait Scanned {
    fn read(&mut self, word: &str) -> bool;
}

impl<T: std::str::FromStr> Scanned for T {
    fn read(&mut self, word: &str) -> bool {
        word.parse().map(|value| *self = value).is_ok()
    }
}`,
  scan: `
/// Reads words of stdin, on whatever lines, up to the first that does not fit.
fn scan(values: &mut [&mut dyn Scanned]) {
    use std::io::Read as _;
    let mut bytes = std::io::stdin().lock().bytes().map_while(Result::ok);
    for value in values {
        let word: Vec<u8> = bytes
            .by_ref()
            .skip_while(u8::is_ascii_whitespace)
            .take_while(|b| !b.is_ascii_whitespace())
            .collect();
        if word.is_empty() || !value.read(&String::from_utf8_lossy(&word)) {
            break;
        }
    }
}`,
  scan_line: `
/// Reads the words of a line of stdin, up to the first that does not fit.
fn scan_line(values: &mut [&mut dyn Scanned]) {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).ok();
    for (value, word) in values.iter_mut().zip(line.split_whitespace()) {
        if !value.read(word) {
            break;
        }
    }
}`,
  fscan: `
/// Reads words, on whatever lines, up to the first that does not fit: how many, and what stopped it.
fn fscan(
    reader: &mut impl std::io::BufRead,
    values: &mut [&mut dyn Scanned],
) -> (i64, Option<std::io::Error>) {
    use std::io::{Error, ErrorKind};
    let mut count = 0;
    for value in values {
        let mut word = Vec::new();
        while let Some(b) = reader.fill_buf().ok().and_then(|b| b.first().copied()) {
            if !b.is_ascii_whitespace() {
                word.push(b);
            } else if !word.is_empty() {
                break;
            }
            reader.consume(1);
        }
        if word.is_empty() {
            return (count, Some(Error::new(ErrorKind::UnexpectedEof, "EOF")));
        }
        if !value.read(&String::from_utf8_lossy(&word)) {
            let err = Error::new(ErrorKind::InvalidData, "expected integer");
            return (count, Some(err));
        }
        count += 1;
    }
    (count, None)
}`,
  fscan_all: `
/// Reads a word for each value.
fn fscan_all(
    reader: &mut impl std::io::BufRead,
    values: &mut [&mut dyn Scanned],
) -> std::io::Result<i64> {
    match fscan(reader, values) {
        (_, Some(err)) => Err(err),
        (count, None) => Ok(count),
    }
}`,
  fscan_line: `
/// Reads the words of a line, up to the first that does not fit: how many, and what stopped it.
fn fscan_line(
    reader: &mut impl std::io::BufRead,
    values: &mut [&mut dyn Scanned],
) -> (i64, Option<std::io::Error>) {
    use std::io::{Error, ErrorKind};
    let mut line = String::new();
    if let Err(err) = reader.read_line(&mut line) {
        return (0, Some(err));
    }
    let mut count = 0;
    let mut words = line.split_whitespace();
    for value in values {
        let err = match words.next() {
            None if line.ends_with('\\n') => {
                Error::new(ErrorKind::InvalidData, "unexpected newline")
            }
            None => Error::new(ErrorKind::UnexpectedEof, "EOF"),
            Some(word) if value.read(word) => {
                count += 1;
                continue;
            }
            Some(_) => Error::new(ErrorKind::InvalidData, "expected integer"),
        };
        return (count, Some(err));
    }
    let err = words
        .next()
        .map(|_| Error::new(ErrorKind::InvalidData, "expected newline"));
    (count, err)
}`,
  fscan_all_line: `
/// Reads a word of the line for each value.
fn fscan_all_line(
    reader: &mut impl std::io::BufRead,
    values: &mut [&mut dyn Scanned],
) -> std::io::Result<i64> {
    match fscan_line(reader, values) {
        (_, Some(err)) => Err(err),
        (count, None) => Ok(count),
    }
}`,
  sscanf: `
/// Reads values out of a text as a format says: how many, and what stopped it.
fn sscanf(
    text: &str,
    format: &str,
    values: &mut [&mut dyn Scanned],
) -> (i64, Option<std::io::Error>) {
    let spaces = [' ', '\\t', '\\r'];
    let mut rest = text;
    let mut values = values.iter_mut();
    let mut count = 0;
    let mut format = format.chars().peekable();
    while let Some(c) = format.next() {
        let why = match c {
            '%' => {
                rest = rest.trim_start_matches(spaces);
                if rest.is_empty() {
                    let end = std::io::ErrorKind::UnexpectedEof;
                    return (count, Some(std::io::Error::new(end, "EOF")));
                }
                let sign = usize::from(rest.starts_with(['+', '-']));
                let end = match format.next() {
                    Some('d') => rest[sign..].find(|c: char| !c.is_ascii_digit()),
                    Some('f') => rest[sign..].find(|c: char| !"+-.eE0123456789".contains(c)),
                    _ => rest[sign..].find(char::is_whitespace),
                };
                let (word, after) = rest.split_at(end.map_or(rest.len(), |end| sign + end));
                if rest.starts_with('\\n') {
                    "unexpected newline"
                } else if values.next().is_some_and(|value| value.read(word)) {
                    rest = after;
                    count += 1;
                    continue;
                } else {
                    "expected integer"
                }
            }
            ' ' if rest.starts_with('\\n') => "newline in input does not match format",
            ' ' if rest.is_empty() || rest.starts_with(spaces) => {
                while format.next_if_eq(&' ').is_some() {}
                rest = rest.trim_start_matches(spaces);
                continue;
            }
            ' ' => "expected space in input to match format",
            c if rest.starts_with(c) => {
                rest = &rest[c.len_utf8()..];
                continue;
            }
            _ if rest.is_empty() => "unexpected EOF",
            _ => "input does not match format",
        };
        return (count, Some(std::io::Error::other(why)));
    }
    (count, None)
}`,
  sscanf_all: `
/// Reads all values out of a text as a format says.
fn sscanf_all(text: &str, format: &str, values: &mut [&mut dyn Scanned]) -> std::io::Result<i64> {
    match sscanf(text, format, values) {
        (_, Some(err)) => Err(err),
        (count, None) => Ok(count),
    }
}`,
} as const;
