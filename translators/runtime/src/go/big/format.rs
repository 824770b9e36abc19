// Implements how fmt prints and scans numbers of math/big: the methods Format and Scan.
// Crates: num-bigint, num-integer, num-traits

use super::*;
use std::rc::Rc;

fn write(s: &Dyn<dyn fmt::State>, text: &[u8]) {
    if !text.is_empty() {
        s.write(Slice::from(text.to_vec()));
    }
}

fn unknown(s: &Dyn<dyn fmt::State>, verb: i32, name: &str, number: &Str) {
    let mut text = format!("%!{}({name}=", Str::from_rune(verb)).into_bytes();
    text.extend_from_slice(number.as_bytes());
    text.push(b')');
    write(s, &text);
}

fn sign_of_flags(s: &Dyn<dyn fmt::State>) -> &'static [u8] {
    if s.flag(b'+' as isize) {
        b"+"
    } else if s.flag(b' ' as isize) {
        b" "
    } else {
        b""
    }
}

fn some(size: (isize, bool)) -> Option<usize> {
    usize::try_from(size.0).ok().filter(|_| size.1)
}

impl fmt::Formatted for Ptr<Int> {
    fn format_to(&self, f: Dyn<dyn fmt::State>, verb: i32) {
        self.format(f, verb);
    }
}

impl Ptr<Int> {
    pub fn format(&self, s: Dyn<dyn fmt::State>, verb: i32) {
        let letter = u8::try_from(verb).unwrap_or(0);
        let base = match letter {
            b'b' => 2,
            b'o' | b'O' => 8,
            b'd' | b's' | b'v' => 10,
            b'x' | b'X' => 16,
            _ => return unknown(&s, verb, "big.Int", &self.string()),
        };
        if self.is_nil() {
            return write(&s, b"<nil>");
        }
        let number = self.text(base);
        let digits = number.as_bytes();
        let (sign, digits): (&[u8], &[u8]) = match digits {
            [b'-', digits @ ..] => (b"-", digits),
            _ => (sign_of_flags(&s), digits),
        };
        let prefix: &[u8] = match (letter, s.flag(b'#' as isize)) {
            (b'O', _) => b"0o",
            (b'b', true) => b"0b",
            (b'o', true) => b"0",
            (b'x', true) => b"0x",
            (b'X', true) => b"0X",
            _ => b"",
        };
        let mut digits = digits.to_vec();
        if letter == b'X' {
            digits.make_ascii_uppercase();
        }
        let precision = some(s.precision());
        if precision == Some(0) && digits == b"0" {
            return;
        }
        let mut zeros = precision.unwrap_or(0).saturating_sub(digits.len());
        let length = sign.len() + prefix.len() + zeros + digits.len();
        let missing = some(s.width()).unwrap_or(0).saturating_sub(length);
        let (mut left, mut right) = (0, 0);
        if s.flag(b'-' as isize) {
            right = missing;
        } else if s.flag(b'0' as isize) && precision.is_none() {
            zeros = missing.max(zeros);
        } else {
            left = missing;
        }
        write(&s, &b" ".repeat(left));
        write(&s, sign);
        write(&s, prefix);
        write(&s, &b"0".repeat(zeros));
        write(&s, &digits);
        write(&s, &b" ".repeat(right));
    }
}

impl fmt::Formatted for Ptr<Float> {
    fn format_to(&self, f: Dyn<dyn fmt::State>, verb: i32) {
        self.format(f, verb);
    }
}

impl Ptr<Float> {
    pub fn format(&self, s: Dyn<dyn fmt::State>, verb: i32) {
        let precision = some(s.precision()).map(|p| p as isize);
        let letter = u8::try_from(verb).unwrap_or(0);
        let (letter, default) = match letter {
            b'e' | b'E' | b'f' | b'b' | b'p' | b'x' => (letter, 6),
            b'F' => (b'f', 6),
            b'v' => (b'g', -1),
            b'g' | b'G' => (letter, -1),
            _ => return unknown(&s, verb, "*big.Float", &self.string()),
        };
        let text = self.text(letter, precision.unwrap_or(default));
        let (sign, digits): (&[u8], &[u8]) = match text.as_bytes() {
            [b'-', digits @ ..] => (b"-", digits),
            [b'+', digits @ ..] if s.flag(b' ' as isize) => (b" ", digits),
            [b'+', digits @ ..] => (b"+", digits),
            digits => (sign_of_flags(&s), digits),
        };
        let width = some(s.width()).unwrap_or(0);
        let missing = width.saturating_sub(sign.len() + digits.len());
        if s.flag(b'0' as isize) && !self.is_inf() {
            write(&s, sign);
            write(&s, &b"0".repeat(missing));
            write(&s, digits);
        } else if s.flag(b'-' as isize) {
            write(&s, sign);
            write(&s, digits);
            write(&s, &b" ".repeat(missing));
        } else {
            write(&s, &b" ".repeat(missing));
            write(&s, sign);
            write(&s, digits);
        }
    }
}

impl fmt::Scanned for Ptr<Int> {
    fn scan_from(&self, scan: &mut fmt::Scan, verb: char) -> Result<(), Error> {
        scan.skip_blanks()?;
        let base = match verb {
            'b' => 2,
            'o' => 8,
            'd' => 10,
            'x' | 'X' => 16,
            's' | 'v' => 0,
            _ => return Err(errors::new(Str::from("Int.Scan: invalid verb"))),
        };
        let (found, error) = integer_at(&mut ScannedBytes { scan }, base)?;
        self.put(found);
        if error.is_nil() { Ok(()) } else { Err(error) }
    }
}

impl fmt::Scanned for Ptr<Float> {
    fn scan_from(&self, scan: &mut fmt::Scan, _verb: char) -> Result<(), Error> {
        scan.skip_blanks()?;
        let mut z = self.load();
        let (_, error) = z.scan(&mut ScannedBytes { scan }, 0);
        self.store(z);
        if error.is_nil() { Ok(()) } else { Err(error) }
    }
}

impl fmt::Scanned for Ptr<Rat> {
    fn scan_from(&self, scan: &mut fmt::Scan, verb: char) -> Result<(), Error> {
        let token = scan.token("+-/0123456789.eE")?;
        if !"efgEFGv".contains(verb) {
            return Err(errors::new(Str::from("Rat.Scan: invalid verb")));
        }
        if !self.set_string(token).1 {
            return Err(errors::new(Str::from("Rat.Scan: invalid syntax")));
        }
        Ok(())
    }
}
