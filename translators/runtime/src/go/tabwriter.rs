// Implements Go's package text/tabwriter: columns that are as wide as their widest cell.

use super::*;

#[derive(Clone, Copy, Default, PartialEq)]
struct Cell {
    size: usize,
    width: isize,
    /// Did a tab end it, and not a vertical one?
    htab: bool,
}

#[derive(Clone, PartialEq)]
pub struct Writer {
    output: Dyn<dyn io::Writer>,
    minwidth: isize,
    tabwidth: isize,
    padding: isize,
    padchar: u8,
    flags: usize,
    buf: Vec<u8>,
    /// Up to here `buf` is counted in the width of the cell.
    pos: usize,
    cell: Cell,
    /// What ends an escaped part; 0 outside.
    end_char: u8,
    lines: Vec<Vec<Cell>>,
    widths: Vec<isize>,
}

impl GoType for Writer {
    fn go_type() -> String {
        "tabwriter.Writer".to_string()
    }
    fn zero() -> Self {
        Writer {
            output: Dyn::NIL,
            minwidth: 0,
            tabwidth: 0,
            padding: 0,
            padchar: 0,
            flags: 0,
            buf: Vec::new(),
            pos: 0,
            cell: Cell::default(),
            end_char: 0,
            lines: Vec::new(),
            widths: Vec::new(),
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
    fn size() -> i64 {
        184
    }
}

const FILTER_HTML: usize = 1;
const STRIP_ESCAPE: usize = 2;
const ALIGN_RIGHT: usize = 4;
const DISCARD_EMPTY_COLUMNS: usize = 8;
const TAB_INDENT: usize = 16;
const DEBUG: usize = 32;
const ESCAPE: u8 = 0xff;

impl Writer {
    fn has(&self, flag: usize) -> bool {
        self.flags & flag != 0
    }

    fn reset(&mut self) {
        self.buf.clear();
        self.pos = 0;
        self.cell = Cell::default();
        self.end_char = 0;
        self.lines = vec![Vec::new()];
        self.widths.clear();
    }

    fn put(&self, bytes: &[u8]) -> Result<(), Error> {
        let (n, err) = self.output.write(Slice::from(bytes.to_vec()));
        if !err.is_nil() {
            return Err(err);
        }
        if n != bytes.len() as isize {
            return Err(io::err_short_write());
        }
        Ok(())
    }

    /// By eights, as Go does.
    fn put_many(&self, byte: u8, count: isize) -> Result<(), Error> {
        let mut left = count;
        while left > 8 {
            self.put(&[byte; 8])?;
            left -= 8;
        }
        self.put(&[byte; 8][..left as usize])
    }

    fn pad(&self, text: isize, cell: isize, use_tabs: bool) -> Result<(), Error> {
        if self.padchar != b'\t' && !use_tabs {
            return self.put_many(self.padchar, cell - text);
        }
        if self.tabwidth == 0 {
            return Ok(());
        }
        let cell = (cell + self.tabwidth - 1) / self.tabwidth * self.tabwidth;
        self.put_many(b'\t', (cell - text + self.tabwidth - 1) / self.tabwidth)
    }

    fn put_lines(&self, start: usize, from: usize, to: usize) -> Result<usize, Error> {
        let mut pos = start;
        for i in from..to {
            let mut use_tabs = self.has(TAB_INDENT);
            for (j, cell) in self.lines[i].iter().enumerate() {
                if j > 0 && self.has(DEBUG) {
                    self.put(b"|")?;
                }
                let width = self.widths.get(j);
                if cell.size == 0 {
                    if let Some(width) = width {
                        self.pad(cell.width, *width, use_tabs)?;
                    }
                    continue;
                }
                use_tabs = false;
                let right = self.has(ALIGN_RIGHT);
                if let (true, Some(width)) = (right, width) {
                    self.pad(cell.width, *width, false)?;
                }
                self.put(&self.buf[pos..pos + cell.size])?;
                pos += cell.size;
                if let (false, Some(width)) = (right, width) {
                    self.pad(cell.width, *width, false)?;
                }
            }
            if i + 1 == self.lines.len() {
                self.put(&self.buf[pos..pos + self.cell.size])?;
                pos += self.cell.size;
            } else {
                self.put(b"\n")?;
            }
        }
        Ok(pos)
    }

    fn format(&mut self, start: usize, from: usize, to: usize) -> Result<usize, Error> {
        let (mut pos, mut from) = (start, from);
        let column = self.widths.len();
        let mut this = from;
        while this < to {
            if column + 1 < self.lines[this].len() {
                pos = self.put_lines(pos, from, this)?;
                from = this;
                let mut width = self.minwidth;
                let mut discardable = true;
                while this < to && column + 1 < self.lines[this].len() {
                    let cell = self.lines[this][column];
                    width = width.max(cell.width + self.padding);
                    discardable = discardable && cell.width <= 0 && !cell.htab;
                    this += 1;
                }
                if discardable && self.has(DISCARD_EMPTY_COLUMNS) {
                    width = 0;
                }
                self.widths.push(width);
                pos = self.format(pos, from, this)?;
                self.widths.pop();
                from = this;
            }
            this += 1;
        }
        self.put_lines(pos, from, to)
    }

    fn append(&mut self, text: &[u8]) {
        self.buf.extend_from_slice(text);
        self.cell.size += text.len();
    }

    fn update_width(&mut self) {
        let runes = Str::from(self.buf[self.pos..].to_vec()).runes();
        self.cell.width += runes.len() as isize;
        self.pos = self.buf.len();
    }

    fn end_escape(&mut self) {
        match self.end_char {
            ESCAPE => {
                self.update_width();
                if !self.has(STRIP_ESCAPE) {
                    self.cell.width -= 2;
                }
            }
            b';' => self.cell.width += 1,
            _ => {}
        }
        self.pos = self.buf.len();
        self.end_char = 0;
    }

    /// Gives how many cells the line has now.
    fn terminate_cell(&mut self, htab: bool) -> usize {
        let cell = Cell { htab, ..self.cell };
        self.cell = Cell::default();
        self.lines.last_mut().map_or(0, |line| {
            line.push(cell);
            line.len()
        })
    }

    fn flush_lines(&mut self) -> Result<(), Error> {
        if self.cell.size > 0 {
            if self.end_char != 0 {
                self.end_escape();
            }
            self.terminate_cell(false);
        }
        self.format(0, 0, self.lines.len())?;
        self.reset();
        Ok(())
    }

    /// `n` tells how many bytes were taken.
    fn take(&mut self, text: &[u8], n: &mut usize) -> Result<(), Error> {
        for (i, byte) in text.iter().enumerate() {
            if self.end_char != 0 {
                if *byte == self.end_char {
                    let strip = *byte == ESCAPE && self.has(STRIP_ESCAPE);
                    self.append(&text[*n..if strip { i } else { i + 1 }]);
                    *n = i + 1;
                    self.end_escape();
                }
                continue;
            }
            match byte {
                b'\t' | 0x0b | b'\n' | 0x0c => {
                    self.append(&text[*n..i]);
                    self.update_width();
                    *n = i + 1;
                    let cells = self.terminate_cell(*byte == b'\t');
                    if matches!(byte, b'\n' | 0x0c) {
                        self.lines.push(Vec::new());
                        if *byte == 0x0c || cells == 1 {
                            self.flush_lines()?;
                            if *byte == 0x0c && self.has(DEBUG) {
                                self.put(b"---\n")?;
                            }
                        }
                    }
                }
                &ESCAPE => {
                    self.append(&text[*n..i]);
                    self.update_width();
                    *n = if self.has(STRIP_ESCAPE) { i + 1 } else { i };
                    self.end_char = ESCAPE;
                }
                b'<' | b'&' if self.has(FILTER_HTML) => {
                    self.append(&text[*n..i]);
                    self.update_width();
                    *n = i;
                    self.end_char = if *byte == b'<' { b'>' } else { b';' };
                }
                _ => {}
            }
        }
        self.append(&text[*n..]);
        *n = text.len();
        Ok(())
    }
}

pub fn new_writer(
    output: Dyn<dyn io::Writer>,
    minwidth: isize,
    tabwidth: isize,
    padding: isize,
    padchar: u8,
    flags: usize,
) -> Ptr<Writer> {
    let made = Ptr::new(Writer::zero());
    made.init(output, minwidth, tabwidth, padding, padchar, flags)
}

impl Ptr<Writer> {
    pub fn init(
        &self,
        output: Dyn<dyn io::Writer>,
        minwidth: isize,
        tabwidth: isize,
        padding: isize,
        padchar: u8,
        flags: usize,
    ) -> Ptr<Writer> {
        if minwidth < 0 || tabwidth < 0 || padding < 0 {
            panic(any(Str::from("negative minwidth, tabwidth, or padding")));
        }
        let flags = if padchar == b'\t' {
            flags & !ALIGN_RIGHT
        } else {
            flags
        };
        self.edit(|w| {
            *w = Writer {
                output,
                minwidth,
                tabwidth,
                padding,
                padchar,
                flags,
                ..Writer::zero()
            };
            w.reset();
        });
        self.clone()
    }

    /// Nothing else sees the writer while it writes.
    fn alone<R>(&self, f: impl FnOnce(&mut Writer) -> R) -> R {
        let mut w = self.edit(|w| std::mem::replace(w, Writer::zero()));
        let result = f(&mut w);
        self.store(w);
        result
    }

    pub fn write(&self, buf: Slice<u8>) -> (isize, Error) {
        let text = buf.to_vec();
        let mut n = 0;
        let done = self.alone(|w| w.take(&text, &mut n));
        (n as isize, done.err().unwrap_or(Dyn::NIL))
    }

    pub fn flush(&self) -> Error {
        self.alone(|w| match w.flush_lines() {
            Ok(()) => Dyn::NIL,
            Err(err) => {
                w.reset();
                err
            }
        })
    }
}

impl io::Writer for Ptr<Writer> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.write(p)
    }
}
