// Implements Go's package fmt: verbs, flags and their mistakes come out as Go's own printer writes them.

use super::*;
use std::any::TypeId;
use std::collections::HashMap;
use std::io::Write;
use std::rc::Rc;

/// What stands between `%` and a verb.
#[derive(Clone, Copy, Default)]
struct Flags {
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
}

/// How a value was reached: methods of what lies in a hidden field are not called.
#[derive(Clone, Copy, PartialEq)]
enum Access {
    Open,
    /// An embedded struct of a hidden type; its own fields may be open.
    Embedded,
    Hidden,
}

/// One call of a printing function.
#[derive(Default)]
pub struct Printer {
    out: Vec<u8>,
    flags: Flags,
    /// Some operand was named by its index.
    reordered: bool,
    good_index: bool,
    /// Inside the report of a method's panic.
    panicking: bool,
    /// Inside the report of a verb that does not fit: no methods are called.
    erroring: bool,
    /// `%w` is allowed.
    wrapping: bool,
    wrapped: Vec<usize>,
}

pub fn println(args: Slice<Any>) -> (isize, Error) {
    written(&line(&args))
}

pub fn print(args: Slice<Any>) -> (isize, Error) {
    written(&joined(&args))
}

pub fn printf(format: Str, args: Slice<Any>) -> (isize, Error) {
    written(&formatted(&format, &args))
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

fn written(text: &[u8]) -> (isize, Error) {
    let _ = std::io::stdout().lock().write_all(text);
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
        let is_text = arg.underlying() == "string";
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
    fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    // ---- format texts

    fn format(&mut self, format: &[u8], args: &[Any]) {
        let mut next = 0;
        let mut i = 0;
        while i < format.len() {
            self.good_index = true;
            let start = i;
            while i < format.len() && format[i] != b'%' {
                i += 1;
            }
            self.out.extend_from_slice(&format[start..i]);
            if i >= format.len() {
                break;
            }
            i = self.flags(format, i + 1);
            i = self.sizes(format, i, args, &mut next);
            if i >= format.len() {
                self.text("%!(NOVERB)");
                break;
            }
            let (rune, size) = decode_rune(&format[i..]);
            let verb = char::from_u32(rune as u32).unwrap_or('\u{FFFD}');
            i += size;
            if verb == '%' {
                self.out.push(b'%');
            } else if !self.good_index {
                self.text(&format!("%!{verb}(BADINDEX)"));
            } else if next >= args.len() {
                self.text(&format!("%!{verb}(MISSING)"));
            } else {
                if verb == 'w' {
                    self.wrapped.push(next);
                }
                if verb == 'v' || verb == 'w' {
                    self.flags.sharp_v = std::mem::take(&mut self.flags.sharp);
                    self.flags.plus_v = std::mem::take(&mut self.flags.plus);
                }
                self.arg(&args[next], verb);
                next += 1;
            }
        }
        if !self.reordered && next < args.len() {
            self.extra(&args[next..]);
        }
    }

    fn flags(&mut self, format: &[u8], mut i: usize) -> usize {
        self.flags = Flags::default();
        while let Some(flag) = format.get(i) {
            match flag {
                b'#' => self.flags.sharp = true,
                b'0' => self.flags.zero = true,
                b'+' => self.flags.plus = true,
                b'-' => self.flags.minus = true,
                b' ' => self.flags.space = true,
                _ => break,
            }
            i += 1;
        }
        i
    }

    /// Width, precision and the indices of operands: where the verb stands.
    fn sizes(
        &mut self,
        format: &[u8],
        start: usize,
        args: &[Any],
        next: &mut usize,
    ) -> usize {
        let (mut i, mut after_index) = self.operand_index(format, start, args.len(), next);
        if format.get(i) == Some(&b'*') {
            i += 1;
            let width = star(args, next);
            if width.is_none() {
                self.text("%!(BADWIDTH)");
            }
            if width.is_some_and(|w| w < 0) {
                self.flags.minus = true;
                self.flags.zero = false;
            }
            self.flags.width = width.map(isize::unsigned_abs);
            after_index = false;
        } else {
            (self.flags.width, i) = number(format, i, format.len());
            if after_index && self.flags.width.is_some() {
                self.good_index = false;
            }
        }
        if i + 1 < format.len() && format[i] == b'.' {
            i += 1;
            if after_index {
                self.good_index = false;
            }
            (i, after_index) = self.operand_index(format, i, args.len(), next);
            if format.get(i) == Some(&b'*') {
                i += 1;
                self.flags.precision =
                    star(args, next).and_then(|p| usize::try_from(p).ok());
                if self.flags.precision.is_none() {
                    self.text("%!(BADPREC)");
                }
                after_index = false;
            } else {
                let (precision, end) = number(format, i, format.len());
                self.flags.precision = Some(precision.unwrap_or(0));
                i = end;
            }
        }
        if !after_index {
            (i, _) = self.operand_index(format, i, args.len(), next);
        }
        i
    }

    /// `[3]` in a format: the operand to take next. Where the format goes on, and whether an index was found.
    fn operand_index(
        &mut self,
        format: &[u8],
        i: usize,
        count: usize,
        next: &mut usize,
    ) -> (usize, bool) {
        if format.get(i) != Some(&b'[') {
            return (i, false);
        }
        self.reordered = true;
        let rest = &format[i..];
        let close = rest
            .iter()
            .position(|b| *b == b']')
            .filter(|_| rest.len() >= 3);
        let Some(close) = close else {
            self.good_index = false;
            return (i + 1, false);
        };
        let (index, end) = number(rest, 1, close);
        let index = index.filter(|_| end == close);
        match index {
            Some(index) if index >= 1 && index <= count => *next = index - 1,
            _ => self.good_index = false,
        }
        (i + close + 1, index.is_some())
    }

    fn extra(&mut self, args: &[Any]) {
        self.flags = Flags::default();
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
        if arg.is_nil() {
            return match verb {
                'T' | 'v' => self.pad(b"<nil>"),
                _ => self.bad_verb(arg, verb),
            };
        }
        match verb {
            'T' => self.plain_text(arg.type_name().as_bytes()),
            'p' => self.pointer(arg, verb),
            _ => {
                if arg.is::<Slice<u8>>()
                    && matches!(verb, 'v' | 'd')
                    && let Some(bytes) = arg.get::<Slice<u8>>()
                {
                    return self.byte_list(&bytes, verb);
                }
                if arg.is::<Slice<u8>>() || !self.by_method(arg, verb) {
                    self.value(arg, verb, 0, Access::Open);
                }
            }
        }
    }

    /// What `%!d(string=hi)` says of a verb that does not fit.
    fn bad_verb(&mut self, arg: &Any, verb: char) {
        self.erroring = true;
        self.text(&format!("%!{verb}("));
        if arg.is_nil() {
            self.text("<nil>");
        } else {
            self.text(&arg.type_name());
            self.out.push(b'=');
            self.arg(arg, 'v');
        }
        self.out.push(b')');
        self.erroring = false;
    }

    /// The methods `Format`, `GoString`, `Error` and `String`, where the verb is one for texts.
    fn by_method(&mut self, arg: &Any, verb: char) -> bool {
        if self.erroring {
            return false;
        }
        let mut verb = verb;
        if verb == 'w' {
            let fits = arg.as_error().is_some() || self.erring_nil(arg);
            if !self.wrapping || !fits {
                self.bad_verb(arg, verb);
                return true;
            }
            verb = 'v';
        }
        if own_method(self, arg, verb) {
            return true;
        }
        if self.flags.sharp_v || !matches!(verb, 'v' | 's' | 'x' | 'X' | 'q') {
            return false;
        }
        let error = arg.as_error();
        let method = if error.is_some() { "Error" } else { "String" };
        let text = match error {
            Some(error) => self.guarded(arg, verb, method, || error.error()),
            None => match arg.as_stringer() {
                Some(stringer) => self.guarded(arg, verb, method, || stringer.string()),
                None => return self.of_nil(arg),
            },
        };
        if let Some(text) = text {
            self.string(arg, text.as_bytes(), verb);
        }
        true
    }

    /// A method of the value is called through a nil pointer: Go shows `<nil>`.
    fn of_nil(&mut self, arg: &Any) -> bool {
        let Some(pointee) = arg.pointee() else {
            return false;
        };
        let is_nil = arg.address() == 0;
        let found =
            is_nil && (pointee.as_error().is_some() || pointee.as_stringer().is_some());
        if found {
            self.text("<nil>");
        }
        found
    }

    /// A nil pointer to a type whose values are errors.
    fn erring_nil(&self, arg: &Any) -> bool {
        let pointee = arg.pointee();
        arg.address() == 0 && pointee.is_some_and(|p| p.as_error().is_some())
    }

    /// Calls a method; if it panics, that is what is printed.
    fn guarded<R>(
        &mut self,
        arg: &Any,
        verb: char,
        method: &str,
        call: impl FnOnce() -> R,
    ) -> Option<R> {
        let payload = match std::panic::catch_unwind(std::panic::AssertUnwindSafe(call)) {
            Ok(result) => return Some(result),
            Err(payload) => payload,
        };
        if matches!(arg.repr(), Repr::Ptr(0, _)) {
            self.text("<nil>");
            return None;
        }
        if self.panicking {
            std::panic::resume_unwind(payload);
        }
        let flags = std::mem::take(&mut self.flags);
        self.text(&format!("%!{verb}(PANIC={method} method: "));
        self.panicking = true;
        self.arg(&caught(payload), 'v');
        self.panicking = false;
        self.out.push(b')');
        self.flags = flags;
        None
    }

    fn value(&mut self, arg: &Any, verb: char, depth: usize, access: Access) {
        if depth > 0 && access == Access::Open && self.by_method(arg, verb) {
            return;
        }
        match arg.repr() {
            Repr::Nil => self.text("<nil>"),
            Repr::Bool(v) if matches!(verb, 't' | 'v') => {
                self.pad(if v { b"true" } else { b"false" });
            }
            Repr::Int(v) => self.integer(arg, v as u64, true, verb),
            Repr::Uint(v) | Repr::Uintptr(v) => self.integer(arg, v, false, verb),
            Repr::Float32(v) => self.float(arg, f64::from(v), 32, verb),
            Repr::Float(v) => self.float(arg, v, 64, verb),
            Repr::Complex64(re, im) => {
                self.complex(arg, f64::from(re), f64::from(im), 32, verb)
            }
            Repr::Complex(re, im) => self.complex(arg, re, im, 64, verb),
            Repr::Str(text) => self.string(arg, text.as_bytes(), verb),
            Repr::Array(elems) => self.list(arg, Some(&elems), verb, depth, access),
            Repr::Slice(elems) => self.list(arg, elems.as_deref(), verb, depth, access),
            Repr::Map(entries) => self.map(arg, entries, verb, depth, access),
            Repr::Struct(fields) => self.fields(arg, &fields, verb, depth, access),
            Repr::Ptr(address, Some(target))
                if depth == 0
                    && address != 0
                    && matches!(
                        target.repr(),
                        Repr::Array(_) | Repr::Slice(_) | Repr::Struct(_) | Repr::Map(_)
                    ) =>
            {
                self.out.push(b'&');
                self.value(&target, verb, depth + 1, within(access));
            }
            Repr::Ptr(..) | Repr::Func(_) => self.pointer(arg, verb),
            Repr::Bool(_) => self.bad_verb(arg, verb),
        }
    }

    /// A value inside another; of a nil interface `%#v` shows the static type.
    fn part(&mut self, part: &Any, of: &str, verb: char, depth: usize, access: Access) {
        if self.flags.sharp_v && part.is_nil() {
            self.text(&format!("{of}(nil)"));
        } else {
            self.value(part, verb, depth + 1, access);
        }
    }

    fn separate(&mut self, i: usize) {
        if i > 0 {
            self.text(if self.flags.sharp_v { ", " } else { " " });
        }
    }

    fn list(
        &mut self,
        arg: &Any,
        elems: Option<&[Any]>,
        verb: char,
        depth: usize,
        access: Access,
    ) {
        let under = arg.underlying();
        let elem_type = under.split_once(']').map_or("", |(_, elem)| elem);
        if elem_type == "uint8" && matches!(verb, 's' | 'q' | 'x' | 'X') {
            let bytes = bytes_of(elems.unwrap_or_default());
            return self.string(arg, &bytes, verb);
        }
        if self.flags.sharp_v {
            self.text(&arg.type_name());
            if elems.is_none() {
                return self.text("(nil)");
            }
        }
        self.out.push(if self.flags.sharp_v { b'{' } else { b'[' });
        for (i, elem) in elems.unwrap_or_default().iter().enumerate() {
            self.separate(i);
            self.part(elem, elem_type, verb, depth, within(access));
        }
        self.out.push(if self.flags.sharp_v { b'}' } else { b']' });
    }

    /// A `[]byte` as an operand.
    fn byte_list(&mut self, bytes: &Slice<u8>, verb: char) {
        let sharp_v = self.flags.sharp_v;
        if sharp_v {
            self.text("[]byte");
            if bytes.is_nil() {
                return self.text("(nil)");
            }
        }
        self.out.push(if sharp_v { b'{' } else { b'[' });
        for (i, byte) in bytes.to_vec().into_iter().enumerate() {
            self.separate(i);
            if sharp_v {
                self.hex(u64::from(byte), true);
            } else {
                self.digits(u64::from(byte), 10, false, verb, false);
            }
        }
        self.out.push(if sharp_v { b'}' } else { b']' });
    }

    fn map(
        &mut self,
        arg: &Any,
        entries: Option<Vec<(Any, Any)>>,
        verb: char,
        depth: usize,
        access: Access,
    ) {
        let sharp_v = self.flags.sharp_v;
        if sharp_v {
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
        let under = arg.underlying();
        let (key_type, value_type) = map_types(&under);
        for (i, (key, value)) in entries.iter().enumerate() {
            self.separate(i);
            self.part(key, key_type, verb, depth, within(access));
            self.out.push(b':');
            self.part(value, value_type, verb, depth, within(access));
        }
        self.out.push(if sharp_v { b'}' } else { b']' });
    }

    fn fields(
        &mut self,
        arg: &Any,
        fields: &[(&'static str, String, Any)],
        verb: char,
        depth: usize,
        access: Access,
    ) {
        if self.flags.sharp_v {
            self.text(&arg.type_name());
        }
        let tags = arg.tags();
        self.out.push(b'{');
        for (i, (name, field_type, value)) in fields.iter().enumerate() {
            self.separate(i);
            if self.flags.plus_v || self.flags.sharp_v {
                self.text(name);
                self.out.push(b':');
            }
            let is_embedded = tags.get(i).is_some_and(|(_, embedded)| *embedded);
            let access = match name.starts_with(char::is_uppercase) {
                _ if access == Access::Hidden => Access::Hidden,
                true => Access::Open,
                false if is_embedded => Access::Embedded,
                false => Access::Hidden,
            };
            self.part(value, field_type, verb, depth, access);
        }
        self.out.push(b'}');
    }

    fn pointer(&mut self, arg: &Any, verb: char) {
        let address = match arg.repr() {
            Repr::Ptr(address, _) | Repr::Func(address) => address,
            Repr::Slice(_) | Repr::Map(_) => arg.address(),
            _ => return self.bad_verb(arg, verb),
        } as u64;
        match verb {
            'v' if self.flags.sharp_v => {
                self.text(&format!("({})(", arg.type_name()));
                if address == 0 {
                    self.text("nil");
                } else {
                    self.hex(address, true);
                }
                self.out.push(b')');
            }
            'v' if address == 0 => self.pad(b"<nil>"),
            'v' | 'p' => self.hex(address, !self.flags.sharp),
            'b' | 'o' | 'd' | 'x' | 'X' => self.integer(arg, address, false, verb),
            _ => self.bad_verb(arg, verb),
        }
    }

    // ---- numbers

    fn hex(&mut self, word: u64, prefixed: bool) {
        let sharp = std::mem::replace(&mut self.flags.sharp, prefixed);
        self.digits(word, 16, false, 'v', false);
        self.flags.sharp = sharp;
    }

    fn integer(&mut self, arg: &Any, word: u64, signed: bool, verb: char) {
        match verb {
            'v' if self.flags.sharp_v && !signed => self.hex(word, true),
            'v' | 'd' => self.digits(word, 10, signed, verb, false),
            'b' => self.digits(word, 2, signed, verb, false),
            'o' | 'O' => self.digits(word, 8, signed, verb, false),
            'x' => self.digits(word, 16, signed, verb, false),
            'X' => self.digits(word, 16, signed, verb, true),
            'c' => self.pad(Str::from_rune(rune_of(word)).as_bytes()),
            'q' => {
                let quoted = strconv::quoted_rune(rune_of(word), self.flags.plus);
                self.pad(quoted.as_bytes());
            }
            'U' => self.unicode(word),
            _ => self.bad_verb(arg, verb),
        }
    }

    fn digits(&mut self, word: u64, base: u32, signed: bool, verb: char, upper: bool) {
        let negative = signed && (word as i64) < 0;
        let word = if negative { word.wrapping_neg() } else { word };
        if self.flags.precision == Some(0) && word == 0 {
            return self.unfilled(b"");
        }
        let text = match base {
            2 => format!("{word:b}"),
            8 => format!("{word:o}"),
            16 if upper => format!("{word:X}"),
            16 => format!("{word:x}"),
            _ => word.to_string(),
        };
        self.number_text(text, negative, base, verb, upper);
    }

    fn number_text(
        &mut self,
        mut text: String,
        negative: bool,
        base: u32,
        verb: char,
        upper: bool,
    ) {
        let flags = self.flags;
        let signs = usize::from(negative || flags.plus || flags.space);
        let wanted = match (flags.precision, flags.width) {
            (Some(precision), _) => precision,
            (None, Some(width)) if flags.zero && !flags.minus => {
                width.saturating_sub(signs)
            }
            _ => 0,
        };
        if text.len() < wanted {
            text.insert_str(0, &"0".repeat(wanted - text.len()));
        }
        let prefix = match (base, flags.sharp) {
            (2, true) => "0b",
            (8, true) if !text.starts_with('0') => "0",
            (16, true) if upper => "0X",
            (16, true) => "0x",
            _ => "",
        };
        let octal = if verb == 'O' { "0o" } else { "" };
        let sign = match flags {
            _ if negative => "-",
            Flags { plus: true, .. } => "+",
            Flags { space: true, .. } => " ",
            _ => "",
        };
        self.unfilled(format!("{sign}{octal}{prefix}{text}").as_bytes());
    }

    fn unicode(&mut self, word: u64) {
        let digits = format!("{word:04X}");
        let missing = self
            .flags
            .precision
            .unwrap_or(0)
            .saturating_sub(digits.len());
        let mut text = format!("U+{}{digits}", "0".repeat(missing));
        if self.flags.sharp
            && let Some(c) = u32::try_from(word)
                .ok()
                .and_then(char::from_u32)
                .filter(|c| strconv::printable(*c))
        {
            text.push_str(&format!(" '{c}'"));
        }
        self.unfilled(text.as_bytes());
    }

    fn float(&mut self, arg: &Any, v: f64, bits: u32, verb: char) {
        match verb {
            'v' => self.float_text(v, bits, 'g', None),
            'e' | 'E' | 'f' => self.float_text(v, bits, verb, Some(6)),
            'F' => self.float_text(v, bits, 'f', Some(6)),
            'g' | 'G' | 'b' | 'x' | 'X' => self.float_text(v, bits, verb, None),
            _ => self.bad_verb(arg, verb),
        }
    }

    fn float_text(&mut self, v: f64, bits: u32, letter: char, default: Option<usize>) {
        let flags = self.flags;
        let precision = flags.precision.or(default);
        let mut text = strconv::float_text(v, letter, precision, bits);
        if !text.starts_with(['-', '+']) {
            text.insert(0, '+');
        }
        if flags.space && text.starts_with('+') && !flags.plus {
            text.replace_range(0..1, " ");
        }
        if !v.is_finite() {
            let bare = v.is_nan() && !flags.space && !flags.plus;
            return self.unfilled(&text.as_bytes()[usize::from(bare)..]);
        }
        if flags.sharp && letter != 'b' {
            text = with_point(&text, letter, precision);
        }
        if flags.plus || !text.starts_with('+') {
            if flags.zero && !flags.minus && flags.width.is_some_and(|w| w > text.len()) {
                let missing = flags.width.unwrap_or(0) - text.len();
                let zeros = "0".repeat(missing);
                return self.text(&format!("{}{zeros}{}", &text[..1], &text[1..]));
            }
            return self.pad(text.as_bytes());
        }
        self.pad(&text.as_bytes()[1..]);
    }

    fn complex(&mut self, arg: &Any, re: f64, im: f64, bits: u32, verb: char) {
        if !matches!(
            verb,
            'v' | 'b' | 'g' | 'G' | 'x' | 'X' | 'f' | 'F' | 'e' | 'E'
        ) {
            return self.bad_verb(arg, verb);
        }
        let plus = self.flags.plus;
        self.out.push(b'(');
        self.float(arg, re, bits, verb);
        self.flags.plus = true;
        self.float(arg, im, bits, verb);
        self.text("i)");
        self.flags.plus = plus;
    }

    // ---- texts

    fn string(&mut self, arg: &Any, text: &[u8], verb: char) {
        match verb {
            'v' if self.flags.sharp_v => self.quoted(text),
            'v' | 's' => self.plain_text(text),
            'x' | 'X' => self.hex_text(text, verb == 'X'),
            'q' => self.quoted(text),
            _ => self.bad_verb(arg, verb),
        }
    }

    fn plain_text(&mut self, text: &[u8]) {
        let cut = self.truncated(text);
        self.pad(cut);
    }

    fn quoted(&mut self, text: &[u8]) {
        let cut = self.truncated(text);
        if self.flags.sharp && strconv::can_backquote(Str::from(cut.to_vec())) {
            return self.pad(&[b"`", cut, b"`"].concat());
        }
        let quoted = strconv::quoted(cut, '"', self.flags.plus);
        self.pad(quoted.as_bytes());
    }

    /// At most as many runes as the precision says.
    fn truncated<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        let Some(precision) = self.flags.precision else {
            return text;
        };
        let mut end = 0;
        for _ in 0..precision {
            if end >= text.len() {
                break;
            }
            end += decode_rune(&text[end..]).1;
        }
        &text[..end]
    }

    fn hex_text(&mut self, text: &[u8], upper: bool) {
        let flags = self.flags;
        let text = &text[..flags.precision.unwrap_or(text.len()).min(text.len())];
        let prefix = match (flags.sharp, upper) {
            (false, _) => "",
            (true, false) => "0x",
            (true, true) => "0X",
        };
        let mut shown = String::new();
        for (i, byte) in text.iter().enumerate() {
            if flags.space && i > 0 {
                shown.push(' ');
            }
            if flags.space || i == 0 {
                shown.push_str(prefix);
            }
            shown.push_str(&if upper {
                format!("{byte:02X}")
            } else {
                format!("{byte:02x}")
            });
        }
        self.pad(shown.as_bytes());
    }

    fn pad(&mut self, text: &[u8]) {
        let missing = match self.flags.width {
            None | Some(0) => 0,
            Some(width) => width.saturating_sub(rune_count(text)),
        };
        let fill = if self.flags.zero && !self.flags.minus {
            b'0'
        } else {
            b' '
        };
        if !self.flags.minus {
            self.out.extend(std::iter::repeat_n(fill, missing));
        }
        self.out.extend_from_slice(text);
        if self.flags.minus {
            self.out.extend(std::iter::repeat_n(fill, missing));
        }
    }

    /// As `pad`, but never with zeros.
    fn unfilled(&mut self, text: &[u8]) {
        let zero = std::mem::replace(&mut self.flags.zero, false);
        self.pad(text);
        self.flags.zero = zero;
    }
}

fn rune_count(text: &[u8]) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let (mut at, mut count) = (0, 0);
    while at < text.len() {
        at += decode_rune(&text[at..]).1;
        count += 1;
    }
    count
}

/// What lies in a hidden value is hidden.
fn within(access: Access) -> Access {
    match access {
        Access::Open => Access::Open,
        Access::Embedded | Access::Hidden => Access::Hidden,
    }
}

/// Digits of a format, and where they end.
fn number(format: &[u8], start: usize, end: usize) -> (Option<usize>, usize) {
    let mut found = None;
    for (i, byte) in format.iter().enumerate().take(end).skip(start) {
        if !byte.is_ascii_digit() {
            return (found, i);
        }
        if found.is_some_and(|n| n > 1_000_000) {
            return (None, end);
        }
        found = Some(found.unwrap_or(0) * 10 + usize::from(byte - b'0'));
    }
    (found, end)
}

/// The width or precision that a star takes from the operands.
fn star(args: &[Any], next: &mut usize) -> Option<isize> {
    let arg = args.get(*next)?;
    *next += 1;
    match arg.repr() {
        Repr::Int(n) if n.unsigned_abs() <= 1_000_000 => Some(n as isize),
        Repr::Uint(n) | Repr::Uintptr(n) if n <= 1_000_000 => Some(n as isize),
        _ => None,
    }
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

/// Types of keys and values in `map[K]V`.
fn map_types(name: &str) -> (&str, &str) {
    let mut depth = 0;
    for (i, b) in name.bytes().enumerate() {
        match b {
            b'[' => depth += 1,
            b']' if depth == 1 => return (name.get(4..i).unwrap_or(""), &name[i + 1..]),
            b']' => depth -= 1,
            _ => {}
        }
    }
    ("", "")
}

fn rune_of(word: u64) -> i32 {
    i32::try_from(word).unwrap_or(0xfffd)
}

/// `%#g`: the point and the zeros that `%g` leaves away.
fn with_point(text: &str, letter: char, precision: Option<usize>) -> String {
    let mut digits = match letter {
        'g' | 'G' | 'x' => precision.map_or(6, |p| p as isize),
        _ => 0,
    };
    let is_hex = matches!(letter, 'x' | 'X');
    let at = text.find(|c| matches!(c, 'p' | 'P') || !is_hex && matches!(c, 'e' | 'E'));
    let (number, tail) = text.split_at(at.unwrap_or(text.len()));
    let mut seen = false;
    for c in number[1..].chars().filter(|c| *c != '.') {
        seen |= c != '0';
        digits -= isize::from(seen);
    }
    let mut out = number.to_string();
    if !number.contains('.') {
        digits -= isize::from(number.len() == 2 && number.ends_with('0'));
        out.push('.');
    }
    out.push_str(&"0".repeat(digits.max(0) as usize));
    out + tail
}

/// The order in which maps are printed.
fn compare_keys(a: &Any, b: &Any) -> std::cmp::Ordering {
    use std::cmp::Ordering;
    let floats = |x: f64, y: f64| {
        x.partial_cmp(&y)
            .unwrap_or_else(|| y.is_nan().cmp(&x.is_nan()))
    };
    if a.is_nil() || b.is_nil() {
        return b.is_nil().cmp(&a.is_nil());
    }
    if a.dynamic_type() != b.dynamic_type() {
        return a.type_name().cmp(&b.type_name());
    }
    match (a.repr(), b.repr()) {
        (Repr::Bool(x), Repr::Bool(y)) => x.cmp(&y),
        (Repr::Int(x), Repr::Int(y)) => x.cmp(&y),
        (Repr::Uint(x), Repr::Uint(y)) | (Repr::Uintptr(x), Repr::Uintptr(y)) => x.cmp(&y),
        (Repr::Float32(x), Repr::Float32(y)) => floats(f64::from(x), f64::from(y)),
        (Repr::Float(x), Repr::Float(y)) => floats(x, y),
        (Repr::Str(x), Repr::Str(y)) => x.cmp(&y),
        (Repr::Complex(a, b), Repr::Complex(x, y)) => floats(a, x).then(floats(b, y)),
        (Repr::Complex64(a, b), Repr::Complex64(x, y)) => {
            floats(a.into(), x.into()).then(floats(b.into(), y.into()))
        }
        (Repr::Ptr(x, _), Repr::Ptr(y, _)) => x.cmp(&y),
        (Repr::Array(x), Repr::Array(y)) => in_order(x.iter().zip(y.iter())),
        (Repr::Struct(x), Repr::Struct(y)) => {
            in_order(x.iter().zip(y.iter()).map(|(x, y)| (&x.2, &y.2)))
        }
        _ => Ordering::Equal,
    }
}

fn in_order<'a>(pairs: impl Iterator<Item = (&'a Any, &'a Any)>) -> std::cmp::Ordering {
    pairs
        .map(|(a, b)| compare_keys(a, b))
        .find(|o| o.is_ne())
        .unwrap_or(std::cmp::Ordering::Equal)
}

// ---- the methods Format and GoString

type OwnMethod = fn(&mut Printer, &Any, char) -> bool;

thread_local! {
    /// How values of some types print themselves.
    static OWN: std::cell::RefCell<HashMap<TypeId, OwnMethod>> = std::cell::RefCell::new(HashMap::new());
}

fn own_method(p: &mut Printer, arg: &Any, verb: char) -> bool {
    let Some(id) = arg.dynamic_type() else {
        return false;
    };
    let found = OWN.with_borrow(|own| own.get(&id).copied());
    found.is_some_and(|method| method(p, arg, verb))
}

/// A value that is printed as another one is, and whether that stands in a field that is not exported.
pub trait StandsFor: GoType {
    fn stands_for(&self) -> Option<(Any, bool)>;
}

/// Has values of a type printed as those that they stand for.
pub fn use_stands_for<T: StandsFor>() {
    OWN.with_borrow_mut(|own| own.insert(TypeId::of::<T>(), by_stands_for::<T>));
}

fn by_stands_for<T: StandsFor>(p: &mut Printer, arg: &Any, verb: char) -> bool {
    let Some(value) = arg.get::<T>() else {
        return false;
    };
    match value.stands_for() {
        Some((other, true)) => p.value(&other, verb, 0, Access::Hidden),
        Some((other, false)) => p.arg(&other, verb),
        None if verb == 'v' => p.text("<invalid reflect.Value>"),
        None => p.text(&format!("%!{verb}(<invalid reflect.Value>)")),
    }
    true
}

/// A type with the method `GoString`.
pub trait GoStringed: GoType {
    fn go_string(&self) -> Str;
}

/// Has `%#v` call the method `GoString` of a type.
pub fn use_go_string<T: GoStringed>() {
    OWN.with_borrow_mut(|own| own.insert(TypeId::of::<T>(), by_go_string::<T>));
}

fn by_go_string<T: GoStringed>(p: &mut Printer, arg: &Any, verb: char) -> bool {
    let Some(value) = arg.get::<T>().filter(|_| p.flags.sharp_v) else {
        return false;
    };
    if let Some(text) = p.guarded(arg, verb, "GoString", || value.go_string()) {
        p.plain_text(text.as_bytes());
    }
    true
}

/// What the method `Format` writes to.
pub trait State: Value {
    fn write(&self, b: Slice<u8>) -> (isize, Error);
    fn width(&self) -> (isize, bool);
    fn precision(&self) -> (isize, bool);
    fn flag(&self, c: isize) -> bool;
}

impl Interface for dyn State {
    fn interface_type() -> String {
        "fmt.State".to_string()
    }
}

/// The printer, as the method `Format` sees it.
#[derive(Clone)]
pub struct FormatState {
    out: Vec<u8>,
    flags: Flags,
}

impl PartialEq for FormatState {
    fn eq(&self, other: &Self) -> bool {
        self.out == other.out
    }
}

impl GoType for FormatState {
    fn go_type() -> String {
        "fmt.pp".to_string()
    }
    fn zero() -> Self {
        FormatState {
            out: Vec::new(),
            flags: Flags::default(),
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

impl State for Ptr<FormatState> {
    fn write(&self, b: Slice<u8>) -> (isize, Error) {
        self.edit(|s| s.out.extend(b.to_vec()));
        (b.len(), Dyn::NIL)
    }
    fn width(&self) -> (isize, bool) {
        let width = self.peek(|s| s.flags.width);
        (width.unwrap_or(0) as isize, width.is_some())
    }
    fn precision(&self) -> (isize, bool) {
        let precision = self.peek(|s| s.flags.precision);
        (precision.unwrap_or(0) as isize, precision.is_some())
    }
    fn flag(&self, c: isize) -> bool {
        let flags = self.peek(|s| s.flags);
        match u8::try_from(c) {
            Ok(b'-') => flags.minus,
            Ok(b'+') => flags.plus || flags.plus_v,
            Ok(b'#') => flags.sharp || flags.sharp_v,
            Ok(b' ') => flags.space,
            Ok(b'0') => flags.zero,
            _ => false,
        }
    }
}

/// A type with the method `Format`.
pub trait Formatted: GoType {
    fn format_to(&self, f: Dyn<dyn State>, verb: i32);
}

/// Has all verbs call the method `Format` of a type.
pub fn use_format<T: Formatted>() {
    OWN.with_borrow_mut(|own| own.insert(TypeId::of::<T>(), by_format::<T>));
}

fn by_format<T: Formatted>(p: &mut Printer, arg: &Any, verb: char) -> bool {
    let Some(value) = arg.get::<T>() else {
        return false;
    };
    let state = Ptr::new(FormatState {
        out: Vec::new(),
        flags: p.flags,
    });
    let seen = Dyn::new(Rc::new(state.clone()) as Rc<dyn State>);
    let before = std::mem::take(&mut p.out);
    p.guarded(arg, verb, "Format", || value.format_to(seen, verb as i32));
    let report = std::mem::replace(&mut p.out, before);
    p.out.extend(state.edit(|s| std::mem::take(&mut s.out)));
    p.out.extend(report);
    true
}

/// The format that a state was made from: `%+8.3v`.
pub fn format_string(state: Dyn<dyn State>, verb: i32) -> Str {
    let mut text = String::from("%");
    for c in [' ', '+', '-', '#', '0'] {
        if state.flag(c as isize) {
            text.push(c);
        }
    }
    if let (width, true) = state.width() {
        text.push_str(&width.to_string());
    }
    if let (precision, true) = state.precision() {
        text.push_str(&format!(".{precision}"));
    }
    Str::from(text) + Str::from_rune(verb)
}

// ---- errors

/// What `Errorf` makes with one `%w`.
#[derive(Clone, PartialEq)]
pub struct WrapError {
    msg: Str,
    err: Error,
}

record!(WrapError, "fmt.wrapError", 32; msg "msg", err "err"; ptr_error);

impl GoError for Ptr<WrapError> {
    fn error(&self) -> Str {
        self.peek(|e| e.msg.clone())
    }
    fn wrapped(&self) -> Vec<Error> {
        vec![self.peek(|e| e.err.clone())]
    }
}

/// What `Errorf` makes with more than one.
#[derive(Clone, PartialEq)]
pub struct WrapErrors {
    msg: Str,
    errs: Slice<Error>,
}

record!(WrapErrors, "fmt.wrapErrors", 40; msg "msg", errs "errs"; ptr_error);

impl GoError for Ptr<WrapErrors> {
    fn error(&self) -> Str {
        self.peek(|e| e.msg.clone())
    }
    fn wrapped(&self) -> Vec<Error> {
        self.peek(|e| e.errs.to_vec())
    }
    fn wraps_several(&self) -> bool {
        true
    }
}

/// `fmt.Errorf`: `%w` keeps the error that it prints.
pub fn errorf(format: Str, args: Slice<Any>) -> Error {
    let mut p = Printer {
        wrapping: true,
        ..Printer::default()
    };
    let args = args.to_vec();
    p.format(format.as_bytes(), &args);
    let msg = Str::from(p.out);
    match p.wrapped.as_slice() {
        [] => errors::new(msg),
        [only] => {
            let err = args[*only].as_error().unwrap_or(Dyn::NIL);
            Dyn::new(Rc::new(Ptr::new(WrapError { msg, err })) as Rc<dyn GoError>)
        }
        _ => {
            if p.reordered {
                p.wrapped.sort_unstable();
            }
            p.wrapped.dedup();
            let errs = p.wrapped.iter().filter_map(|i| args[*i].as_error());
            let errs = Slice::from(errs.collect::<Vec<_>>());
            Dyn::new(Rc::new(Ptr::new(WrapErrors { msg, errs })) as Rc<dyn GoError>)
        }
    }
}

// ---- scanning

/// What is scanned.
enum Source {
    Text {
        bytes: Vec<u8>,
        at: usize,
        /// How long the rune before is.
        size: usize,
    },
    /// A reader, and what was read of it: bytes that are no rune yet, and a rune that was given back.
    Reader {
        reader: Dyn<dyn io::Reader>,
        pending: Vec<u8>,
        last: i32,
        again: bool,
    },
}

impl Source {
    fn read(&mut self) -> Result<i32, Error> {
        match self {
            Source::Text { bytes, at, size } => {
                if *at >= bytes.len() {
                    return Err(io::eof());
                }
                let (rune, n) = decode_rune(&bytes[*at..]);
                *size = n;
                *at += n;
                Ok(rune)
            }
            Source::Reader {
                reader,
                pending,
                last,
                again,
            } => {
                if std::mem::take(again) {
                    return Ok(*last);
                }
                if let Some((rune, _, err)) = reader.own_read_rune() {
                    return if err.is_nil() { Ok(rune) } else { Err(err) };
                }
                while !is_whole_rune(pending) {
                    let one = Slice::<u8>::make(1, 1);
                    let (n, err) = io::read_full(reader.clone(), one.clone());
                    if n == 1 {
                        pending.push(one.at(0));
                    } else if pending.is_empty() || err != io::eof() {
                        return Err(err);
                    } else {
                        break;
                    }
                }
                let (rune, size) = decode_rune(pending);
                pending.drain(..size);
                *last = rune;
                Ok(rune)
            }
        }
    }

    fn unread(&mut self) {
        match self {
            Source::Text { at, size, .. } => *at -= *size,
            Source::Reader { reader, again, .. } => {
                *again = reader.own_unread_rune().is_none();
            }
        }
    }
}

/// Do the bytes begin with a rune, or with what can become none?
fn is_whole_rune(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(text) => !text.is_empty(),
        Err(err) => err.valid_up_to() > 0 || err.error_len().is_some(),
    }
}

/// One call of a scanning function.
pub struct Scan {
    source: Source,
    buf: Vec<u8>,
    /// Runes read so far, and how many may be.
    count: usize,
    limit: usize,
    at_end: bool,
    line_ends: bool,
    line_is_space: bool,
}

fn scan_of(source: Source, line_is_space: bool, line_ends: bool) -> Scan {
    Scan {
        source,
        buf: Vec::new(),
        count: 0,
        limit: usize::MAX,
        at_end: false,
        line_ends,
        line_is_space,
    }
}

fn text_source(text: &Str) -> Source {
    Source::Text {
        bytes: text.as_bytes().to_vec(),
        at: 0,
        size: 0,
    }
}

fn reader_source(reader: Dyn<dyn io::Reader>) -> Source {
    Source::Reader {
        reader,
        pending: Vec::new(),
        last: 0,
        again: false,
    }
}

fn standard() -> Dyn<dyn io::Reader> {
    Dyn::new(Rc::new(os::stdin()) as Rc<dyn io::Reader>)
}

pub fn sscan(str: Str, a: Slice<Any>) -> (isize, Error) {
    scan_of(text_source(&str), true, false).all(&a)
}

pub fn sscanln(str: Str, a: Slice<Any>) -> (isize, Error) {
    scan_of(text_source(&str), false, true).all(&a)
}

pub fn sscanf(str: Str, format: Str, a: Slice<Any>) -> (isize, Error) {
    scan_of(text_source(&str), false, false).formatted(format.as_bytes(), &a)
}

pub fn fscan(r: Dyn<dyn io::Reader>, a: Slice<Any>) -> (isize, Error) {
    scan_of(reader_source(r), true, false).all(&a)
}

pub fn fscanln(r: Dyn<dyn io::Reader>, a: Slice<Any>) -> (isize, Error) {
    scan_of(reader_source(r), false, true).all(&a)
}

pub fn fscanf(r: Dyn<dyn io::Reader>, format: Str, a: Slice<Any>) -> (isize, Error) {
    scan_of(reader_source(r), false, false).formatted(format.as_bytes(), &a)
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

type OwnScan = fn(&mut Scan, &Any, char) -> Result<(), Error>;

thread_local! {
    /// How values of some types are scanned.
    static OWN_SCAN: std::cell::RefCell<HashMap<TypeId, OwnScan>> = std::cell::RefCell::new(HashMap::new());
}

/// A type of the library with the method `Scan`.
pub trait Scanned: GoType {
    fn scan_from(&self, scan: &mut Scan, verb: char) -> Result<(), Error>;
}

/// Has scanning functions call the method `Scan` of a type.
pub fn use_scan<T: Scanned>() {
    OWN_SCAN.with_borrow_mut(|own| own.insert(TypeId::of::<T>(), by_scan::<T>));
}

fn by_scan<T: Scanned>(scan: &mut Scan, arg: &Any, verb: char) -> Result<(), Error> {
    arg.get::<T>()
        .map_or(Ok(()), |value| value.scan_from(scan, verb))
}

fn own_scan(arg: &Any) -> Option<OwnScan> {
    let id = arg.dynamic_type()?;
    OWN_SCAN.with_borrow(|own| own.get(&id).copied())
}

const BINARY: &str = "01_";
const OCTAL: &str = "01234567_";
const DECIMAL: &str = "0123456789_";
const HEXADECIMAL: &str = "0123456789aAbBcCdDeEfF_";
const FLOAT_VERBS: &str = "beEfFgGv";

fn wrong<T>(text: &str) -> Result<T, Error> {
    Err(errors::new(Str::from(text.to_string())))
}

fn is_blank(r: i32) -> bool {
    matches!(
        r,
        0x09..=0x0d | 0x20 | 0x85 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000
    )
}

fn is_one_of(r: i32, set: &str) -> bool {
    set.chars().any(|c| c as i32 == r)
}

impl Scan {
    /// The next rune; -1 at the end.
    pub fn rune(&mut self) -> Result<i32, Error> {
        if self.at_end || self.count >= self.limit {
            return Ok(-1);
        }
        match self.source.read() {
            Ok(r) => {
                self.count += 1;
                self.at_end = self.line_ends && r == 10;
                Ok(r)
            }
            Err(err) if err == io::eof() => {
                self.at_end = true;
                Ok(-1)
            }
            Err(err) => Err(err),
        }
    }

    pub fn unread(&mut self) {
        self.source.unread();
        self.at_end = false;
        self.count -= 1;
    }

    fn some_rune(&mut self) -> Result<i32, Error> {
        match self.rune()? {
            -1 => Err(io::err_unexpected_eof()),
            r => Ok(r),
        }
    }

    fn peek(&mut self, set: &str) -> Result<bool, Error> {
        let r = self.rune()?;
        if r != -1 {
            self.unread();
        }
        Ok(is_one_of(r, set))
    }

    fn accept(&mut self, set: &str) -> Result<bool, Error> {
        let r = self.rune()?;
        if r != -1 && is_one_of(r, set) {
            self.put(r);
            return Ok(true);
        }
        if r != -1 {
            self.unread();
        }
        Ok(false)
    }

    fn accept_all(&mut self, sets: &[&str]) -> Result<bool, Error> {
        for set in sets {
            if !self.accept(set)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn accept_many(&mut self, set: &str) -> Result<(), Error> {
        while self.accept(set)? {}
        Ok(())
    }

    fn put(&mut self, r: i32) {
        self.buf.extend_from_slice(Str::from_rune(r).as_bytes());
    }

    fn taken(&mut self) -> Str {
        Str::from(std::mem::take(&mut self.buf))
    }

    pub fn skip_blanks(&mut self) -> Result<(), Error> {
        loop {
            let r = self.rune()?;
            match r {
                -1 => return Ok(()),
                13 if self.peek("\n")? => {}
                10 if self.line_is_space => {}
                10 => return wrong("unexpected newline"),
                _ if is_blank(r) => {}
                _ => {
                    self.unread();
                    return Ok(());
                }
            }
        }
    }

    fn not_at_end(&mut self) -> Result<(), Error> {
        if self.rune()? == -1 {
            return Err(io::eof());
        }
        self.unread();
        Ok(())
    }

    fn start(&mut self) -> Result<(), Error> {
        self.skip_blanks()?;
        self.not_at_end()
    }

    fn fits(&self, verb: char, verbs: &str, what: &str) -> Result<(), Error> {
        if verbs.contains(verb) {
            Ok(())
        } else {
            wrong(&format!("bad verb '%{verb}' for {what}"))
        }
    }

    // ---- one operand

    fn bool(&mut self, verb: char) -> Result<bool, Error> {
        self.start()?;
        self.fits(verb, "tv", "boolean")?;
        let r = self.rune()?;
        let (first, rest): (&str, &[&str]) = match r {
            0x31 => return Ok(true),
            0x74 | 0x54 => ("rR", &["uU", "eE"]),
            0x66 | 0x46 => ("aA", &["lL", "sS", "eE"]),
            _ => return Ok(false),
        };
        if self.accept(first)? && !self.accept_all(rest)? {
            return wrong("syntax error scanning boolean");
        }
        Ok(matches!(r, 0x74 | 0x54))
    }

    fn character(&mut self, bits: u32) -> Result<i64, Error> {
        self.not_at_end()?;
        let r = self.rune()?;
        if narrowed(i64::from(r), bits) != i64::from(r) {
            let text = Str::from_rune(r).lossy();
            return wrong(&format!("overflow on character value {text}"));
        }
        Ok(i64::from(r))
    }

    /// The digits of an integer, and their base; 0 where a prefix tells it.
    fn integer(&mut self, verb: char, signed: bool) -> Result<(Str, isize), Error> {
        self.start()?;
        self.fits(verb, "bdoUxXv", "integer")?;
        let (mut base, mut digits) = match verb {
            'b' => (2, &BINARY[..2]),
            'o' => (8, &OCTAL[..8]),
            'x' | 'X' | 'U' => (16, &HEXADECIMAL[..22]),
            _ => (10, &DECIMAL[..10]),
        };
        let mut found = false;
        if verb == 'U' {
            for set in ["U", "+"] {
                let r = self.rune()?;
                if !is_one_of(r, set) {
                    return wrong("bad unicode format ");
                }
            }
        } else {
            if signed {
                self.accept("+-")?;
            }
            if verb == 'v' {
                base = 0;
                digits = DECIMAL;
                if self.peek("0")? {
                    self.accept("0")?;
                    found = true;
                    digits = if self.accept("bB")? {
                        BINARY
                    } else if self.accept("oO")? {
                        OCTAL
                    } else if self.accept("xX")? {
                        HEXADECIMAL
                    } else {
                        OCTAL
                    };
                }
            }
        }
        if !found {
            self.not_at_end()?;
            if !self.accept(digits)? {
                return wrong("expected integer");
            }
        }
        self.accept_many(digits)?;
        Ok((self.taken(), base))
    }

    fn int(&mut self, verb: char, bits: u32) -> Result<i64, Error> {
        if verb == 'c' {
            return self.character(bits);
        }
        let (token, base) = self.integer(verb, true)?;
        let (value, err) = strconv::parse_int(token.clone(), base, 64);
        if !err.is_nil() {
            return Err(err);
        }
        if narrowed(value, bits) != value {
            let token = token.lossy();
            return wrong(&format!("integer overflow on token {token}"));
        }
        Ok(value)
    }

    fn uint(&mut self, verb: char, bits: u32) -> Result<u64, Error> {
        if verb == 'c' {
            return Ok(self.character(bits)? as u64);
        }
        let (token, base) = self.integer(verb, false)?;
        let (value, err) = strconv::parse_uint(token.clone(), base, 64);
        if !err.is_nil() {
            return Err(err);
        }
        if value << (64 - bits) >> (64 - bits) != value {
            let token = token.lossy();
            return wrong(&format!("unsigned integer overflow on token {token}"));
        }
        Ok(value)
    }

    fn float_token(&mut self) -> Result<Str, Error> {
        self.buf.clear();
        if self.accept_all(&["nN", "aA", "nN"])? {
            return Ok(self.taken());
        }
        self.accept("+-")?;
        if self.accept_all(&["iI", "nN", "fF"])? {
            return Ok(self.taken());
        }
        let (mut digits, mut exponent) = (DECIMAL, "eEpP");
        if self.accept_all(&["0", "xX"])? {
            (digits, exponent) = (HEXADECIMAL, "pP");
        }
        self.accept_many(digits)?;
        if self.accept(".")? {
            self.accept_many(digits)?;
        }
        if self.accept(exponent)? {
            self.accept("+-")?;
            self.accept_many(DECIMAL)?;
        }
        Ok(self.taken())
    }

    fn float(&mut self, verb: char, bits: isize) -> Result<f64, Error> {
        self.fits(verb, FLOAT_VERBS, &format!("float{bits}"))?;
        self.start()?;
        let token = self.float_token()?;
        float_of(token, bits)
    }

    fn complex(&mut self, verb: char, bits: isize) -> Result<Complex128, Error> {
        let failed = || wrong("syntax error scanning complex number");
        self.fits(verb, FLOAT_VERBS, "complex")?;
        self.start()?;
        let parens = self.accept("(")?;
        let re = self.float_token()?;
        self.buf.clear();
        if !self.accept("+-")? {
            return failed();
        }
        let sign = self.taken();
        let im = sign + self.float_token()?;
        if !self.accept("i")? || parens && !self.accept(")")? {
            return failed();
        }
        Ok(Complex128::new(float_of(re, bits)?, float_of(im, bits)?))
    }

    fn string(&mut self, verb: char) -> Result<Str, Error> {
        self.fits(verb, "svqxX", "string")?;
        self.start()?;
        match verb {
            'q' => self.quoted(),
            'x' | 'X' => self.hex(),
            _ => {
                loop {
                    let r = self.rune()?;
                    if r == -1 {
                        break;
                    }
                    if is_blank(r) {
                        self.unread();
                        break;
                    }
                    self.put(r);
                }
                Ok(self.taken())
            }
        }
    }

    fn quoted(&mut self) -> Result<Str, Error> {
        let quote = self.rune()?;
        if quote != 0x60 && quote != 0x22 {
            return wrong("expected quoted string");
        }
        let raw = quote == 0x60;
        if !raw {
            self.put(quote);
        }
        loop {
            let r = self.some_rune()?;
            if raw && r == quote {
                return Ok(self.taken());
            }
            self.put(r);
            if !raw && r == 0x5c {
                let escaped = self.some_rune()?;
                self.put(escaped);
            } else if !raw && r == quote {
                let (text, err) = strconv::unquote(self.taken());
                return if err.is_nil() { Ok(text) } else { Err(err) };
            }
        }
    }

    fn hex(&mut self) -> Result<Str, Error> {
        let digit = |r: i32| {
            let c = u32::try_from(r).ok().and_then(char::from_u32);
            c.and_then(|c| c.to_digit(16))
        };
        loop {
            let r = self.rune()?;
            let Some(high) = digit(r) else {
                if r != -1 {
                    self.unread();
                }
                break;
            };
            let Some(low) = digit(self.some_rune()?) else {
                return wrong("illegal hex digit");
            };
            self.buf.push((high * 16 + low) as u8);
        }
        if self.buf.is_empty() {
            return wrong("no hex data for %x string");
        }
        Ok(self.taken())
    }

    /// Scans one operand into what the pointer leads to.
    fn one(&mut self, verb: char, arg: &Any) -> Result<(), Error> {
        self.buf.clear();
        if let Some(method) = own_scan(arg) {
            return method(self, arg, verb).map_err(|err| {
                if err == io::eof() {
                    io::err_unexpected_eof()
                } else {
                    err
                }
            });
        }
        macro_rules! into {
            ($($of:ty: $value:expr;)*) => {$(
                if let Some(p) = arg.get::<Ptr<$of>>() {
                    let value = $value;
                    p.store(value);
                    return Ok(());
                }
            )*};
        }
        into! {
            isize: self.int(verb, 64)? as isize;
            Str: self.string(verb)?;
            f64: self.float(verb, 64)?;
            bool: self.bool(verb)?;
            i64: self.int(verb, 64)?;
            i32: self.int(verb, 32)? as i32;
            u8: self.uint(verb, 8)? as u8;
            usize: self.uint(verb, 64)? as usize;
            u64: self.uint(verb, 64)?;
            u32: self.uint(verb, 32)? as u32;
            u16: self.uint(verb, 16)? as u16;
            i16: self.int(verb, 16)? as i16;
            i8: self.int(verb, 8)? as i8;
            f32: self.float(verb, 32)? as f32;
            Slice<u8>: self.string(verb)?.to_bytes();
            Complex128: self.complex(verb, 64)?;
            Complex64: self.complex(verb, 32)?.to_single();
            Uintptr: Uintptr(self.uint(verb, 64)?);
        }
        let name = arg.type_name();
        if arg.pointee().is_none() {
            return wrong(&format!("type not a pointer: {name}"));
        }
        wrong(&format!("can't scan type: {name}"))
    }

    /// Runes of a set, behind blanks.
    pub fn token(&mut self, set: &str) -> Result<Str, Error> {
        self.skip_blanks()?;
        self.buf.clear();
        self.accept_many(set)?;
        Ok(self.taken())
    }

    // ---- all operands

    fn all(&mut self, targets: &Slice<Any>) -> (isize, Error) {
        let mut done = 0;
        let result = self.each(targets, &mut done);
        (done, result.err().unwrap_or(Dyn::NIL))
    }

    fn each(&mut self, targets: &Slice<Any>, done: &mut isize) -> Result<(), Error> {
        for target in targets.values() {
            self.one('v', &target)?;
            *done += 1;
        }
        while self.line_ends {
            let r = self.rune()?;
            if r == 10 || r == -1 {
                break;
            }
            if !is_blank(r) {
                return wrong("expected newline");
            }
        }
        Ok(())
    }

    fn formatted(&mut self, format: &[u8], targets: &Slice<Any>) -> (isize, Error) {
        let mut done = 0;
        let result = self.by_format(format, targets, &mut done);
        (done, result.err().unwrap_or(Dyn::NIL))
    }

    fn by_format(
        &mut self,
        format: &[u8],
        targets: &Slice<Any>,
        done: &mut isize,
    ) -> Result<(), Error> {
        let mut i = 0;
        while i < format.len() {
            let Some(passed) = self.advance(&format[i..])? else {
                if format[i] != b'%' {
                    return wrong("input does not match format");
                }
                i = self.directive(format, i + 1, targets, done)?;
                continue;
            };
            if passed > 0 {
                i += passed;
                continue;
            }
            if format[i] != b'%' {
                break;
            }
            i = self.directive(format, i + 1, targets, done)?;
        }
        if *done < targets.len() {
            return wrong("too many operands");
        }
        Ok(())
    }

    /// Scans the operand of a verb; where the format goes on.
    fn directive(
        &mut self,
        format: &[u8],
        start: usize,
        targets: &Slice<Any>,
        done: &mut isize,
    ) -> Result<usize, Error> {
        let (width, i) = number(format, start, format.len() - 1);
        let (rune, size) = decode_rune(&format[i..]);
        let verb = char::from_u32(rune as u32).unwrap_or('\u{FFFD}');
        if verb != 'c' {
            self.skip_blanks()?;
        }
        if verb == '%' {
            self.start()?;
            if !self.accept("%")? {
                return wrong("missing literal %");
            }
            return Ok(i + size);
        }
        self.limit = width.map_or(usize::MAX, |w| self.count + w);
        if *done >= targets.len() {
            let rest = Str::from(format[i..].to_vec()).lossy();
            return wrong(&format!("too few operands for format '%{rest}'"));
        }
        self.one(verb, &targets.at(*done))?;
        *done += 1;
        self.limit = usize::MAX;
        Ok(i + size)
    }

    /// Reads what the format says up to the next verb: how much of the format that was; nothing where they differ.
    fn advance(&mut self, format: &[u8]) -> Result<Option<usize>, Error> {
        let mut i = 0;
        while i < format.len() {
            let (rune, size) = decode_rune(&format[i..]);
            if is_blank(rune) {
                i = self.advance_blanks(format, i)?;
                continue;
            }
            if rune == 0x25 {
                match format.get(i + 1) {
                    None => return wrong("missing verb: % at end of format string"),
                    Some(b'%') => i += 1,
                    Some(_) => return Ok(Some(i)),
                }
            }
            if self.some_rune()? != rune {
                self.unread();
                return Ok(None);
            }
            i += size;
        }
        Ok(Some(i))
    }

    fn advance_blanks(&mut self, format: &[u8], start: usize) -> Result<usize, Error> {
        let mut i = start;
        let (mut lines, mut trailing) = (0, false);
        while i < format.len() {
            let (rune, size) = decode_rune(&format[i..]);
            if !is_blank(rune) {
                break;
            }
            trailing = rune != 10;
            lines += usize::from(rune == 10);
            i += size;
        }
        for _ in 0..lines {
            let mut r = self.rune()?;
            while is_blank(r) && r != 10 {
                r = self.rune()?;
            }
            if r != 10 && r != -1 {
                return wrong("newline in format does not match input");
            }
        }
        if trailing {
            let mut r = self.rune()?;
            if lines == 0 && !is_blank(r) && r != -1 {
                return wrong("expected space in input to match format");
            }
            if lines == 0 && r == 10 {
                return wrong("newline in input does not match format");
            }
            while is_blank(r) && r != 10 {
                r = self.rune()?;
            }
            if r != -1 {
                self.unread();
            }
        }
        Ok(i)
    }
}

fn narrowed(value: i64, bits: u32) -> i64 {
    value << (64 - bits) >> (64 - bits)
}

/// A float with a decimal or a binary exponent.
fn float_of(token: Str, bits: isize) -> Result<f64, Error> {
    let bytes = token.as_bytes();
    let is_hex = bytes.contains(&b'x') || bytes.contains(&b'X');
    let parsed = match bytes.iter().position(|b| *b == b'p') {
        Some(at) if !is_hex => {
            let (value, err) = strconv::parse_float(token.slice(0, at as isize), bits);
            let (power, failed) = strconv::atoi(token.slice_from(at as isize + 1));
            let err = if err.is_nil() { failed } else { err };
            if let Some(err) = err.get::<Ptr<strconv::NumError>>() {
                err.edit(|e| e.num = token.clone());
            }
            if err.is_nil() {
                (math::ldexp(value, power), err)
            } else {
                (value, err)
            }
        }
        _ => strconv::parse_float(token.clone(), bits),
    };
    if parsed.1.is_nil() {
        Ok(parsed.0)
    } else {
        Err(parsed.1)
    }
}
