// Implements the Rust functions that read words and numbers as Go's Scan functions do, and say where they stopped.

type Name = keyof typeof scanTexts;

export const scanNeeds: Partial<Record<Name, readonly Name[]>> = {
  scan: ["Scanned"],
  scan_line: ["Scanned"],
  fscan: ["Scanned"],
  fscan_all: ["fscan"],
  fscan_line: ["Scanned"],
  fscan_all_line: ["fscan_line"],
  fscanf: ["Scanned"],
  fscanf_all: ["fscanf"],
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
  fscanf: `
/// Reads values as a format says: how many, and what stopped it.
fn fscanf(
    reader: &mut impl std::io::BufRead,
    format: &str,
    values: &mut [&mut dyn Scanned],
) -> (i64, Option<std::io::Error>) {
    let mut count = 0;
    let mut format = format.bytes().peekable();
    while let Some(b) = format.next() {
        let read = match b {
            b'%' => scan_token(reader, format.next()).and_then(|word| {
                let value = values.get_mut(count).filter(|_| !word.is_empty());
                if value.is_some_and(|value| value.read(&word)) {
                    count += 1;
                    return Ok(());
                }
                Err(std::io::Error::other("expected integer"))
            }),
            b if b.is_ascii_whitespace() => {
                let mut spaces = vec![b];
                while let Some(b) = format.next_if(u8::is_ascii_whitespace) {
                    spaces.push(b);
                }
                scan_spaces(reader, &spaces)
            }
            b => match scan_peek(reader) {
                Some(found) if found == b => {
                    reader.consume(1);
                    Ok(())
                }
                Some(_) => Err(std::io::Error::other("input does not match format")),
                None => Err(std::io::Error::other("unexpected EOF")),
            },
        };
        if let Err(err) = read {
            return (count as i64, Some(err));
        }
    }
    (count as i64, None)
}

fn scan_peek(reader: &mut impl std::io::BufRead) -> Option<u8> {
    reader.fill_buf().ok()?.first().copied()
}

/// The part of the input that a verb asks for.
fn scan_token(reader: &mut impl std::io::BufRead, verb: Option<u8>) -> std::io::Result<String> {
    while let Some(b) = scan_peek(reader) {
        if verb == Some(b'c') || !b.is_ascii_whitespace() {
            break;
        }
        reader.consume(1);
        if b == b'\\n' {
            return Err(std::io::Error::other("unexpected newline"));
        }
    }
    if scan_peek(reader).is_none() {
        let end = std::io::ErrorKind::UnexpectedEof;
        return Err(std::io::Error::new(end, "EOF"));
    }
    let mut token = Vec::new();
    while let Some(b) = scan_peek(reader) {
        let fits = match verb {
            Some(b'c') => true,
            Some(b'd') => b.is_ascii_digit() || (token.is_empty() && b"+-".contains(&b)),
            Some(b'f') => b"+-.eE0123456789".contains(&b),
            _ => !b.is_ascii_whitespace(),
        };
        if !fits {
            break;
        }
        token.push(b);
        reader.consume(1);
        if verb == Some(b'c') && std::str::from_utf8(&token).is_ok() {
            break;
        }
    }
    Ok(String::from_utf8_lossy(&token).into_owned())
}

/// Spaces of a format: each newline asks for the end of a line, other spaces for one or more.
fn scan_spaces(reader: &mut impl std::io::BufRead, spaces: &[u8]) -> std::io::Result<()> {
    let is_blank = |b: u8| b.is_ascii_whitespace() && b != b'\\n';
    let newlines = spaces.iter().filter(|b| **b == b'\\n').count();
    for _ in 0..newlines {
        while scan_peek(reader).is_some_and(is_blank) {
            reader.consume(1);
        }
        let Some(b) = scan_peek(reader) else { continue };
        reader.consume(1);
        if b != b'\\n' {
            let why = "newline in format does not match input";
            return Err(std::io::Error::other(why));
        }
    }
    if spaces.ends_with(b"\\n") {
        return Ok(());
    }
    let why = match scan_peek(reader) {
        Some(b'\\n') => "newline in input does not match format",
        Some(b) if !is_blank(b) => "expected space in input to match format",
        _ => "",
    };
    if newlines == 0 && !why.is_empty() {
        reader.consume(1);
        return Err(std::io::Error::other(why));
    }
    while scan_peek(reader).is_some_and(is_blank) {
        reader.consume(1);
    }
    Ok(())
}`,
  fscanf_all: `
/// Reads all values as a format says.
fn fscanf_all(
    reader: &mut impl std::io::BufRead,
    format: &str,
    values: &mut [&mut dyn Scanned],
) -> std::io::Result<i64> {
    match fscanf(reader, format, values) {
        (_, Some(err)) => Err(err),
        (count, None) => Ok(count),
    }
}`,
  one_by_one: `
/// Stdin, read a byte at a time as Go does, so that the next reader finds what this one leaves.
fn one_by_one() -> impl std::io::BufRead {
    std::io::BufReader::with_capacity(1, std::io::stdin().lock())
}`,
} as const;
