// Implements the Rust functions that read lines and bytes as Go's bufio does.

export const readTexts = {
  go_read_line: `
/// One line with its end; what is left at the end of the input is no line, as for Go's ReadString.
fn go_read_line(reader: &mut impl std::io::BufRead) -> std::io::Result<String> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    if line.ends_with('\\n') {
        Ok(line)
    } else {
        Err(std::io::Error::new(
            std::io::ErrorKind::UnexpectedEof,
            "EOF",
        ))
    }
}`,
  go_read_bytes: `
/// The bytes of one line without its end, and that the line is whole; at the end of the input an error.
fn go_read_bytes(reader: &mut impl std::io::BufRead) -> std::io::Result<(Vec<u8>, bool)> {
    let mut line = Vec::new();
    if reader.read_until(b'\\n', &mut line)? == 0 {
        return Err(std::io::Error::new(
            std::io::ErrorKind::UnexpectedEof,
            "EOF",
        ));
    }
    if line.ends_with(b"\\n") {
        line.pop();
        if line.ends_with(b"\\r") {
            line.pop();
        }
    }
    Ok((line, false))
}`,
  go_read_byte: `
/// The next byte; at the end of the input an error.
fn go_read_byte(reader: &mut impl std::io::Read) -> std::io::Result<u8> {
    let mut byte = [0];
    match reader.read(&mut byte)? {
        0 => Err(std::io::Error::new(
            std::io::ErrorKind::UnexpectedEof,
            "EOF",
        )),
        _ => Ok(byte[0]),
    }
}`,
  go_read_rune: `
/// The next character and its length in bytes; at the end of the input an error.
fn go_read_rune(reader: &mut impl std::io::BufRead) -> std::io::Result<(char, i64)> {
    use std::io::{Error, ErrorKind};
    let mut bytes = Vec::new();
    while let Some(b) = reader.fill_buf()?.first().copied() {
        reader.consume(1);
        bytes.push(b);
        match std::str::from_utf8(&bytes) {
            Ok(text) => {
                let length = text.len() as i64;
                return Ok((text.chars().next().unwrap_or_default(), length));
            }
            Err(err) if err.error_len().is_none() => {}
            Err(err) => return Err(Error::new(ErrorKind::InvalidData, err)),
        }
    }
    Err(match bytes.len() {
        0 => Error::new(ErrorKind::UnexpectedEof, "EOF"),
        _ => Error::new(ErrorKind::InvalidData, "a character is cut off"),
    })
}`,
  go_read_part: `
/// One line with its end; what is left at the end of the input comes with the error.
fn go_read_part(reader: &mut impl std::io::BufRead) -> (String, Option<std::io::Error>) {
    let mut line = String::new();
    let err = match reader.read_line(&mut line) {
        Ok(_) if line.ends_with('\\n') => None,
        Ok(_) => Some(std::io::Error::new(
            std::io::ErrorKind::UnexpectedEof,
            "EOF",
        )),
        Err(err) => Some(err),
    };
    (line, err)
}`,
  go_read_rest: `
/// One line with its end, or what is left at the end of the input.
fn go_read_rest(reader: &mut impl std::io::BufRead) -> std::io::Result<String> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    Ok(line)
}`,
  LineScanner: `
/// Reads lines, words or characters, as Go's bufio.Scanner does.
struct LineScanner<R> {
    reader: std::io::BufReader<R>,
    parts: fn(&str) -> Vec<&str>,
    pending: std::collections::VecDeque<String>,
    token: String,
    error: Option<std::io::Error>,
}

impl<R: std::io::Read> LineScanner<R> {
    fn new(reader: R) -> LineScanner<R> {
        LineScanner {
            reader: std::io::BufReader::new(reader),
            parts: |line| {
                let line = line.strip_suffix('\\n').unwrap_or(line);
                vec![line.strip_suffix('\\r').unwrap_or(line)]
            },
            pending: std::collections::VecDeque::new(),
            token: String::new(),
            error: None,
        }
    }

    fn scan(&mut self) -> bool {
        use std::io::BufRead as _;
        self.token.clear();
        loop {
            if let Some(token) = self.pending.pop_front() {
                self.token = token;
                return true;
            }
            let mut line = String::new();
            match self.reader.read_line(&mut line) {
                Ok(0) => return false,
                Ok(_) => self
                    .pending
                    .extend((self.parts)(&line).into_iter().map(str::to_string)),
                Err(err) => {
                    self.error = Some(err);
                    return false;
                }
            }
        }
    }

    fn text(&self) -> &str {
        &self.token
    }
}`,
  scan_boxed: `
impl LineScanner<Box<dyn std::io::Read>> {
    fn boxed(reader: impl std::io::Read + 'static) -> LineScanner<Box<dyn std::io::Read>> {
        LineScanner::new(Box::new(reader))
    }
}`,
  scan_words: `
impl<R> LineScanner<R> {
    fn split_words(&mut self) {
        self.parts = |line| line.split_whitespace().collect();
    }
}`,
  scan_chars: `
impl<R> LineScanner<R> {
    fn split_chars(&mut self) {
        self.parts = |line| line.split_inclusive(|_| true).collect();
    }
}`,
  scan_error: `
impl<R> LineScanner<R> {
    fn err(&mut self) -> Option<std::io::Error> {
        self.error.take()
    }
}`,
} as const;

export const readNeeds = {
  scan_boxed: ["LineScanner"],
  scan_words: ["LineScanner"],
  scan_chars: ["LineScanner"],
  scan_error: ["LineScanner"],
} as const;
