// Implements Go's package fmt: printing. Verbs, flags and their mistakes come out as Go's own printer writes them.

use super::*;
use std::io::Write;
use std::rc::Rc;

/// One call of a printing function.
#[derive(Default)]
struct Printer {
    out: Vec<u8>,
    width: Option<usize>,
    precision: Option<usize>,
    minus: bool,
    plus: bool,
    sharp: bool,
    space: bool,
    zero: bool,
    /// `%+v` and `%#v`.
    plus_v: bool,
    sharp_v: bool,
    /// Inside a field that other packages could not see: methods are not called.
    hidden: bool,
    wrapped: Vec<Error>,
    wrapping: bool,
}

pub fn println(args: Slice<Any>) -> (isize, Error) {
    written(line(&args))
}

pub fn print(args: Slice<Any>) -> (isize, Error) {
    written(joined(&args))
}

pub fn printf(format: Str, args: Slice<Any>) -> (isize, Error) {
    written(formatted(&format, &args))
}

pub fn sprintln(args: Slice<Any>) -> Str {
    Str::from(line(&args))
}

pub fn sprint(args: Slice<Any>) -> Str {
    Str::from(joined(&args))
}

pub fn sprintf(format: Str, args: Slice<Any>) -> Str {
    Str::from(formatted(&format, &args))
}

pub fn fprintln(w: Dyn<dyn io::Writer>, args: Slice<Any>) -> (isize, Error) {
    w.write(Slice::from(line(&args)))
}

pub fn fprint(w: Dyn<dyn io::Writer>, args: Slice<Any>) -> (isize, Error) {
    w.write(Slice::from(joined(&args)))
}

pub fn fprintf(w: Dyn<dyn io::Writer>, format: Str, args: Slice<Any>) -> (isize, Error) {
    w.write(Slice::from(formatted(&format, &args)))
}

pub fn append(b: Slice<u8>, args: Slice<Any>) -> Slice<u8> {
    b.append_vec(joined(&args))
}

pub fn appendf(b: Slice<u8>, format: Str, args: Slice<Any>) -> Slice<u8> {
    b.append_vec(formatted(&format, &args))
}

pub fn appendln(b: Slice<u8>, args: Slice<Any>) -> Slice<u8> {
    b.append_vec(line(&args))
}

fn written(text: Vec<u8>) -> (isize, Error) {
    let _ = std::io::stdout().lock().write_all(&text);
    (text.len() as isize, Dyn::NIL)
}

fn line(args: &Slice<Any>) -> Vec<u8> {
    let mut p = Printer::default();
    for (i, arg) in args.iter() {
        if i > 0 {
            p.out.push(b' ');
        }
        p.arg(&arg, 'v');
    }
    p.out.push(b'\n');
    p.out
}

/// Blanks stand between operands of which neither is a string.
fn joined(args: &Slice<Any>) -> Vec<u8> {
    let mut p = Printer::default();
    let mut was_text = true;
    for (i, arg) in args.iter() {
        let is_text = arg.type_name() == "string";
        if i > 0 && !is_text && !was_text {
            p.out.push(b' ');
        }
        p.arg(&arg, 'v');
        was_text = is_text;
    }
    p.out
}

fn formatted(format: &Str, args: &Slice<Any>) -> Vec<u8> {
    let mut p = Printer::default();
    p.format(format.as_bytes(), &args.to_vec());
    p.out
}

impl Printer {
    fn clear(&mut self) {
        self.width = None;
        self.precision = None;
        self.minus = false;
        self.plus = false;
        self.sharp = false;
        self.space = false;
        self.zero = false;
        self.plus_v = false;
        self.sharp_v = false;
    }

    fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    // ---- format texts

    fn format(&mut self, format: &[u8], args: &[Any]) {
        let mut next = 0;
        let mut reordered = false;
        let mut i = 0;
        while i < format.len() {
            let start = i;
            while i < format.len() && format[i] != b'%' {
                i += 1;
            }
            self.out.extend_from_slice(&format[start..i]);
            if i >= format.len() {
                break;
            }
            i += 1;
            self.clear();
            let mut good_index = true;
            let mut after_index = false;
            while let Some(flag) = format.get(i) {
                match flag {
                    b'#' => self.sharp = true,
                    b'0' => self.zero = true,
                    b'+' => self.plus = true,
                    b'-' => self.minus = true,
                    b' ' => self.space = true,
                    _ => break,
                }
                i += 1;
            }
            (next, i, after_index) = arg_number(
                next,
                format,
                i,
                args.len(),
                &mut good_index,
                &mut reordered,
                after_index,
            );
            if format.get(i) == Some(&b'*') {
                i += 1;
                self.width = match star(args, &mut next) {
                    Some(width) => {
                        self.minus |= width < 0;
                        Some(width.unsigned_abs())
                    }
                    None => {
                        self.text("%!(BADWIDTH)");
                        None
                    }
                };
                after_index = false;
            } else {
                let (width, end) = number(format, i);
                if after_index && width.is_some() {
                    good_index = false;
                }
                self.width = width;
                i = end;
            }
            if format.get(i) == Some(&b'.') {
                i += 1;
                if after_index {
                    good_index = false;
                }
                (next, i, after_index) = arg_number(
                    next,
                    format,
                    i,
                    args.len(),
                    &mut good_index,
                    &mut reordered,
                    after_index,
                );
                if format.get(i) == Some(&b'*') {
                    i += 1;
                    match star(args, &mut next) {
                        Some(precision) => self.precision = usize::try_from(precision).ok(),
                        None => self.text("%!(BADPREC)"),
                    }
                    after_index = false;
                } else {
                    let (precision, end) = number(format, i);
                    self.precision = Some(precision.unwrap_or(0));
                    i = end;
                }
            }
            if !after_index {
                (next, i, _) = arg_number(
                    next,
                    format,
                    i,
                    args.len(),
                    &mut good_index,
                    &mut reordered,
                    after_index,
                );
            }
            if i >= format.len() {
                self.text("%!(NOVERB)");
                break;
            }
            let (rune, size) = decode_rune(&format[i..]);
            let verb = char::from_u32(rune as u32).unwrap_or('\u{FFFD}');
            i += size;
            if verb == '%' {
                self.out.push(b'%');
            } else if !good_index {
                self.text(&format!("%!{verb}(BADINDEX)"));
            } else if next >= args.len() {
                self.text(&format!("%!{verb}(MISSING)"));
            } else {
                if verb == 'w' {
                    self.wrap(&args[next]);
                }
                if verb == 'v' || verb == 'w' {
                    self.sharp_v = self.sharp;
                    self.sharp = false;
                    self.plus_v = self.plus;
                    self.plus = false;
                }
                self.arg(
                    &args[next],
                    if verb == 'w' && self.wrapping && args[next].as_error().is_some() {
                        'v'
                    } else {
                        verb
                    },
                );
                next += 1;
            }
        }
        if !reordered && next < args.len() {
            self.extra(&args[next..]);
        }
    }

    fn wrap(&mut self, arg: &Any) {
        if let Some(error) = arg.as_error() {
            self.wrapped.push(error);
        }
    }

    fn extra(&mut self, args: &[Any]) {
        self.clear();
        self.text("%!(EXTRA ");
        for (i, arg) in args.iter().enumerate() {
            if i > 0 {
                self.text(", ");
            }
            if arg.is_nil() {
                self.text("<nil>");
            } else {
                self.text(&arg.type_name());
                self.out.push(b'=');
                self.arg(arg, 'v');
            }
        }
        self.out.push(b')');
    }

    // ---- values

    fn arg(&mut self, arg: &Any, verb: char) {
        match verb {
            'T' => return self.string(&go_type(arg), 's'),
            _ if arg.is_nil() => {
                return match verb {
                    'v' => self.pad("<nil>"),
                    _ => self.bad_verb(arg, verb),
                };
            }
            'p' => return self.pointer(arg, verb),
            _ => {}
        }
        self.value(arg, verb, 0);
    }

    /// What `%!d(string=hi)` says of a verb that does not fit.
    fn bad_verb(&mut self, arg: &Any, verb: char) {
        self.text(&format!("%!{verb}("));
        if arg.is_nil() {
            self.text("<nil>");
        } else {
            self.text(&arg.type_name());
            self.out.push(b'=');
            let hidden = std::mem::replace(&mut self.hidden, true);
            let flags = (self.plus_v, self.sharp_v);
            self.value(arg, 'v', 0);
            (self.plus_v, self.sharp_v) = flags;
            self.hidden = hidden;
        }
        self.out.push(b')');
    }

    /// A `*big.Int` prints its digits.
    fn big_number(&mut self, arg: &Any, verb: char) -> bool {
        let base = match verb {
            'b' => 2,
            'o' | 'O' => 8,
            'd' => 10,
            'x' | 'X' => 16,
            _ => return false,
        };
        if arg.type_name() != "*big.Int" || matches!(arg.repr(), Repr::Ptr(_, None)) {
            return false;
        }
        let Some(decimal) = arg.as_stringer() else {
            return false;
        };
        let decimal = decimal.string().to_string();
        let size = decimal.trim_start_matches('-');
        let digits = in_base(size, base);
        let digits = if verb == 'X' {
            digits.to_uppercase()
        } else {
            digits
        };
        self.number_text(digits, size.len() < decimal.len(), base, verb, verb == 'X');
        true
    }

    /// `Error` and `String`, where the verb is one for texts.
    fn by_method(&mut self, arg: &Any, verb: char) -> bool {
        if self.hidden || self.sharp_v || !matches!(verb, 'v' | 's' | 'x' | 'X' | 'q') {
            return false;
        }
        let error = arg.as_error();
        let method = if error.is_some() { "Error" } else { "String" };
        let call = || match error {
            Some(error) => Some(error.error()),
            None => arg.as_stringer().map(|s| s.string()),
        };
        match std::panic::catch_unwind(std::panic::AssertUnwindSafe(call)) {
            Ok(None) => return false,
            Ok(Some(text)) => self.string(&text, verb),
            Err(payload) => {
                let value = caught(payload);
                if let Repr::Ptr(0, _) = arg.repr() {
                    self.text("<nil>");
                    return true;
                }
                self.text(&format!("%!{verb}(PANIC={method} method: "));
                self.clear();
                self.arg(&value, 'v');
                self.out.push(b')');
            }
        }
        true
    }

    fn value(&mut self, arg: &Any, verb: char, depth: usize) {
        if self.big_number(arg, verb) || self.by_method(arg, verb) {
            return;
        }
        match arg.repr() {
            Repr::Nil => self.nil_interface(verb),
            Repr::Bool(v) if matches!(verb, 't' | 'v') => {
                self.pad(if v { "true" } else { "false" })
            }
            Repr::Int(v) => self.integer(arg, i128::from(v), v as u64, verb),
            Repr::Uint(v) => self.integer(arg, i128::from(v), v, verb),
            Repr::Uintptr(v) if verb == 'v' && self.sharp_v => self.hex_word(v),
            Repr::Uintptr(v) => self.integer(arg, i128::from(v), v, verb),
            Repr::Float32(v) => self.float(arg, f64::from(v), 32, verb),
            Repr::Float(v) => self.float(arg, v, 64, verb),
            Repr::Complex64(re, im) => {
                self.complex(arg, f64::from(re), f64::from(im), 32, verb)
            }
            Repr::Complex(re, im) => self.complex(arg, re, im, 64, verb),
            Repr::Str(text) if matches!(verb, 'v' | 's' | 'x' | 'X' | 'q') => {
                self.string(&text, verb)
            }
            Repr::Array(elems) => self.list(arg, &elems, verb, depth),
            Repr::Slice(None) if self.sharp_v => {
                self.text(&format!("{}(nil)", arg.type_name()))
            }
            Repr::Slice(elems) => self.list(arg, &elems.unwrap_or_default(), verb, depth),
            Repr::Map(entries) => self.map(arg, entries, verb, depth),
            Repr::Struct(fields) => self.fields(arg, &fields, verb, depth),
            Repr::Ptr(address, target) => self.reference(arg, address, target, verb, depth),
            Repr::Func(_) => self.pointer(arg, verb),
            _ => self.bad_verb(arg, verb),
        }
    }

    fn nil_interface(&mut self, verb: char) {
        if self.sharp_v {
            self.text("interface {}(nil)");
        } else if verb == 'v' {
            self.pad("<nil>");
        } else {
            self.text(&format!("%!{verb}(<nil>)"));
        }
    }

    fn list(&mut self, arg: &Any, elems: &[Any], verb: char, depth: usize) {
        let is_bytes = go_type_of_elements(&arg.underlying()) == "uint8";
        if is_bytes && matches!(verb, 's' | 'q' | 'x' | 'X') {
            return self.string(&Str::from(bytes_of(elems)), verb);
        }
        if is_bytes && verb == 'v' && self.sharp_v {
            self.text(&arg.type_name().replace("[]uint8", "[]byte"));
            self.out.push(b'{');
            for (i, byte) in bytes_of(elems).iter().enumerate() {
                self.text(&format!("{}0x{byte:x}", if i > 0 { ", " } else { "" }));
            }
            return self.out.push(b'}');
        }
        if verb == 'p' {
            return self.pointer(arg, verb);
        }
        if self.sharp_v {
            self.text(&arg.type_name());
        }
        self.out.push(if self.sharp_v { b'{' } else { b'[' });
        for (i, elem) in elems.iter().enumerate() {
            if i > 0 {
                self.text(if self.sharp_v { ", " } else { " " });
            }
            self.value(elem, verb, depth + 1);
        }
        self.out.push(if self.sharp_v { b'}' } else { b']' });
    }

    fn map(
        &mut self,
        arg: &Any,
        entries: Option<Vec<(Any, Any)>>,
        verb: char,
        depth: usize,
    ) {
        if self.sharp_v {
            self.text(&arg.type_name());
            if entries.is_none() {
                return self.text("(nil)");
            }
            self.out.push(b'{');
        } else {
            self.text("map[");
        }
        let mut entries = entries.unwrap_or_default();
        entries.sort_by(|a, b| compare_keys(&a.0, &b.0));
        for (i, (key, value)) in entries.iter().enumerate() {
            if i > 0 {
                self.text(if self.sharp_v { ", " } else { " " });
            }
            self.value(key, verb, depth + 1);
            self.out.push(b':');
            self.value(value, verb, depth + 1);
        }
        self.out.push(if self.sharp_v { b'}' } else { b']' });
    }

    fn fields(
        &mut self,
        arg: &Any,
        fields: &[(&'static str, String, Any)],
        verb: char,
        depth: usize,
    ) {
        if self.sharp_v {
            self.text(&arg.type_name());
        }
        self.out.push(b'{');
        for (i, (name, field_type, value)) in fields.iter().enumerate() {
            if i > 0 {
                self.text(if self.sharp_v { ", " } else { " " });
            }
            if self.plus_v || self.sharp_v {
                self.text(name);
                self.out.push(b':');
            }
            let is_hidden = !name.starts_with(char::is_uppercase);
            let before = self.hidden;
            self.hidden |= is_hidden;
            if value.is_nil() && self.sharp_v {
                self.text(&format!("{field_type}(nil)"));
            } else {
                self.value(value, verb, depth + 1);
            }
            self.hidden = before;
        }
        self.out.push(b'}');
    }

    /// A pointer: what is there at the top level, its address below.
    fn reference(
        &mut self,
        arg: &Any,
        address: usize,
        target: Option<Any>,
        verb: char,
        depth: usize,
    ) {
        if depth == 0
            && address != 0
            && let Some(target) = &target
            && matches!(
                target.repr(),
                Repr::Array(_) | Repr::Slice(_) | Repr::Struct(_) | Repr::Map(_)
            )
        {
            self.out.push(b'&');
            return self.value(target, verb, depth + 1);
        }
        self.pointer(arg, verb);
    }

    fn pointer(&mut self, arg: &Any, verb: char) {
        let address = match arg.repr() {
            Repr::Ptr(address, _) | Repr::Func(address) => address,
            Repr::Slice(Some(_)) | Repr::Map(Some(_)) => 0xc000_0120,
            Repr::Slice(None) | Repr::Map(None) => 0,
            _ => return self.bad_verb(arg, verb),
        } as u64;
        match verb {
            'v' if self.sharp_v => {
                let shown = if address == 0 {
                    "nil".to_string()
                } else {
                    format!("0x{address:x}")
                };
                self.text(&format!("({})({shown})", arg.type_name()));
            }
            'v' if address == 0 => self.pad("<nil>"),
            'v' => self.hex_word(address),
            'p' => {
                let prefixed = !self.sharp;
                self.hex(address, prefixed);
            }
            'b' | 'o' | 'd' | 'x' | 'X' => {
                self.integer(arg, i128::from(address), address, verb)
            }
            _ => self.bad_verb(arg, verb),
        }
    }

    fn hex_word(&mut self, word: u64) {
        self.hex(word, true);
    }

    fn hex(&mut self, word: u64, prefixed: bool) {
        let sharp = std::mem::replace(&mut self.sharp, prefixed);
        self.digits(i128::from(word), 16, 'v', false);
        self.sharp = sharp;
    }

    // ---- numbers

    fn integer(&mut self, arg: &Any, value: i128, word: u64, verb: char) {
        let unsigned = matches!(arg.repr(), Repr::Uint(_) | Repr::Uintptr(_));
        match verb {
            'v' if self.sharp_v && unsigned => self.hex(word, true),
            'v' | 'd' => self.digits(value, 10, verb, false),
            'b' => self.digits(value, 2, verb, false),
            'o' | 'O' => self.digits(value, 8, verb, false),
            'x' => self.digits(value, 16, verb, false),
            'X' => self.digits(value, 16, verb, true),
            'c' => self.pad_bytes(Str::from_rune(rune_of(value)).as_bytes()),
            'q' => {
                let quoted = strconv::quoted_rune(rune_of(value), self.plus);
                self.pad(&quoted);
            }
            'U' => self.unicode(word),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 's' | 't' => self.bad_verb(arg, verb),
            _ => self.bad_verb(arg, verb),
        }
    }

    fn digits(&mut self, value: i128, base: u32, verb: char, upper: bool) {
        let text = match base {
            2 => format!("{:b}", value.unsigned_abs()),
            8 => format!("{:o}", value.unsigned_abs()),
            16 if upper => format!("{:X}", value.unsigned_abs()),
            16 => format!("{:x}", value.unsigned_abs()),
            _ => value.unsigned_abs().to_string(),
        };
        if self.precision == Some(0) && value == 0 {
            return self.blank();
        }
        self.number_text(text, value < 0, base, verb, upper);
    }

    fn number_text(
        &mut self,
        mut text: String,
        negative: bool,
        base: u32,
        verb: char,
        upper: bool,
    ) {
        let signed = negative || self.plus || self.space;
        let wanted = match (self.precision, self.width) {
            (Some(precision), _) => precision,
            (None, Some(width)) if self.zero && !self.minus => {
                width - usize::from(signed && width > 0)
            }
            _ => 0,
        };
        if text.len() < wanted {
            text = "0".repeat(wanted - text.len()) + &text;
        }
        let prefix = match (base, self.sharp, verb) {
            (8, _, 'O') => "0o",
            (2, true, _) => "0b",
            (8, true, _) if !text.starts_with('0') => "0",
            (16, true, _) => {
                if upper {
                    "0X"
                } else {
                    "0x"
                }
            }
            _ => "",
        };
        let sign = if negative {
            "-"
        } else if self.plus {
            "+"
        } else if self.space {
            " "
        } else {
            ""
        };
        let zero = std::mem::replace(&mut self.zero, false);
        self.pad(&format!("{sign}{prefix}{text}"));
        self.zero = zero;
    }

    fn blank(&mut self) {
        let width = self.width.unwrap_or(0);
        self.out.extend(std::iter::repeat_n(b' ', width));
    }

    fn unicode(&mut self, value: u64) {
        let digits = self.precision.unwrap_or(4).max(4);
        let mut text = format!("U+{value:0digits$X}");
        if self.sharp
            && let Some(c) = u32::try_from(value)
                .ok()
                .and_then(char::from_u32)
                .filter(|c| strconv::printable(*c))
        {
            text.push_str(&format!(" '{c}'"));
        }
        let zero = std::mem::replace(&mut self.zero, false);
        self.pad(&text);
        self.zero = zero;
    }

    fn float(&mut self, arg: &Any, v: f64, bits: u32, verb: char) {
        match verb {
            'v' => self.float_text(v, bits, 'g', None),
            'e' | 'E' | 'f' | 'F' => {
                let letter = if verb == 'F' { 'f' } else { verb };
                self.float_text(v, bits, letter, Some(6));
            }
            'g' | 'G' | 'b' | 'x' | 'X' => self.float_text(v, bits, verb, None),
            _ => self.bad_verb(arg, verb),
        }
    }

    fn float_text(&mut self, v: f64, bits: u32, letter: char, default: Option<usize>) {
        let precision = self.precision.or(default);
        let mut text = strconv::float_text(v, letter, precision, bits);
        if !text.starts_with(['-', '+']) {
            text.insert(0, '+');
        }
        if self.space && text.starts_with('+') && !self.plus {
            text.replace_range(0..1, " ");
        }
        if !v.is_finite() {
            let text = if v.is_nan() && !self.plus && !self.space {
                "NaN"
            } else {
                &text
            };
            let zero = std::mem::replace(&mut self.zero, false);
            self.pad(text);
            self.zero = zero;
            return;
        }
        if self.sharp && letter != 'b' {
            text = with_point(&text, letter, precision);
        }
        if self.plus || !text.starts_with('+') {
            if self.zero && !self.minus && self.width.is_some_and(|w| w > text.len()) {
                let width = self.width.unwrap_or(0);
                let zeros = "0".repeat(width - text.len());
                return self.text(&format!("{}{zeros}{}", &text[..1], &text[1..]));
            }
            return self.pad(&text);
        }
        self.pad(&text[1..]);
    }

    fn complex(&mut self, arg: &Any, re: f64, im: f64, bits: u32, verb: char) {
        if !matches!(
            verb,
            'v' | 'b' | 'g' | 'G' | 'x' | 'X' | 'f' | 'F' | 'e' | 'E'
        ) {
            return self.bad_verb(arg, verb);
        }
        let plus = self.plus;
        self.out.push(b'(');
        self.float(arg, re, bits, verb);
        self.plus = true;
        self.float(arg, im, bits, verb);
        self.text("i)");
        self.plus = plus;
    }

    // ---- texts

    fn string(&mut self, text: &Str, verb: char) {
        match verb {
            'v' if self.sharp_v => {
                let quoted = strconv::quoted(text.as_bytes(), '"', false);
                self.text(&quoted);
            }
            'v' | 's' => {
                let cut = self.truncated(text);
                self.pad_bytes(&cut);
            }
            'x' | 'X' => self.hex_text(text.as_bytes(), verb == 'X'),
            'q' => {
                let cut = self.truncated(text);
                if self.sharp && strconv::can_backquote(Str::from(cut.clone())) {
                    let lossy = String::from_utf8_lossy(&cut).into_owned();
                    return self.pad(&format!("`{lossy}`"));
                }
                let quoted = strconv::quoted(&cut, '"', self.plus);
                self.pad(&quoted);
            }
            _ => self.pad_bytes(text.as_bytes()),
        }
    }

    /// At most as many runes as the precision says.
    fn truncated(&self, text: &Str) -> Vec<u8> {
        let bytes = text.as_bytes();
        let end = self
            .precision
            .and_then(|n| text.runes().get(n).map(|(at, _)| *at as usize))
            .unwrap_or(bytes.len());
        bytes[..end].to_vec()
    }

    fn hex_text(&mut self, bytes: &[u8], upper: bool) {
        let bytes = &bytes[..self.precision.unwrap_or(bytes.len()).min(bytes.len())];
        let mut text = String::new();
        let prefix = if upper { "0X" } else { "0x" };
        for (i, byte) in bytes.iter().enumerate() {
            if self.space && i > 0 {
                text.push(' ');
            }
            if self.sharp && (self.space || i == 0) {
                text.push_str(prefix);
            }
            text.push_str(&if upper {
                format!("{byte:02X}")
            } else {
                format!("{byte:02x}")
            });
        }
        self.pad(&text);
    }

    fn pad(&mut self, text: &str) {
        self.pad_bytes(text.as_bytes());
    }

    fn pad_bytes(&mut self, bytes: &[u8]) {
        let width = Str::from(bytes.to_vec()).runes().len();
        let missing = self.width.unwrap_or(0).saturating_sub(width);
        let fill = if self.zero && !self.minus { b'0' } else { b' ' };
        if self.minus {
            self.out.extend_from_slice(bytes);
            self.out.extend(std::iter::repeat_n(b' ', missing));
        } else {
            self.out.extend(std::iter::repeat_n(fill, missing));
            self.out.extend_from_slice(bytes);
        }
    }
}

/// `[3]` in a format: the operand to take next.
fn arg_number(
    next: usize,
    format: &[u8],
    i: usize,
    count: usize,
    good: &mut bool,
    reordered: &mut bool,
    after: bool,
) -> (usize, usize, bool) {
    if format.get(i) != Some(&b'[') {
        return (next, i, after);
    }
    *reordered = true;
    let Some(close) = format[i..].iter().position(|b| *b == b']') else {
        *good = false;
        return (next, i + 1, false);
    };
    let (index, end) = number(format, i + 1);
    match index {
        Some(index) if end == i + close && index >= 1 && index <= count => {
            (index - 1, i + close + 1, true)
        }
        _ => {
            *good = false;
            (next, i + close + 1, true)
        }
    }
}

fn number(format: &[u8], start: usize) -> (Option<usize>, usize) {
    let end = format[start..]
        .iter()
        .position(|b| !b.is_ascii_digit())
        .map_or(format.len(), |n| start + n);
    let digits = std::str::from_utf8(&format[start..end]).unwrap_or("");
    (digits.parse().ok().filter(|n| *n <= 1_000_000), end)
}

/// The width or precision that a star takes from the operands.
fn star(args: &[Any], next: &mut usize) -> Option<isize> {
    let arg = args.get(*next)?;
    *next += 1;
    match arg.repr() {
        Repr::Int(n) if n.abs() <= 1_000_000 => Some(n as isize),
        Repr::Uint(n) if n <= 1_000_000 => Some(n as isize),
        _ => None,
    }
}

fn go_type(arg: &Any) -> Str {
    if arg.is_nil() {
        Str::from("<nil>")
    } else {
        Str::from(arg.type_name())
    }
}

/// Decimal digits in another base, by long division.
fn in_base(decimal: &str, base: u32) -> String {
    let mut left: Vec<u32> = decimal.bytes().map(|b| u32::from(b - b'0')).collect();
    let mut out = Vec::new();
    while !left.is_empty() {
        let mut rest = 0;
        for digit in &mut left {
            let part = rest * 10 + *digit;
            *digit = part / base;
            rest = part % base;
        }
        out.push(char::from_digit(rest, base).unwrap_or('0'));
        let zeros = left.iter().take_while(|d| **d == 0).count();
        left.drain(..zeros);
    }
    out.iter().rev().collect()
}

fn go_type_of_elements(name: &str) -> &str {
    name.rsplit_once(']').map_or("", |(_, elem)| elem)
}

fn bytes_of(elems: &[Any]) -> Vec<u8> {
    elems
        .iter()
        .map(|e| match e.repr() {
            Repr::Uint(byte) => byte as u8,
            _ => 0,
        })
        .collect()
}

fn rune_of(value: i128) -> i32 {
    i32::try_from(value).unwrap_or(0xfffd)
}

/// `%#g`: the point and the zeros that `%g` leaves away.
fn with_point(text: &str, letter: char, precision: Option<usize>) -> String {
    let (sign, number) = text.split_at(1);
    let (mantissa, exponent) = match number.find(['e', 'E']) {
        Some(at) => number.split_at(at),
        None => (number, ""),
    };
    let mut digits = match letter {
        'v' | 'g' | 'G' => precision.unwrap_or(6) as isize,
        _ => 0,
    };
    let mut seen = false;
    for c in mantissa.chars() {
        if c != '0' && c != '.' {
            seen = true;
        }
        if seen && c != '.' {
            digits -= 1;
        }
    }
    if mantissa == "0" {
        digits -= 1;
    }
    let point = if mantissa.contains('.') { "" } else { "." };
    format!(
        "{sign}{mantissa}{point}{}{exponent}",
        "0".repeat(digits.max(0) as usize)
    )
}

/// The order in which maps are printed.
fn compare_keys(a: &Any, b: &Any) -> std::cmp::Ordering {
    use std::cmp::Ordering;
    let floats = |x: f64, y: f64| {
        x.partial_cmp(&y)
            .unwrap_or_else(|| y.is_nan().cmp(&x.is_nan()))
    };
    match (a.repr(), b.repr()) {
        (Repr::Nil, Repr::Nil) => Ordering::Equal,
        (Repr::Nil, _) => Ordering::Less,
        (_, Repr::Nil) => Ordering::Greater,
        (Repr::Bool(x), Repr::Bool(y)) => x.cmp(&y),
        (Repr::Int(x), Repr::Int(y)) => x.cmp(&y),
        (Repr::Uint(x), Repr::Uint(y)) | (Repr::Uintptr(x), Repr::Uintptr(y)) => x.cmp(&y),
        (Repr::Float32(x), Repr::Float32(y)) => floats(f64::from(x), f64::from(y)),
        (Repr::Float(x), Repr::Float(y)) => floats(x, y),
        (Repr::Str(x), Repr::Str(y)) => x.cmp(&y),
        (Repr::Complex(a, b), Repr::Complex(x, y)) => floats(a, x).then(floats(b, y)),
        (Repr::Ptr(x, _), Repr::Ptr(y, _)) => x.cmp(&y),
        (Repr::Array(x), Repr::Array(y)) => in_order(x.iter().zip(y.iter())),
        (Repr::Struct(x), Repr::Struct(y)) => {
            in_order(x.iter().zip(y.iter()).map(|(x, y)| (&x.2, &y.2)))
        }
        _ => a.type_name().cmp(&b.type_name()),
    }
}

fn in_order<'a>(pairs: impl Iterator<Item = (&'a Any, &'a Any)>) -> std::cmp::Ordering {
    pairs
        .map(|(a, b)| compare_keys(a, b))
        .find(|o| o.is_ne())
        .unwrap_or(std::cmp::Ordering::Equal)
}

// ---- errors

/// What `Errorf` makes without `%w`.
#[derive(Clone, PartialEq)]
pub struct WrapError {
    text: Str,
    errors: Vec<Error>,
}

impl GoType for WrapError {
    fn go_type() -> String {
        "fmt.wrapError".to_string()
    }
    fn zero() -> Self {
        WrapError {
            text: Str::default(),
            errors: Vec::new(),
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(vec![("msg", "string".to_string(), any(self.text.clone()))])
    }
    fn ptr_as_error(p: &Ptr<Self>) -> Option<Error> {
        Some(Dyn::new(Rc::new(p.clone())))
    }
}

impl GoError for Ptr<WrapError> {
    fn error(&self) -> Str {
        self.peek(|e| e.text.clone())
    }
    fn wrapped(&self) -> Vec<Error> {
        self.peek(|e| e.errors.clone())
    }
}

/// `fmt.Errorf`: `%w` keeps the error that it prints.
pub fn errorf(format: Str, args: Slice<Any>) -> Error {
    let mut p = Printer {
        wrapping: true,
        ..Printer::default()
    };
    p.format(format.as_bytes(), &args.to_vec());
    let text = Str::from(p.out);
    if p.wrapped.is_empty() {
        return errors::new(text);
    }
    Dyn::new(Rc::new(Ptr::new(WrapError {
        text,
        errors: p.wrapped,
    })) as Rc<dyn GoError>)
}

// ---- scanning

/// What is scanned: a text, or a reader that is read rune by rune.
enum Source {
    Text(Vec<u8>, usize),
    Reader(Dyn<dyn io::Reader>, Vec<u8>),
}

impl Source {
    fn peek(&mut self) -> Option<u8> {
        match self {
            Source::Text(bytes, at) => bytes.get(*at).copied(),
            Source::Reader(reader, ahead) => {
                if ahead.is_empty() {
                    let one = Slice::<u8>::make(1, 1);
                    let (n, _) = reader.read(one.clone());
                    if n == 1 {
                        ahead.push(one.at(0));
                    }
                }
                ahead.first().copied()
            }
        }
    }

    fn skip(&mut self) {
        match self {
            Source::Text(_, at) => *at += 1,
            Source::Reader(_, ahead) => ahead.clear(),
        }
    }

    /// Blanks, and line breaks where they count as blanks; false where a line ended.
    fn blanks(&mut self, lines_end: bool) -> bool {
        while let Some(byte) = self.peek() {
            if byte == b'\n' && lines_end {
                return false;
            }
            if !byte.is_ascii_whitespace() {
                break;
            }
            self.skip();
        }
        true
    }

    fn word(&mut self) -> Vec<u8> {
        let mut word = Vec::new();
        while let Some(byte) = self.peek().filter(|b| !b.is_ascii_whitespace()) {
            word.push(byte);
            self.skip();
        }
        word
    }
}

type ReadAhead = (Dyn<dyn io::Reader>, Vec<u8>);

thread_local! {
    /// What scanning has read ahead of a reader, for the next call.
    static AHEAD: std::cell::RefCell<Vec<ReadAhead>> = const { std::cell::RefCell::new(Vec::new()) };
}

fn reading<R>(r: Dyn<dyn io::Reader>, scan: impl FnOnce(&mut Source) -> R) -> R {
    let ahead = AHEAD.with_borrow_mut(|all| {
        let at = all.iter().position(|(known, _)| *known == r);
        at.map_or(Vec::new(), |i| all.remove(i).1)
    });
    let mut source = Source::Reader(r.clone(), ahead);
    let result = scan(&mut source);
    if let Source::Reader(_, ahead) = source
        && !ahead.is_empty()
    {
        AHEAD.with_borrow_mut(|all| all.push((r, ahead)));
    }
    result
}

fn standard() -> Dyn<dyn io::Reader> {
    Dyn::new(Rc::new(os::stdin()) as Rc<dyn io::Reader>)
}

fn texts(s: Str) -> Source {
    Source::Text(s.as_bytes().to_vec(), 0)
}

pub fn sscan(str: Str, a: Slice<Any>) -> (isize, Error) {
    scan_all(&mut texts(str), &a, false)
}

pub fn sscanln(str: Str, a: Slice<Any>) -> (isize, Error) {
    scan_all(&mut texts(str), &a, true)
}

pub fn sscanf(str: Str, format: Str, a: Slice<Any>) -> (isize, Error) {
    scan_format(&mut texts(str), format.as_bytes(), &a)
}

pub fn fscan(r: Dyn<dyn io::Reader>, a: Slice<Any>) -> (isize, Error) {
    reading(r, |source| scan_all(source, &a, false))
}

pub fn fscanln(r: Dyn<dyn io::Reader>, a: Slice<Any>) -> (isize, Error) {
    reading(r, |source| scan_all(source, &a, true))
}

pub fn fscanf(r: Dyn<dyn io::Reader>, format: Str, a: Slice<Any>) -> (isize, Error) {
    reading(r, |source| scan_format(source, format.as_bytes(), &a))
}

pub fn scan(a: Slice<Any>) -> (isize, Error) {
    fscan(standard(), a)
}

pub fn scanln(a: Slice<Any>) -> (isize, Error) {
    fscanln(standard(), a)
}

pub fn scanf(format: Str, a: Slice<Any>) -> (isize, Error) {
    fscanf(standard(), format, a)
}

fn scan_all(source: &mut Source, targets: &Slice<Any>, lines_end: bool) -> (isize, Error) {
    for (i, target) in targets.iter() {
        if !source.blanks(lines_end) {
            return (i, errors::new(Str::from("unexpected newline")));
        }
        let word = source.word();
        if word.is_empty() {
            let err = if i == 0 {
                io::eof()
            } else {
                io::err_unexpected_eof()
            };
            return (i, err);
        }
        let err = store_word(&target, word, 'v');
        if !err.is_nil() {
            return (i, err);
        }
    }
    if lines_end {
        while let Some(byte) = source.peek() {
            source.skip();
            if byte == b'\n' {
                break;
            }
            if !byte.is_ascii_whitespace() {
                return (targets.len(), errors::new(Str::from("expected newline")));
            }
        }
    }
    (targets.len(), Dyn::NIL)
}

fn scan_format(source: &mut Source, format: &[u8], targets: &Slice<Any>) -> (isize, Error) {
    let mut done = 0;
    let mut i = 0;
    while i < format.len() {
        let byte = format[i];
        i += 1;
        if byte.is_ascii_whitespace() {
            source.blanks(false);
            continue;
        }
        if byte != b'%' || format.get(i) == Some(&b'%') {
            i += usize::from(byte == b'%');
            if source.peek() != Some(byte) {
                let text = if source.peek().is_none() {
                    "unexpected EOF"
                } else {
                    "input does not match format"
                };
                return (done, errors::new(Str::from(text)));
            }
            source.skip();
            continue;
        }
        let (width, end) = number(format, i);
        let verb = char::from(format.get(end).copied().unwrap_or(b'v'));
        i = end + 1;
        if done >= targets.len() {
            return (
                done,
                errors::new(Str::from(format!("too few operands for format '%{verb}'"))),
            );
        }
        let word = if verb == 'c' {
            let first = source.peek();
            source.skip();
            first.into_iter().collect()
        } else {
            source.blanks(true);
            limited(
                source,
                width.unwrap_or(usize::MAX),
                format.get(i).copied(),
                verb,
            )
        };
        if word.is_empty() {
            let text = if source.peek().is_none() {
                "unexpected EOF"
            } else {
                "unexpected newline"
            };
            return (done, errors::new(Str::from(text)));
        }
        let err = store_word(&targets.at(done), word, verb);
        if !err.is_nil() {
            return (done, err);
        }
        done += 1;
    }
    if done < targets.len() {
        return (done, errors::new(Str::from("too many operands")));
    }
    (done, Dyn::NIL)
}

/// The bytes that belong to one operand: digits for numbers, up to a blank for texts.
fn limited(source: &mut Source, width: usize, _next: Option<u8>, verb: char) -> Vec<u8> {
    let mut word = Vec::new();
    while word.len() < width {
        let fits = |b: &u8| match verb {
            'd' => b.is_ascii_digit() || (word.is_empty() && matches!(b, b'+' | b'-')),
            'x' | 'X' => b.is_ascii_hexdigit(),
            'f' | 'e' | 'g' => {
                b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E')
            }
            _ => !b.is_ascii_whitespace(),
        };
        let Some(byte) = source.peek().filter(fits) else {
            break;
        };
        word.push(byte);
        source.skip();
    }
    word
}

/// Puts a word into what a pointer leads to.
fn store_word(target: &Any, word: Vec<u8>, verb: char) -> Error {
    let text = Str::from(word);
    if let Some(p) = target.get::<Ptr<Str>>() {
        p.store(text);
        return Dyn::NIL;
    }
    if let Some(p) = target.get::<Ptr<bool>>() {
        let (value, err) = strconv::parse_bool(text);
        p.store(value);
        return if err.is_nil() {
            err
        } else {
            errors::new(Str::from("syntax error scanning boolean"))
        };
    }
    if let Some(p) = target.get::<Ptr<f64>>() {
        let (value, err) = strconv::parse_float(text, 64);
        p.store(value);
        return err;
    }
    if let Some(p) = target.get::<Ptr<f32>>() {
        let (value, err) = strconv::parse_float(text, 32);
        p.store(value as f32);
        return err;
    }
    if verb == 'c'
        && let Some(p) = target.get::<Ptr<i32>>()
    {
        p.store(text.runes().first().map_or(0, |(_, r)| *r));
        return Dyn::NIL;
    }
    let base = if matches!(verb, 'x' | 'X') { 16 } else { 10 };
    let (value, err) = strconv::parse_int(text.clone(), base, 64);
    if !err.is_nil() {
        let digits = text.as_bytes().iter().any(u8::is_ascii_digit);
        return if digits {
            err
        } else {
            errors::new(Str::from("expected integer"))
        };
    }
    stored(target, value)
}

fn stored(target: &Any, value: i64) -> Error {
    macro_rules! store_as {
        ($($int:ty)*) => {$(
            if let Some(p) = target.get::<Ptr<$int>>() {
                return match <$int>::try_from(value) {
                    Ok(value) => {
                        p.store(value);
                        Dyn::NIL
                    }
                    Err(_) => errors::new(Str::from("integer overflow on token")),
                };
            }
        )*};
    }
    store_as!(isize i64 i32 i16 i8 usize u64 u32 u16 u8);
    errors::new(Str::from(format!(
        "can't scan type: {}",
        target.type_name()
    )))
}
