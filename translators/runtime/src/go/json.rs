// Implements Go's package encoding/json, its writing half: Marshal and MarshalIndent; how JSON is read stands in `json_read`.

use super::*;
use std::collections::HashSet;
use std::rc::Rc;

/// An error of this package: the text is all that there is to see.
macro_rules! json_error {
    ($name:ident, $go:literal, $start:literal) => {
        #[derive(Clone, PartialEq)]
        pub struct $name {
            text: Str,
            cause: Error,
        }

        record!($name, $go, 32; text "Str", cause "Err"; ptr_error);

        impl $name {
            fn boxed(text: &str, cause: Error) -> Error {
                let text = Str::from(format!("{}{text}", $start));
                Dyn::new(Rc::new(Ptr::new($name { text, cause })))
            }
        }

        impl GoError for Ptr<$name> {
            fn error(&self) -> Str {
                self.peek(|e| e.text.clone())
            }
            fn wrapped(&self) -> Vec<Error> {
                let cause = self.peek(|e| e.cause.clone());
                if cause.is_nil() { Vec::new() } else { vec![cause] }
            }
        }
    };
}

json_error!(
    UnsupportedTypeError,
    "json.UnsupportedTypeError",
    "json: unsupported type: "
);
json_error!(
    UnsupportedValueError,
    "json.UnsupportedValueError",
    "json: unsupported value: "
);
json_error!(
    MarshalerError,
    "json.MarshalerError",
    "json: error calling "
);

/// An error of reading: the text is all that there is to see.
macro_rules! reading_error {
    ($name:ident, $go:literal) => {
        #[derive(Clone, PartialEq)]
        pub struct $name {
            text: Str,
        }

        record!($name, $go, 24; text "msg"; ptr_error);

        impl $name {
            pub fn boxed(text: String) -> Error {
                let text = Str::from(text);
                Dyn::new(Rc::new(Ptr::new($name { text })))
            }
        }

        impl GoError for Ptr<$name> {
            fn error(&self) -> Str {
                self.peek(|e| e.text.clone())
            }
        }
    };
}

reading_error!(SyntaxError, "json.SyntaxError");
reading_error!(UnmarshalTypeError, "json.UnmarshalTypeError");
reading_error!(InvalidUnmarshalError, "json.InvalidUnmarshalError");

/// A number as its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(pub Str);

defined!(Number, "json.Number"; Str; stringer);

impl GoStringer for Number {
    fn string(&self) -> Str {
        self.0.clone()
    }
}

impl Number {
    pub fn string(&self) -> Str {
        self.0.clone()
    }
}

/// JSON that is written as it stands.
#[derive(Clone, PartialEq)]
pub struct RawMessage(pub Slice<u8>);

defined!(RawMessage, "json.RawMessage"; Slice<u8>; json);

impl RawMessage {
    pub fn marshal_json(&self) -> (Slice<u8>, Error) {
        let null = || Str::from("null").to_bytes();
        (
            if self.0.is_nil() {
                null()
            } else {
                self.0.clone()
            },
            Dyn::NIL,
        )
    }
}

pub fn marshal(v: Any) -> (Slice<u8>, Error) {
    written(&v, true)
}

pub fn unmarshal<T: json_read::FromJson>(data: Slice<u8>, v: Ptr<T>) -> Error {
    json_read::read_into(&data, &v)
}

pub fn valid(data: Slice<u8>) -> bool {
    json_read::parsed(&data.to_vec()).is_ok()
}

fn written(v: &Any, html: bool) -> (Slice<u8>, Error) {
    let mut writer = Writer {
        out: Vec::new(),
        html,
        level: 0,
        seen: HashSet::new(),
    };
    match writer.value(v, false, false) {
        Ok(()) => (Slice::from(writer.out), Dyn::NIL),
        Err(error) => (Slice::NIL, error),
    }
}

pub fn marshal_indent(v: Any, prefix: Str, indent: Str) -> (Slice<u8>, Error) {
    let (json, error) = marshal(v);
    if !error.is_nil() {
        return (json, error);
    }
    let text = indented(&json.to_vec(), prefix.as_bytes(), indent.as_bytes());
    (Slice::from(text), Dyn::NIL)
}

/// Writes values to a writer, each on a line of its own.
#[derive(Clone, PartialEq)]
pub struct Encoder {
    w: Dyn<dyn io::Writer>,
    prefix: Str,
    indent: Str,
    plain: bool,
}

record!(Encoder, "json.Encoder", 88; w "w", prefix "indentPrefix", indent "indentValue", plain "plain");

pub fn new_encoder(w: Dyn<dyn io::Writer>) -> Ptr<Encoder> {
    Ptr::new(Encoder {
        w,
        ..Encoder::zero()
    })
}

impl Ptr<Encoder> {
    pub fn set_indent(&self, prefix: Str, indent: Str) {
        self.edit(|e| (e.prefix, e.indent) = (prefix, indent));
    }

    pub fn set_escape_html(&self, on: bool) {
        self.edit(|e| e.plain = !on);
    }

    pub fn encode(&self, v: Any) -> Error {
        let Encoder {
            w,
            prefix,
            indent,
            plain,
        } = self.load();
        let (json, error) = written(&v, !plain);
        if !error.is_nil() {
            return error;
        }
        let mut text = json.to_vec();
        if !prefix.is_empty() || !indent.is_empty() {
            text = indented(&text, prefix.as_bytes(), indent.as_bytes());
        }
        text.push(b'\n');
        w.write(Slice::from(text)).1
    }
}

/// Spreads JSON over lines.
fn indented(json: &[u8], prefix: &[u8], indent: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut depth = 0;
    let mut opened = false;
    let line = |out: &mut Vec<u8>, depth: usize| {
        out.push(b'\n');
        out.extend_from_slice(prefix);
        out.extend(indent.repeat(depth));
    };
    for (c, quoted) in tokens(json) {
        if opened && !matches!(c, b'}' | b']') {
            depth += 1;
            line(&mut out, depth);
        }
        match c {
            _ if quoted => out.push(c),
            b'}' | b']' if !opened => {
                depth -= 1;
                line(&mut out, depth);
                out.push(c);
            }
            b',' => {
                out.push(c);
                line(&mut out, depth);
            }
            b':' => out.extend(b": "),
            _ => out.push(c),
        }
        opened = !quoted && matches!(c, b'{' | b'[');
    }
    out
}

/// The bytes of JSON without space between tokens, and whether each is part of a string.
fn tokens(json: &[u8]) -> impl Iterator<Item = (u8, bool)> {
    let (mut inside, mut escaped) = (false, false);
    json.iter().filter_map(move |c| {
        let before = inside;
        if escaped {
            escaped = false;
        } else if inside && *c == b'\\' {
            escaped = true;
        } else if *c == b'"' {
            inside = !inside;
        }
        let space = matches!(c, b' ' | b'\t' | b'\r' | b'\n');
        (before || !space).then_some((*c, before || inside))
    })
}

struct Writer {
    out: Vec<u8>,
    /// Whether `<`, `>` and `&` are escaped.
    html: bool,
    /// How deep in pointers, maps and slices; far down, those on the way are noted to find cycles.
    level: usize,
    seen: HashSet<(usize, String)>,
}

impl Writer {
    /// Writes a value; `variable` tells that it has the methods of its pointer, `quoted` that it goes into a string.
    fn value(&mut self, v: &Any, variable: bool, quoted: bool) -> Result<(), Error> {
        if v.is_nil() {
            self.out.extend(b"null");
            return Ok(());
        }
        if let Some((json, text, error)) = v.as_json(variable) {
            return self.made(v, json, &text, error);
        }
        let address = v.address();
        if address == 0 {
            return self.bare(v, variable, quoted);
        }
        let key = (address, v.type_name());
        self.level += 1;
        if self.level > 1000 && !self.seen.insert(key.clone()) {
            let text = format!("encountered a cycle via {}", v.type_name());
            return Err(UnsupportedValueError::boxed(&text, Dyn::NIL));
        }
        self.bare(v, variable, quoted)?;
        if self.level > 1000 {
            self.seen.remove(&key);
        }
        self.level -= 1;
        Ok(())
    }

    /// What a method `MarshalJSON` or `MarshalText` gave.
    fn made(
        &mut self,
        v: &Any,
        json: bool,
        text: &Slice<u8>,
        error: Error,
    ) -> Result<(), Error> {
        if !error.is_nil() {
            let method = if json { "MarshalJSON" } else { "MarshalText" };
            let about = format!("{method} for type {}: {}", v.type_name(), error.error());
            return Err(MarshalerError::boxed(&about, error));
        }
        if !json {
            self.string(&text.to_vec(), self.html);
            return Ok(());
        }
        let compact: Vec<u8> = tokens(&text.to_vec()).map(|(c, _)| c).collect();
        let compact = if self.html {
            html_escaped(&compact)
        } else {
            compact
        };
        self.out.extend(compact);
        Ok(())
    }

    fn bare(&mut self, v: &Any, variable: bool, quoted: bool) -> Result<(), Error> {
        match v.repr() {
            Repr::Nil => self.out.extend(b"null"),
            Repr::Bool(b) => self.scalar(&b.to_string(), quoted),
            Repr::Int(n) => self.scalar(&n.to_string(), quoted),
            Repr::Uint(n) | Repr::Uintptr(n) => self.scalar(&n.to_string(), quoted),
            Repr::Float32(f) => {
                let digits = |n: Option<usize>| match n {
                    None => format!("{f:e}"),
                    Some(n) => format!("{f:.n$e}"),
                };
                let same = |text: &str| text.parse() == Ok(f);
                self.scalar(
                    &float_text(f.into(), f.abs() < 1e-6, &digits, &same)?,
                    quoted,
                );
            }
            Repr::Float(f) => {
                let digits = |n: Option<usize>| match n {
                    None => format!("{f:e}"),
                    Some(n) => format!("{f:.n$e}"),
                };
                let same = |text: &str| text.parse() == Ok(f);
                self.scalar(&float_text(f, f.abs() < 1e-6, &digits, &same)?, quoted);
            }
            Repr::Str(text) if v.is::<Number>() => {
                let text = if text.is_empty() {
                    "0".to_string()
                } else {
                    text.lossy()
                };
                self.scalar(&text, quoted);
            }
            Repr::Str(text) if quoted => {
                let mut inner = Writer {
                    out: Vec::new(),
                    seen: HashSet::new(),
                    ..*self
                };
                inner.string(text.as_bytes(), self.html);
                self.string(&inner.out, false);
            }
            Repr::Str(text) => self.string(text.as_bytes(), self.html),
            Repr::Array(elems) => self.list(&elems, variable)?,
            Repr::Slice(None) | Repr::Map(None) | Repr::Ptr(_, None) => {
                self.out.extend(b"null")
            }
            Repr::Slice(Some(elems)) if v.underlying() == "[]uint8" => {
                let byte = |elem: &Any| match elem.repr() {
                    Repr::Uint(byte) => byte as u8,
                    _ => 0,
                };
                let text = base64(&elems.iter().map(byte).collect::<Vec<_>>());
                self.scalar(&text, true);
            }
            Repr::Slice(Some(elems)) => self.list(&elems, true)?,
            Repr::Map(Some(entries)) => self.map(v, entries)?,
            Repr::Struct(_) => self.fields(v, variable)?,
            Repr::Ptr(_, Some(target)) => self.value(&target, true, quoted)?,
            Repr::Complex64(..) | Repr::Complex(..) | Repr::Func(_) => {
                return Err(UnsupportedTypeError::boxed(&v.type_name(), Dyn::NIL));
            }
        }
        Ok(())
    }

    fn scalar(&mut self, text: &str, quoted: bool) {
        let quote: &[u8] = if quoted { b"\"" } else { b"" };
        self.out.extend_from_slice(quote);
        self.out.extend_from_slice(text.as_bytes());
        self.out.extend_from_slice(quote);
    }

    fn list(&mut self, elems: &[Any], variable: bool) -> Result<(), Error> {
        self.out.push(b'[');
        for (i, elem) in elems.iter().enumerate() {
            if i > 0 {
                self.out.push(b',');
            }
            self.value(elem, variable, false)?;
        }
        self.out.push(b']');
        Ok(())
    }

    fn map(&mut self, v: &Any, entries: Vec<(Any, Any)>) -> Result<(), Error> {
        let mut named = Vec::new();
        for (key, value) in entries {
            let name = match (key.repr(), key.as_json(false)) {
                (Repr::Str(text), _) => text,
                (_, Some((false, text, error))) if error.is_nil() => Str::from_bytes(&text),
                (Repr::Int(n), _) => Str::from(n.to_string()),
                (Repr::Uint(n) | Repr::Uintptr(n), _) => Str::from(n.to_string()),
                _ => return Err(UnsupportedTypeError::boxed(&v.type_name(), Dyn::NIL)),
            };
            named.push((name, value));
        }
        named.sort_by(|(a, _), (b, _)| a.cmp(b));
        self.out.push(b'{');
        for (i, (name, value)) in named.iter().enumerate() {
            if i > 0 {
                self.out.push(b',');
            }
            self.string(name.as_bytes(), self.html);
            self.out.push(b':');
            self.value(value, false, false)?;
        }
        self.out.push(b'}');
        Ok(())
    }

    fn fields(&mut self, v: &Any, variable: bool) -> Result<(), Error> {
        let mut fields = Vec::new();
        gather(v, variable, false, &[], &mut fields);
        self.out.push(b'{');
        let mut first = true;
        for field in dominant(fields) {
            if field.absent
                || field.omit_empty && is_empty(&field)
                || field.omit_zero && is_zero(&field.value)
            {
                continue;
            }
            if !first {
                self.out.push(b',');
            }
            first = false;
            let name = field.name.as_bytes();
            let name = if self.html {
                html_escaped(name)
            } else {
                name.to_vec()
            };
            self.out.push(b'"');
            self.out.extend(name);
            self.out.extend(b"\":");
            self.value(&field.value, field.variable, field.quoted)?;
        }
        self.out.push(b'}');
        Ok(())
    }

    fn string(&mut self, text: &[u8], html: bool) {
        self.out.push(b'"');
        let mut rest = text;
        while !rest.is_empty() {
            let (rune, size) = decode_rune(rest);
            let (bytes, after) = rest.split_at(size);
            rest = after;
            match rune {
                0x22 => self.out.extend(b"\\\""),
                0x5c => self.out.extend(b"\\\\"),
                8 => self.out.extend(b"\\b"),
                9 => self.out.extend(b"\\t"),
                10 => self.out.extend(b"\\n"),
                12 => self.out.extend(b"\\f"),
                13 => self.out.extend(b"\\r"),
                0xfffd if size == 1 => self.out.extend(b"\\ufffd"),
                0..0x20 | 0x2028 | 0x2029 => {
                    self.out.extend(format!("\\u{rune:04x}").bytes())
                }
                0x3c | 0x3e | 0x26 if html => {
                    self.out.extend(format!("\\u{rune:04x}").bytes())
                }
                _ => self.out.extend_from_slice(bytes),
            }
        }
        self.out.push(b'"');
    }
}

fn html_escaped(json: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < json.len() {
        match &json[at..] {
            [c @ (b'<' | b'>' | b'&'), ..] => out.extend(format!("\\u{c:04x}").bytes()),
            [0xe2, 0x80, last @ (0xa8 | 0xa9), ..] => {
                out.extend(format!("\\u202{:x}", last & 15).bytes());
                at += 2;
            }
            [c, ..] => out.push(*c),
            [] => {}
        }
        at += 1;
    }
    out
}

/// As ES6 writes numbers: with an exponent below 1e-6 and from 1e21 on. `digits` gives the number with an exponent, with
/// so many digits behind the point or as few as tell it from others, `same` reads one back.
fn float_text(
    f: f64,
    small: bool,
    digits: &dyn Fn(Option<usize>) -> String,
    same: &dyn Fn(&str) -> bool,
) -> Result<String, Error> {
    if !f.is_finite() {
        let text = if f.is_nan() {
            "NaN"
        } else if f > 0.0 {
            "+Inf"
        } else {
            "-Inf"
        };
        return Err(UnsupportedValueError::boxed(text, Dyn::NIL));
    }
    let mut text = digits(None);
    let mantissa = text.split('e').next().unwrap_or("");
    // Of two texts that are equally near, Go takes the one with the even digit.
    let even = digits(Some(
        mantissa.bytes().filter(u8::is_ascii_digit).count() - 1,
    ));
    if same(&even) {
        text = even;
    }
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if f.abs() >= 1e21 || f != 0.0 && small {
        return Ok(format!("{mantissa}e{exponent:+}"));
    }
    let sign = if f.is_sign_negative() { "-" } else { "" };
    let mut digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    if exponent < 0 {
        digits.insert_str(0, &"0".repeat(-exponent as usize));
    }
    let whole = exponent.max(0) as usize + 1;
    let digits = format!("{digits:0<whole$}");
    let (whole, part) = digits.split_at(whole);
    let point = if part.is_empty() { "" } else { "." };
    Ok(format!("{sign}{whole}{point}{part}"))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] =
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0, |sum, i| {
            sum << 8 | u32::from(*chunk.get(i).unwrap_or(&0))
        });
        for i in 0..4 {
            let digit = DIGITS[(group >> (18 - 6 * i) & 63) as usize];
            text.push(if i > chunk.len() {
                '='
            } else {
                char::from(digit)
            });
        }
    }
    text
}

/// A field as JSON names it.
struct Field {
    name: String,
    tagged: bool,
    /// Where it is: numbers of the fields on the way through embedded structs.
    index: Vec<usize>,
    value: Any,
    /// Whether a nil pointer is on the way.
    absent: bool,
    /// Whether its type is an interface.
    interface: bool,
    variable: bool,
    omit_empty: bool,
    omit_zero: bool,
    quoted: bool,
}

/// The fields of a struct, with those of the structs that are embedded in it.
fn gather(v: &Any, variable: bool, absent: bool, path: &[usize], fields: &mut Vec<Field>) {
    let Repr::Struct(all) = v.repr() else { return };
    let tags = v.tags();
    for (i, (go_name, static_type, value)) in all.into_iter().enumerate() {
        let (tag, embedded) = tags.get(i).copied().unwrap_or(("", false));
        let tag = reflect::tag_value(tag, "json").unwrap_or_default();
        let (name, options) = tag.split_once(',').unwrap_or((&tag, ""));
        let name = if is_valid_name(name) { name } else { "" };
        let interface = value.is_nil() || value.type_name() != static_type;
        let variable = variable && !interface;
        let index = [path, &[i]].concat();
        let (target, missing, through) = match value.repr() {
            Repr::Ptr(_, None) => (value.pointee().unwrap_or(Dyn::NIL), true, true),
            Repr::Ptr(_, Some(target)) => (target, false, true),
            _ => (value.clone(), false, false),
        };
        let inner = target.repr();
        let is_struct = !interface && matches!(inner, Repr::Struct(_));
        let exported = go_name.starts_with(char::is_uppercase);
        if tag == "-" || !(exported || embedded && is_struct) {
            continue;
        }
        if embedded && is_struct && name.is_empty() {
            // A type that embeds a pointer to itself ends somewhere.
            if index.len() < 9 {
                gather(
                    &target,
                    variable || through,
                    absent || missing,
                    &index,
                    fields,
                );
            }
            continue;
        }
        let has = |option: &str| options.split(',').any(|o| o == option);
        let scalar = matches!(
            inner,
            Repr::Bool(_)
                | Repr::Int(_)
                | Repr::Uint(_)
                | Repr::Uintptr(_)
                | Repr::Float(_)
                | Repr::Float32(_)
                | Repr::Str(_)
        );
        fields.push(Field {
            name: if name.is_empty() {
                go_name.to_string()
            } else {
                name.to_string()
            },
            tagged: !name.is_empty(),
            index,
            value,
            absent,
            interface,
            variable,
            omit_empty: has("omitempty"),
            omit_zero: has("omitzero"),
            quoted: has("string") && scalar && !interface,
        });
    }
}

/// Of the fields with the same name, the one that stands least deep, then the one with a tag; none if two are alike.
fn dominant(mut fields: Vec<Field>) -> Vec<Field> {
    let rank = |f: &Field| (f.index.len(), !f.tagged);
    fields.sort_by(|a, b| (&a.name, rank(a), &a.index).cmp(&(&b.name, rank(b), &b.index)));
    let mut chosen: Vec<Field> = Vec::new();
    let mut rest = fields.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut alone = true;
        while let Some(other) = rest.next_if(|f| f.name == first.name) {
            alone &= rank(&other) != rank(&first);
        }
        if alone {
            chosen.push(first);
        }
    }
    chosen.sort_by(|a, b| a.index.cmp(&b.index));
    chosen
}

fn is_valid_name(name: &str) -> bool {
    let good = |c: char| c.is_alphanumeric() || "!#$%&()*+-./:;<=>?@[]^_{|}~ ".contains(c);
    !name.is_empty() && name.chars().all(good)
}

fn is_empty(field: &Field) -> bool {
    if field.interface {
        return field.value.is_nil();
    }
    match field.value.repr() {
        Repr::Array(elems) => elems.is_empty(),
        Repr::Slice(elems) => elems.is_none_or(|elems| elems.is_empty()),
        Repr::Map(entries) => entries.is_none_or(|entries| entries.is_empty()),
        Repr::Struct(_) => false,
        _ => is_zero(&field.value),
    }
}

fn is_zero(v: &Any) -> bool {
    match v.repr() {
        Repr::Nil => true,
        Repr::Bool(b) => !b,
        Repr::Int(n) => n == 0,
        Repr::Uint(n) | Repr::Uintptr(n) => n == 0,
        Repr::Float32(f) => f == 0.0,
        Repr::Float(f) => f == 0.0,
        Repr::Complex64(re, im) => re == 0.0 && im == 0.0,
        Repr::Complex(re, im) => re == 0.0 && im == 0.0,
        Repr::Str(text) => text.is_empty(),
        Repr::Array(elems) => elems.iter().all(is_zero),
        Repr::Struct(fields) => fields.iter().all(|(_, _, v)| is_zero(v)),
        Repr::Slice(elems) => elems.is_none(),
        Repr::Map(entries) => entries.is_none(),
        Repr::Ptr(_, target) => target.is_none(),
        Repr::Func(address) => address == 0,
    }
}
