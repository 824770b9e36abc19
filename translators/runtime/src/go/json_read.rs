// Implements the reading half of Go's package encoding/json: the syntax, and how values take what was read.

use super::*;

/// What JSON text says.
#[derive(Clone)]
pub enum Json {
    Null,
    Bool(bool),
    Number(String),
    Text(Vec<u8>),
    Array(Vec<Json>),
    Object(Vec<(Vec<u8>, Json)>),
}

/// Deeper values are refused, as by Go.
const DEPTH: usize = 10_000;

struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    depth: usize,
}

/// The whole of a text.
pub fn parsed(text: &[u8]) -> Result<Json, Error> {
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
    };
    let json = parser.value()?;
    match parser.next() {
        None => Ok(json),
        Some(c) => Err(invalid(c, "after top-level value")),
    }
}

fn invalid(c: u8, context: &str) -> Error {
    let quoted = match c {
        b'\'' => "'\\''".to_string(),
        b'"' => "'\"'".to_string(),
        c => {
            let text = strconv::quote(Str::from_rune(i32::from(c))).lossy();
            format!("'{}'", &text[1..text.len() - 1])
        }
    };
    json::SyntaxError::boxed(format!("invalid character {quoted} {context}"))
}

fn at_end() -> Error {
    json::SyntaxError::boxed("unexpected end of JSON input".to_string())
}

impl Parser<'_> {
    /// The next character that is no space; it stays.
    fn next(&mut self) -> Option<u8> {
        while matches!(self.text.get(self.at), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
        self.text.get(self.at).copied()
    }

    /// The next character; Go looks at the end as at a space, which fits nowhere within a word, a number or an escape.
    fn take(&mut self) -> u8 {
        let c = self.text.get(self.at).copied().unwrap_or(b' ');
        self.at += 1;
        c
    }

    fn value(&mut self) -> Result<Json, Error> {
        let c = self.next().ok_or_else(at_end)?;
        match c {
            b'{' | b'[' => {
                self.depth += 1;
                if self.depth > DEPTH {
                    return Err(json::SyntaxError::boxed("exceeded max depth".to_string()));
                }
                self.at += 1;
                let made = if c == b'{' {
                    self.object()
                } else {
                    self.array()
                };
                self.depth -= 1;
                made
            }
            b'"' => Ok(Json::Text(self.string()?)),
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.literal("true", Json::Bool(true)),
            b'f' => self.literal("false", Json::Bool(false)),
            b'n' => self.literal("null", Json::Null),
            c => Err(invalid(c, "looking for beginning of value")),
        }
    }

    fn literal(&mut self, word: &str, value: Json) -> Result<Json, Error> {
        for expected in word.bytes() {
            let c = self.take();
            if c != expected {
                let wanted = char::from(expected);
                return Err(invalid(
                    c,
                    &format!("in literal {word} (expecting '{wanted}')"),
                ));
            }
        }
        Ok(value)
    }

    fn array(&mut self) -> Result<Json, Error> {
        let mut elems = Vec::new();
        if self.next() == Some(b']') {
            self.at += 1;
            return Ok(Json::Array(elems));
        }
        loop {
            elems.push(self.value()?);
            let c = self.next().ok_or_else(at_end)?;
            self.at += 1;
            match c {
                b',' => {}
                b']' => return Ok(Json::Array(elems)),
                c => return Err(invalid(c, "after array element")),
            }
        }
    }

    fn object(&mut self) -> Result<Json, Error> {
        let mut entries = Vec::new();
        if self.next() == Some(b'}') {
            self.at += 1;
            return Ok(Json::Object(entries));
        }
        loop {
            let c = self.next().ok_or_else(at_end)?;
            if c != b'"' {
                return Err(invalid(c, "looking for beginning of object key string"));
            }
            let key = self.string()?;
            let c = self.next().ok_or_else(at_end)?;
            if c != b':' {
                return Err(invalid(c, "after object key"));
            }
            self.at += 1;
            entries.push((key, self.value()?));
            let c = self.next().ok_or_else(at_end)?;
            self.at += 1;
            match c {
                b',' => {}
                b'}' => return Ok(Json::Object(entries)),
                c => return Err(invalid(c, "after object key:value pair")),
            }
        }
    }

    /// Digits; at least one of them, where `missing` says what else is wrong.
    fn digits(&mut self, missing: &str) -> Result<(), Error> {
        let c = self.take();
        if !c.is_ascii_digit() {
            return Err(invalid(c, missing));
        }
        while matches!(self.text.get(self.at), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<Json, Error> {
        let start = self.at;
        if self.text.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        if self.text.get(self.at) == Some(&b'0') {
            self.at += 1;
        } else {
            self.digits("in numeric literal")?;
        }
        if self.text.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits("after decimal point in numeric literal")?;
        }
        if matches!(self.text.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.text.get(self.at), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits("in exponent of numeric literal")?;
        }
        let text = String::from_utf8_lossy(&self.text[start..self.at]);
        Ok(Json::Number(text.into_owned()))
    }

    /// From the quote on; what is no UTF-8 becomes U+FFFD.
    fn string(&mut self) -> Result<Vec<u8>, Error> {
        self.at += 1;
        let mut out = Vec::new();
        loop {
            if self.at >= self.text.len() {
                return Err(at_end());
            }
            let c = self.take();
            match c {
                b'"' => {
                    return Ok(Str::from_runes(&Str::from(out).to_runes())
                        .as_bytes()
                        .to_vec());
                }
                b'\\' => self.escape(&mut out)?,
                0..0x20 => return Err(invalid(c, "in string literal")),
                c => out.push(c),
            }
        }
    }

    fn escape(&mut self, out: &mut Vec<u8>) -> Result<(), Error> {
        let c = self.take();
        out.push(match c {
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'\\' | b'/' | b'"' => c,
            b'u' => {
                let unit = self.unit()?;
                let rune = self.joined(unit)?;
                out.extend_from_slice(Str::from_rune(rune).as_bytes());
                return Ok(());
            }
            c => return Err(invalid(c, "in string escape code")),
        });
        Ok(())
    }

    fn unit(&mut self) -> Result<i32, Error> {
        let mut unit = 0;
        for _ in 0..4 {
            let c = self.take();
            let digit = char::from(c)
                .to_digit(16)
                .ok_or_else(|| invalid(c, "in \\u hexadecimal character escape"))?;
            unit = unit * 16 + digit as i32;
        }
        Ok(unit)
    }

    /// Two halves of a surrogate pair are one character; half of one is U+FFFD.
    fn joined(&mut self, first: i32) -> Result<i32, Error> {
        if !(0xd800..0xe000).contains(&first) {
            return Ok(first);
        }
        let rest = &self.text[self.at..];
        if first < 0xdc00 && rest.starts_with(b"\\u") {
            let before = self.at;
            self.at += 2;
            let second = self.unit()?;
            if (0xdc00..0xe000).contains(&second) {
                return Ok(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
            self.at = before;
        }
        Ok(0xfffd)
    }
}

/// Where a value is read: the struct around it, the keys that lead there, and the first value that did not fit.
#[derive(Default)]
pub struct Reading {
    structure: String,
    keys: Vec<String>,
    misfit: Option<Error>,
    /// The name of the defined type that wraps the value which is read now.
    named: Option<&'static str>,
}

impl Reading {
    /// Reads what a defined type wraps.
    pub fn wrapped<T: FromJson>(&mut self, name: &'static str, inner: &mut T, json: &Json) {
        self.named = Some(name);
        inner.read(json, self);
        self.named = None;
    }

    /// Reads a field of a struct.
    pub fn field<T: FromJson>(
        &mut self,
        owner: &str,
        key: &str,
        field: &mut T,
        json: &Json,
    ) {
        let name = owner.rsplit('.').next().unwrap_or(owner).to_string();
        let around = std::mem::replace(&mut self.structure, name);
        self.keys.push(key.to_string());
        field.read(json, self);
        self.keys.pop();
        self.structure = around;
    }

    /// The value is of another type: reading goes on, and the first of such errors is given at the end.
    pub fn misfit<T: GoType>(&mut self, what: &str) {
        let place = if self.keys.is_empty() {
            "value".to_string()
        } else {
            format!("struct field {}.{}", self.structure, self.keys.join("."))
        };
        let name = self.named.map_or_else(T::go_type, str::to_string);
        let text = format!("json: cannot unmarshal {what} into Go {place} of type {name}");
        self.misfit
            .get_or_insert_with(|| json::UnmarshalTypeError::boxed(text));
    }
}

/// `json.Unmarshal`.
pub fn read_into<T: FromJson>(text: &Slice<u8>, target: &Ptr<T>) -> Error {
    let json = match parsed(&text.to_vec()) {
        Ok(json) => json,
        Err(error) => return error,
    };
    if target.is_nil() {
        let name = Ptr::<T>::go_type();
        return json::InvalidUnmarshalError::boxed(format!("json: Unmarshal(nil {name})"));
    }
    let mut reading = Reading::default();
    let mut value = target.load();
    value.read(&json, &mut reading);
    target.store(value);
    reading.misfit.unwrap_or(Dyn::NIL)
}

impl Json {
    /// What Go's errors call it.
    fn what(&self) -> String {
        match self {
            Json::Null => "null".to_string(),
            Json::Bool(_) => "bool".to_string(),
            Json::Number(text) => format!("number {text}"),
            Json::Text(_) => "string".to_string(),
            Json::Array(_) => "array".to_string(),
            Json::Object(_) => "object".to_string(),
        }
    }

    /// As the above, where the type takes no number at all.
    fn kind(&self) -> String {
        match self {
            Json::Number(_) => "number".to_string(),
            other => other.what(),
        }
    }

    /// What an empty interface gets.
    fn into_any(self) -> Any {
        match self {
            Json::Null => Dyn::NIL,
            Json::Bool(v) => any(v),
            Json::Number(text) => any(strconv::parse_float(Str::from(text), 64).0),
            Json::Text(text) => any(Str::from(text)),
            Json::Array(elems) => {
                let list: Vec<Any> = elems.into_iter().map(Json::into_any).collect();
                any(Slice::<Any>::from(list))
            }
            Json::Object(entries) => {
                let map = Map::<Str, Any>::make();
                for (key, value) in entries {
                    map.set(Str::from(key), value.into_any());
                }
                any(map)
            }
        }
    }
}

/// A type that takes JSON.
pub trait FromJson: GoType {
    fn read(&mut self, json: &Json, reading: &mut Reading);
    /// The key of a map as this type.
    fn from_key(key: &[u8], reading: &mut Reading) -> Option<Self> {
        let _ = key;
        reading.misfit::<Self>("object");
        None
    }
}

impl FromJson for bool {
    fn read(&mut self, json: &Json, reading: &mut Reading) {
        match json {
            Json::Null => {}
            Json::Bool(v) => *self = *v,
            other => reading.misfit::<bool>(&other.kind()),
        }
    }
}

impl FromJson for Str {
    fn read(&mut self, json: &Json, reading: &mut Reading) {
        match json {
            Json::Null => {}
            Json::Text(text) => *self = Str::from(text.clone()),
            other => reading.misfit::<Str>(&other.kind()),
        }
    }
    fn from_key(key: &[u8], _: &mut Reading) -> Option<Str> {
        Some(Str::from(key.to_vec()))
    }
}

macro_rules! whole_numbers {
    ($($name:ident)*) => {
        $(impl FromJson for $name {
            fn read(&mut self, json: &Json, reading: &mut Reading) {
                match json {
                    Json::Null => {}
                    Json::Number(text) => match text.parse::<$name>() {
                        Ok(v) => *self = v,
                        Err(_) => reading.misfit::<$name>(&json.what()),
                    },
                    other => reading.misfit::<$name>(&other.kind()),
                }
            }
            fn from_key(key: &[u8], reading: &mut Reading) -> Option<$name> {
                let text = String::from_utf8_lossy(key).into_owned();
                let read = text.parse::<$name>().ok();
                if read.is_none() {
                    reading.misfit::<$name>(&format!("number {text}"));
                }
                read
            }
        })*
    };
}

whole_numbers! { isize i8 i16 i32 i64 usize u8 u16 u32 u64 }

macro_rules! floats {
    ($($name:ident $bits:literal)*) => {
        $(impl FromJson for $name {
            fn read(&mut self, json: &Json, reading: &mut Reading) {
                match json {
                    Json::Null => {}
                    Json::Number(text) => {
                        let (v, error) = strconv::parse_float(Str::from(text.clone()), $bits);
                        if error.is_nil() {
                            *self = v as $name;
                        } else {
                            reading.misfit::<$name>(&json.what());
                        }
                    }
                    other => reading.misfit::<$name>(&other.kind()),
                }
            }
        })*
    };
}

floats! { f32 32 f64 64 }

impl FromJson for Any {
    fn read(&mut self, json: &Json, _: &mut Reading) {
        *self = json.clone().into_any();
    }
}

impl<T: FromJson> FromJson for Ptr<T> {
    fn read(&mut self, json: &Json, reading: &mut Reading) {
        if matches!(json, Json::Null) {
            *self = Ptr::Nil;
            return;
        }
        reading.named = None;
        let mut value = if self.is_nil() {
            *self = Ptr::new(T::zero());
            T::zero()
        } else {
            self.load()
        };
        value.read(json, reading);
        self.store(value);
    }
}

impl<T: FromJson> FromJson for Slice<T> {
    fn read(&mut self, json: &Json, reading: &mut Reading) {
        match json {
            Json::Null => *self = Slice::NIL,
            Json::Array(elems) => {
                reading.named = None;
                let mut list = if elems.is_empty() {
                    Slice::make(0, 0)
                } else {
                    self.slice(0, 0)
                };
                for (i, json) in (0..).zip(elems) {
                    // What stands in the slice is read into, as far as it has room.
                    let mut value = if i < self.cap() {
                        self.slice(0, i + 1).at(i)
                    } else {
                        T::zero()
                    };
                    value.read(json, reading);
                    list = list.append([value]);
                }
                *self = list;
            }
            other => reading.misfit::<Slice<T>>(&other.kind()),
        }
    }
}

impl<T: FromJson, const N: usize> FromJson for [T; N] {
    fn read(&mut self, json: &Json, reading: &mut Reading) {
        match json {
            Json::Null => {}
            Json::Array(elems) => {
                reading.named = None;
                for (i, value) in self.iter_mut().enumerate() {
                    match elems.get(i) {
                        Some(json) => value.read(json, reading),
                        None => *value = T::zero(),
                    }
                }
            }
            other => reading.misfit::<[T; N]>(&other.kind()),
        }
    }
}

impl<K: FromJson, V: FromJson> FromJson for Map<K, V> {
    fn read(&mut self, json: &Json, reading: &mut Reading) {
        match json {
            Json::Null => *self = Map::NIL,
            Json::Object(entries) => {
                reading.named = None;
                if self.is_nil() {
                    *self = Map::make();
                }
                for (key, json) in entries {
                    let mut value = V::zero();
                    value.read(json, reading);
                    if let Some(key) = K::from_key(key, reading) {
                        self.set(key, value);
                    }
                }
            }
            other => reading.misfit::<Map<K, V>>(&other.kind()),
        }
    }
}

/// Whether a key of an object names a field, as it stands or whatever its capitals.
pub fn is_key(key: &[u8], name: &str, folded: bool) -> bool {
    if folded {
        strings::equal_fold(Str::from(key.to_vec()), Str::from(name.to_string()))
    } else {
        key == name.as_bytes()
    }
}

/// A struct whose fields take JSON.
pub trait JsonFields: GoType {
    /// Reads the field of that name, if there is one.
    fn field(
        &mut self,
        key: &[u8],
        folded: bool,
        json: &Json,
        reading: &mut Reading,
    ) -> bool;
}

/// How an object fills a struct: keys without a field are passed over.
pub fn read_fields<T: JsonFields>(value: &mut T, json: &Json, reading: &mut Reading) {
    match json {
        Json::Null => {}
        Json::Object(entries) => {
            for (key, json) in entries {
                let _ = value.field(key, false, json, reading)
                    || value.field(key, true, json, reading);
            }
        }
        other => reading.misfit::<T>(&other.kind()),
    }
}
