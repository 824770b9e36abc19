// Implements Go's package encoding/csv.

use super::*;
use std::rc::Rc;

#[derive(Clone, PartialEq)]
pub struct ParseError {
    pub start_line: isize,
    pub line: isize,
    pub column: isize,
    pub err: Error,
}

record!(ParseError, "csv.ParseError", 40; start_line "StartLine", line "Line", column "Column", err "Err"; ptr_error);

impl GoError for Ptr<ParseError> {
    fn error(&self) -> Str {
        let e = self.load();
        let why = if e.err.is_nil() {
            "<nil>".to_string()
        } else {
            e.err.error().lossy()
        };
        Str::from(if e.err == err_field_count() {
            format!("record on line {}: {why}", e.line)
        } else if e.start_line != e.line {
            format!(
                "record on line {}; parse error on line {}, column {}: {why}",
                e.start_line, e.line, e.column
            )
        } else {
            format!("parse error on line {}, column {}: {why}", e.line, e.column)
        })
    }
    fn wrapped(&self) -> Vec<Error> {
        vec![self.load().err]
    }
}

impl Ptr<ParseError> {
    pub fn error(&self) -> Str {
        GoError::error(self)
    }

    pub fn unwrap(&self) -> Error {
        self.load().err
    }
}

thread_local! {
    static BARE_QUOTE: Error = errors::new(Str::from("bare \" in non-quoted-field"));
}

thread_local! {
    static QUOTE: Error = errors::new(Str::from("extraneous or missing \" in quoted-field"));
}

thread_local! {
    static FIELD_COUNT: Error = errors::new(Str::from("wrong number of fields"));
}

thread_local! {
    static INVALID_DELIM: Error = errors::new(Str::from("csv: invalid field or comment delimiter"));
}

thread_local! {
    static TRAILING_COMMA: Error = errors::new(Str::from("extra delimiter at end of line"));
}

pub fn err_trailing_comma() -> Error {
    TRAILING_COMMA.with(Dyn::clone)
}

pub fn err_bare_quote() -> Error {
    BARE_QUOTE.with(Dyn::clone)
}

pub fn err_quote() -> Error {
    QUOTE.with(Dyn::clone)
}

pub fn err_field_count() -> Error {
    FIELD_COUNT.with(Dyn::clone)
}

fn parse_error(start_line: isize, line: isize, column: isize, err: Error) -> Error {
    Dyn::new(Rc::new(Ptr::new(ParseError {
        start_line,
        line,
        column,
        err,
    })) as Rc<dyn GoError>)
}

fn valid_delim(r: i32) -> bool {
    !matches!(r, 0 | 34 | 13 | 10 | 0xfffd) && utf8::valid_rune(r)
}

// ---- Reader

#[derive(Clone, PartialEq)]
pub struct Reader {
    pub comma: i32,
    pub comment: i32,
    pub fields_per_record: isize,
    pub lazy_quotes: bool,
    pub trim_leading_space: bool,
    pub reuse_record: bool,
    pub trailing_comma: bool,
    source: Dyn<dyn io::Reader>,
    /// Read, but not yet used.
    pending: Slice<u8>,
    /// What the source said last.
    failed: Error,
    num_line: isize,
    offset: i64,
    /// Line and column of each field.
    positions: Slice<[isize; 2]>,
    last_record: Slice<Str>,
}

record!(Reader, "csv.Reader", 208; comma "Comma", comment "Comment", fields_per_record "FieldsPerRecord", lazy_quotes "LazyQuotes", trim_leading_space "TrimLeadingSpace", reuse_record "ReuseRecord", trailing_comma "TrailingComma", source "r", pending "pending", failed "failed", num_line "numLine", offset "offset", positions "fieldPositions", last_record "lastRecord");

pub fn new_reader(r: Dyn<dyn io::Reader>) -> Ptr<Reader> {
    Ptr::new(Reader {
        comma: 44,
        source: r,
        ..Reader::zero()
    })
}

/// Is there an end of line behind a text?
fn newline(line: &[u8]) -> usize {
    usize::from(line.last() == Some(&b'\n'))
}

fn next_rune(line: &[u8]) -> i32 {
    if line.is_empty() {
        0xfffd
    } else {
        decode_rune(line).0
    }
}

/// A record while it is read.
struct Record {
    start_line: isize,
    line: isize,
    column: isize,
    text: Vec<u8>,
    ends: Vec<usize>,
    positions: Vec<[isize; 2]>,
}

impl Record {
    fn end_field(&mut self, position: [isize; 2]) {
        self.ends.push(self.text.len());
        self.positions.push(position);
    }
}

impl Ptr<Reader> {
    pub fn read(&self) -> (Slice<Str>, Error) {
        if !self.peek(|r| r.reuse_record) {
            return self.read_record(Slice::NIL);
        }
        let (record, err) = self.read_record(self.peek(|r| r.last_record.clone()));
        self.edit(|r| r.last_record = record.clone());
        (record, err)
    }

    pub fn read_all(&self) -> (Slice<Slice<Str>>, Error) {
        let mut records = Slice::<Slice<Str>>::NIL;
        loop {
            let (record, err) = self.read_record(Slice::NIL);
            if err == io::eof() {
                return (records, Dyn::NIL);
            }
            if !err.is_nil() {
                return (Slice::NIL, err);
            }
            records = records.append([record]);
        }
    }

    pub fn field_pos(&self, field: isize) -> (isize, isize) {
        let positions = self.peek(|r| r.positions.clone());
        if field < 0 || field >= positions.len() {
            panic(any(Str::from("out of range index passed to FieldPos")));
        }
        let [line, column] = positions.at(field);
        (line, column)
    }

    pub fn input_offset(&self) -> i64 {
        self.peek(|r| r.offset)
    }

    /// Bytes up to the end of a line, or of everything.
    fn read_slice(&self) -> (Vec<u8>, Error) {
        let (mut found, mut failed) = self.peek(|r| (r.pending.to_vec(), r.failed.clone()));
        let mut searched = 0;
        loop {
            if let Some(i) = found[searched..].iter().position(|b| *b == b'\n') {
                let rest = found.split_off(searched + i + 1);
                self.edit(|r| r.pending = Slice::from(rest));
                return (found, Dyn::NIL);
            }
            if !failed.is_nil() {
                self.edit(|r| {
                    r.pending = Slice::NIL;
                    r.failed = Dyn::NIL;
                });
                return (found, failed);
            }
            searched = found.len();
            let space = Slice::<u8>::sized(4096);
            let source = self.peek(|r| r.source.clone());
            let (n, err) = source.read(space.clone());
            found.extend(space.slice(0, n).to_vec());
            failed = err.clone();
            self.edit(|r| r.failed = err);
        }
    }

    fn read_line(&self) -> (Vec<u8>, Error) {
        let (mut line, mut err) = self.read_slice();
        let size = line.len();
        if size > 0 && err == io::eof() {
            err = Dyn::NIL;
            if line.last() == Some(&b'\r') {
                line.pop();
            }
        }
        self.edit(|r| {
            r.num_line += 1;
            r.offset += size as i64;
        });
        if line.ends_with(b"\r\n") {
            line.truncate(line.len() - 2);
            line.push(b'\n');
        }
        (line, err)
    }

    fn read_record(&self, dst: Slice<Str>) -> (Slice<Str>, Error) {
        let (comma, comment) = self.peek(|r| (r.comma, r.comment));
        if comma == comment || !valid_delim(comma) || comment != 0 && !valid_delim(comment)
        {
            return (Slice::NIL, INVALID_DELIM.with(Dyn::clone));
        }
        let (line, err_read) = loop {
            let (line, err) = self.read_line();
            let is_comment = comment != 0 && next_rune(&line) == comment;
            let is_empty = err.is_nil() && line.len() == newline(&line);
            if is_comment || is_empty {
                if err.is_nil() {
                    continue;
                }
                break (Vec::new(), err);
            }
            break (line, err);
        };
        if err_read == io::eof() {
            return (Slice::NIL, err_read);
        }
        let start_line = self.peek(|r| r.num_line);
        let mut record = Record {
            start_line,
            line: start_line,
            column: 1,
            text: Vec::new(),
            ends: Vec::new(),
            positions: Vec::new(),
        };
        let mut err = self.parse(&mut record, line, err_read);
        let count = record.ends.len() as isize;
        let text = Str::from(record.text);
        let room = if dst.cap() < count {
            Slice::<Str>::sized(count)
        } else {
            dst
        };
        let room = room.slice(0, count);
        let mut from = 0;
        for (i, end) in record.ends.iter().enumerate() {
            room.set(i as isize, text.slice(from, *end as isize));
            from = *end as isize;
        }
        self.edit(|r| r.positions = Slice::from(record.positions));
        let wanted = self.peek(|r| r.fields_per_record);
        if wanted > 0 && count != wanted && err.is_nil() {
            err = parse_error(start_line, start_line, 1, err_field_count());
        } else if wanted == 0 {
            self.edit(|r| r.fields_per_record = count);
        }
        (room, err)
    }

    fn parse(&self, record: &mut Record, line: Vec<u8>, err_read: Error) -> Error {
        let settings = self.load();
        let comma = Str::from_rune(settings.comma).to_bytes().to_vec();
        let (mut line, mut err_read) = (line, err_read);
        loop {
            if settings.trim_leading_space {
                let text = Str::from(line.clone());
                let first = text
                    .runes()
                    .into_iter()
                    .find(|(_, r)| !unicode::is_space(*r));
                let i = first.map_or(line.len(), |(i, _)| i as usize);
                if first.is_none() {
                    record.column -= newline(&line) as isize;
                }
                line.drain(..i);
                record.column += i as isize;
            }
            let position = [record.line, record.column];
            if line.first() != Some(&b'"') {
                let i = strings::find(&line, &comma);
                let end = i.unwrap_or(line.len() - newline(&line));
                if !settings.lazy_quotes
                    && let Some(j) = line[..end].iter().position(|b| *b == b'"')
                {
                    return parse_error(
                        record.start_line,
                        self.peek(|r| r.num_line),
                        record.column + j as isize,
                        err_bare_quote(),
                    );
                }
                record.text.extend_from_slice(&line[..end]);
                record.end_field(position);
                let Some(i) = i else {
                    return err_read;
                };
                line.drain(..i + comma.len());
                record.column += (i + comma.len()) as isize;
                continue;
            }
            line.remove(0);
            record.column += 1;
            loop {
                if let Some(i) = line.iter().position(|b| *b == b'"') {
                    record.text.extend_from_slice(&line[..i]);
                    line.drain(..=i);
                    record.column += i as isize + 1;
                    if line.first() == Some(&b'"') {
                        record.text.push(b'"');
                        line.remove(0);
                        record.column += 1;
                    } else if line.starts_with(&comma) {
                        line.drain(..comma.len());
                        record.column += comma.len() as isize;
                        record.end_field(position);
                        break;
                    } else if line.len() == newline(&line) {
                        record.end_field(position);
                        return err_read;
                    } else if settings.lazy_quotes {
                        record.text.push(b'"');
                    } else {
                        return parse_error(
                            record.start_line,
                            self.peek(|r| r.num_line),
                            record.column - 1,
                            err_quote(),
                        );
                    }
                } else if !line.is_empty() {
                    record.text.extend_from_slice(&line);
                    if !err_read.is_nil() {
                        return err_read;
                    }
                    record.column += line.len() as isize;
                    (line, err_read) = self.read_line();
                    if !line.is_empty() {
                        record.line += 1;
                        record.column = 1;
                    }
                    if err_read == io::eof() {
                        err_read = Dyn::NIL;
                    }
                } else {
                    if !settings.lazy_quotes && err_read.is_nil() {
                        return parse_error(
                            record.start_line,
                            record.line,
                            record.column,
                            err_quote(),
                        );
                    }
                    record.end_field(position);
                    return err_read;
                }
            }
        }
    }
}

// ---- Writer

#[derive(Clone, PartialEq)]
pub struct Writer {
    pub comma: i32,
    pub use_crlf: bool,
    w: Ptr<bufio::Writer>,
}

record!(Writer, "csv.Writer", 16; comma "Comma", use_crlf "UseCRLF", w "w");

pub fn new_writer(w: Dyn<dyn io::Writer>) -> Ptr<Writer> {
    Ptr::new(Writer {
        comma: 44,
        use_crlf: false,
        w: bufio::new_writer(w),
    })
}

impl Writer {
    fn needs_quotes(&self, field: &Str) -> bool {
        let bytes = field.as_bytes();
        if bytes.is_empty() {
            return false;
        }
        let comma = Str::from_rune(self.comma);
        bytes == br"\."
            || bytes.iter().any(|b| matches!(b, b'\n' | b'\r' | b'"'))
            || strings::contains(field.clone(), comma)
            || unicode::is_space(decode_rune(bytes).0)
    }

    fn quoted(&self, field: &Str) -> Vec<u8> {
        let mut out = vec![b'"'];
        for byte in field.as_bytes() {
            match byte {
                b'"' => out.extend_from_slice(b"\"\""),
                b'\r' if self.use_crlf => {}
                b'\n' if self.use_crlf => out.extend_from_slice(b"\r\n"),
                _ => out.push(*byte),
            }
        }
        out.push(b'"');
        out
    }
}

impl Ptr<Writer> {
    pub fn write(&self, record: Slice<Str>) -> Error {
        let settings = self.load();
        if !valid_delim(settings.comma) {
            return INVALID_DELIM.with(Dyn::clone);
        }
        let mut line = Vec::new();
        for (n, field) in record.iter() {
            if n > 0 {
                line.extend_from_slice(Str::from_rune(settings.comma).as_bytes());
            }
            if settings.needs_quotes(&field) {
                line.extend(settings.quoted(&field));
            } else {
                line.extend_from_slice(field.as_bytes());
            }
        }
        line.extend_from_slice(if settings.use_crlf { b"\r\n" } else { b"\n" });
        settings.w.write_string(Str::from(line)).1
    }

    pub fn write_all(&self, records: Slice<Slice<Str>>) -> Error {
        for record in records.values() {
            let err = self.write(record);
            if !err.is_nil() {
                return err;
            }
        }
        self.peek(|w| w.w.clone()).flush()
    }

    pub fn flush(&self) {
        let _ = self.peek(|w| w.w.clone()).flush();
    }

    pub fn error(&self) -> Error {
        let w = self.peek(|w| w.w.clone());
        w.write(Slice::NIL).1
    }
}
