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
/// Reads stdin by lines or words, as Go's bufio.Scanner does.
#[derive(Default)]
struct LineScanner {
    words: bool,
    pending: std::collections::VecDeque<String>,
    token: String,
    error: Option<std::io::Error>,
}

impl LineScanner {
    fn new() -> LineScanner {
        LineScanner::default()
    }

    #[allow(dead_code)]
    fn split_words(&mut self) {
        self.words = true;
    }

    fn scan(&mut self) -> bool {
        loop {
            if let Some(token) = self.pending.pop_front() {
                self.token = token;
                return true;
            }
            let mut line = String::new();
            match std::io::stdin().read_line(&mut line) {
                Ok(0) => return false,
                Ok(_) if self.words => {
                    let words = line.split_whitespace().map(str::to_string);
                    self.pending.extend(words);
                }
                Ok(_) => {
                    let line = line.strip_suffix('\\n').unwrap_or(&line);
                    let line = line.strip_suffix('\\r').unwrap_or(line);
                    self.pending.push_back(line.to_string());
                }
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

    #[allow(dead_code)]
    fn err(&mut self) -> Option<std::io::Error> {
        self.error.take()
    }
}`,
};
