// Implements Go's package regexp on the crate regex: the syntax is translated, the rules for empty matches are Go's.
// Crates: regex

use super::*;
use regex::bytes::RegexBuilder;
use std::rc::Rc;

#[derive(Clone)]
pub struct Regexp {
    expr: Str,
    engine: Option<Rc<regex::bytes::Regex>>,
    names: Vec<Str>,
}

impl PartialEq for Regexp {
    fn eq(&self, other: &Self) -> bool {
        self.expr == other.expr
    }
}

impl GoType for Regexp {
    fn go_type() -> String {
        "regexp.Regexp".to_string()
    }
    fn zero() -> Self {
        Regexp {
            expr: Str::default(),
            engine: None,
            names: vec![Str::default()],
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(vec![("expr", "string".to_string(), any(self.expr.clone()))])
    }
    fn ptr_as_stringer(p: &Ptr<Self>) -> Option<Stringer> {
        Some(Dyn::new(Rc::new(p.clone())))
    }
}

impl GoStringer for Ptr<Regexp> {
    fn string(&self) -> Str {
        Ptr::<Regexp>::string(self)
    }
}

/// The error of an expression that can't be parsed.
#[derive(Clone, PartialEq)]
pub struct SyntaxError {
    pub code: Str,
    pub expr: Str,
}

record!(SyntaxError, "syntax.Error", 32; code "Code", expr "Expr"; ptr_error);

impl GoError for Ptr<SyntaxError> {
    fn error(&self) -> Str {
        self.peek(|e| Str::from(format!("error parsing regexp: {}: `{}`", e.code, e.expr)))
    }
}

pub fn compile(expr: Str) -> (Ptr<Regexp>, Error) {
    match compiled(&expr) {
        Ok(re) => (Ptr::new(re), Dyn::NIL),
        Err(Bad(code, text)) => {
            let error = SyntaxError {
                code: Str::from(code),
                expr: Str::from(text),
            };
            (Ptr::Nil, Dyn::new(Rc::new(Ptr::new(error))))
        }
    }
}

fn compiled(expr: &Str) -> Result<Regexp, Bad> {
    let text = std::str::from_utf8(expr.as_bytes())
        .map_err(|_| Bad("invalid UTF-8", expr.lossy()))?;
    let mut translated = Translation {
        text,
        ..Translation::default()
    };
    translated.run()?;
    let engine = RegexBuilder::new(&translated.out)
        .size_limit(1 << 27)
        .build()
        .map_err(|_| Bad("expression too large", String::new()))?;
    Ok(Regexp {
        expr: expr.clone(),
        engine: Some(Rc::new(engine)),
        names: translated.names,
    })
}

pub fn must_compile(expr: Str) -> Ptr<Regexp> {
    let (re, error) = compile(expr.clone());
    if !error.is_nil() {
        let quoted = if strconv::can_backquote(expr.clone()) {
            format!("`{expr}`")
        } else {
            strconv::quote(expr).lossy()
        };
        let text = format!("regexp: Compile({quoted}): {}", error.error());
        panic(any(Str::from(text)));
    }
    re
}

pub fn match_string(pattern: Str, s: Str) -> (bool, Error) {
    let (re, error) = compile(pattern);
    (error.is_nil() && re.match_string(s), error)
}

pub fn match_(pattern: Str, b: Slice<u8>) -> (bool, Error) {
    match_string(pattern, Str::from_bytes(&b))
}

pub fn quote_meta(s: Str) -> Str {
    let mut quoted = Vec::new();
    for c in s.as_bytes() {
        if br"\.+*?()|[]{}^$".contains(c) {
            quoted.push(b'\\');
        }
        quoted.push(*c);
    }
    Str::from(quoted)
}

/// What is wrong with an expression, and where.
struct Bad(&'static str, String);

/// The translation of Go's syntax: what the crate reads otherwise is written as code points.
#[derive(Default)]
struct Translation<'a> {
    text: &'a str,
    at: usize,
    out: String,
    names: Vec<Str>,
    depth: usize,
}

impl<'a> Translation<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn take(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    fn bad<T>(&self, code: &'static str, from: usize) -> Result<T, Bad> {
        Err(Bad(code, self.text[from..self.at].to_string()))
    }

    fn literal(&mut self, c: char) {
        self.out.push_str(&code_point(c));
    }

    fn run(&mut self) -> Result<(), Bad> {
        self.names.push(Str::default());
        // Whether something is there to repeat, and where a repetition began that was just read.
        let (mut repeatable, mut repeated) = (false, None);
        loop {
            let start = self.at;
            let Some(c) = self.take() else { break };
            let before = repeated.take();
            match c {
                '(' => repeatable = self.group(start)?,
                '|' => {
                    self.out.push('|');
                    repeatable = false;
                }
                ')' if self.depth == 0 => {
                    return Err(Bad("unexpected )", self.text.to_string()));
                }
                ')' => {
                    self.depth -= 1;
                    self.out.push(')');
                    repeatable = true;
                }
                '*' | '+' | '?' | '{' => {
                    let operator = match c {
                        '{' => self.count(start)?,
                        _ => Some(c.to_string()),
                    };
                    let Some(operator) = operator else {
                        self.literal('{');
                        repeatable = true;
                        continue;
                    };
                    let lazy = self.eat("?");
                    if !repeatable {
                        return self.bad("missing argument to repetition operator", start);
                    }
                    if let Some(first) = before {
                        return self.bad("invalid nested repetition operator", first);
                    }
                    self.out.push_str(&operator);
                    if lazy {
                        self.out.push('?');
                    }
                    repeated = Some(start);
                }
                '^' | '$' | '.' => {
                    self.out.push(c);
                    repeatable = true;
                }
                '[' => {
                    self.class(start)?;
                    repeatable = true;
                }
                '\\' => {
                    self.escape(start)?;
                    repeatable = true;
                }
                _ => {
                    self.literal(c);
                    repeatable = true;
                }
            }
        }
        if self.depth > 0 {
            return Err(Bad("missing closing )", self.text.to_string()));
        }
        Ok(())
    }

    /// The start of a group, or flags; gives whether a repetition may follow.
    fn group(&mut self, start: usize) -> Result<bool, Bad> {
        if !self.eat("?") {
            self.names.push(Str::default());
            self.depth += 1;
            self.out.push('(');
            return Ok(false);
        }
        if self.eat("P<") || self.rest().starts_with('<') && self.eat("<") {
            let Some(len) = self.rest().find('>') else {
                self.at = self.text.len();
                return self.bad("invalid named capture", start);
            };
            let name = &self.rest()[..len];
            self.at += len + 1;
            let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            if name.is_empty() || !name.chars().all(word) {
                return self.bad("invalid named capture", start);
            }
            let name = Str::from(name.to_string());
            self.names.push(name);
            self.depth += 1;
            self.out.push('(');
            return Ok(false);
        }
        let (mut on, mut off) = (String::new(), String::new());
        let (mut minus, mut any_flag) = (false, false);
        while let Some(c) = self.take() {
            match c {
                'i' | 'm' | 's' | 'U' => {
                    on.retain(|flag| flag != c);
                    off.retain(|flag| flag != c);
                    if minus {
                        off.push(c)
                    } else {
                        on.push(c)
                    }
                    any_flag = true;
                }
                '-' if !minus => (minus, any_flag) = (true, false),
                ':' | ')' if !minus || any_flag => {
                    let off = if off.is_empty() {
                        off
                    } else {
                        format!("-{off}")
                    };
                    if c == ':' {
                        self.depth += 1;
                        self.out.push_str(&format!("(?{on}{off}:"));
                    } else if !on.is_empty() || !off.is_empty() {
                        self.out.push_str(&format!("(?{on}{off})"));
                    }
                    return Ok(false);
                }
                _ => return self.bad("invalid or unsupported Perl syntax", start),
            }
        }
        self.bad("invalid or unsupported Perl syntax", start)
    }

    /// A count behind `{`, if it is one.
    fn count(&mut self, start: usize) -> Result<Option<String>, Bad> {
        let Some((inner, _)) = self.rest().split_once('}') else {
            return Ok(None);
        };
        let number = |text: &str| {
            let good = !text.is_empty()
                && text.bytes().all(|c| c.is_ascii_digit())
                && (text.len() == 1 || !text.starts_with('0'));
            good.then(|| text.parse::<u32>().unwrap_or(u32::MAX))
        };
        let range = match inner.split_once(',') {
            None => number(inner).map(|n| (n, Some(n))),
            Some((min, "")) => number(min).map(|n| (n, None)),
            Some((min, max)) => number(min).and_then(|n| Some((n, Some(number(max)?)))),
        };
        let Some((min, max)) = range else {
            return Ok(None);
        };
        self.at += inner.len() + 1;
        if min > 1000 || max.is_some_and(|max| max > 1000 || min > max) {
            return self.bad("invalid repeat count", start);
        }
        Ok(Some(format!("{{{inner}}}")))
    }

    fn escape(&mut self, start: usize) -> Result<(), Bad> {
        match self.rest().chars().next() {
            Some('A') => self.out.push_str(r"\A"),
            Some('z') => self.out.push_str(r"\z"),
            Some('b') => self.out.push_str(r"(?-u:\b)"),
            // Not between the bytes of one rune.
            Some('B') => self.out.push_str(r"(?:(?-u:\B)(?:\b|\B))"),
            Some('Q') => {
                self.at += 1;
                let quoted = self.rest().split(r"\E").next().unwrap_or("");
                quoted.chars().for_each(|c| self.literal(c));
                self.at += quoted.len();
                self.eat(r"\E");
                return Ok(());
            }
            _ => {
                if let Some(class) = self.named_class(start)? {
                    self.out.push_str(&class);
                } else {
                    let c = self.character(start)?;
                    self.literal(c);
                }
                return Ok(());
            }
        }
        self.at += 1;
        Ok(())
    }

    /// `\d`, `\pL` and the like, as a class of the crate.
    fn named_class(&mut self, start: usize) -> Result<Option<String>, Bad> {
        let Some(c) = self.rest().chars().next() else {
            return Ok(None);
        };
        let class = match c.to_ascii_lowercase() {
            'd' => "0-9",
            'w' => "0-9A-Za-z_",
            's' => r"\t\n\f\r ",
            'p' => {
                self.at += 1;
                let Some(first) = self.take() else {
                    return self.bad("invalid character class range", start);
                };
                let mut name = first.to_string();
                if first == '{' {
                    let Some((inner, _)) = self.rest().split_once('}') else {
                        self.at = self.text.len();
                        return self.bad("invalid character class range", start);
                    };
                    self.at += inner.len() + 1;
                    name = inner.to_string();
                }
                let not = name.starts_with('^') != (c == 'P');
                let class = format!(
                    r"\{}{{{}}}",
                    if not { 'P' } else { 'p' },
                    name.trim_start_matches('^')
                );
                if regex::bytes::Regex::new(&class).is_err() {
                    return self.bad("invalid character class range", start);
                }
                return Ok(Some(class));
            }
            _ => return Ok(None),
        };
        self.at += 1;
        let not = if c.is_ascii_uppercase() { "^" } else { "" };
        Ok(Some(format!("[{not}{class}]")))
    }

    /// The character that an escape stands for.
    fn character(&mut self, start: usize) -> Result<char, Bad> {
        let Some(c) = self.take() else {
            return Err(Bad(
                "trailing backslash at end of expression",
                String::new(),
            ));
        };
        let found = match c {
            '0'..='7' => {
                let more = self.rest().bytes().take(2);
                let more = more.take_while(|c| (b'0'..=b'7').contains(c)).count();
                if c != '0' && more == 0 {
                    return self.bad("invalid escape sequence", start);
                }
                self.at += more;
                u32::from_str_radix(&self.text[start + 1..self.at], 8).ok()
            }
            'x' => self.hex(),
            'a' => Some(7),
            'f' => Some(12),
            'n' => Some(10),
            'r' => Some(13),
            't' => Some(9),
            'v' => Some(11),
            _ if c.is_ascii() && !c.is_ascii_alphanumeric() => Some(c as u32),
            _ => None,
        };
        match found.and_then(char::from_u32) {
            Some(c) => Ok(c),
            None => self.bad("invalid escape sequence", start),
        }
    }

    /// What stands behind `\x`: two digits, or any in braces.
    fn hex(&mut self) -> Option<u32> {
        let first = self.take()?;
        if first != '{' {
            let low = self.take()?;
            return Some(first.to_digit(16)? * 16 + low.to_digit(16)?);
        }
        let mut found = None;
        loop {
            match self.take()? {
                '}' => return found,
                c => found = Some(found.unwrap_or(0) * 16 + c.to_digit(16)?),
            }
            if found > Some(char::MAX as u32) {
                return None;
            }
        }
    }

    /// A character of a class.
    fn member(&mut self, class: usize) -> Result<char, Bad> {
        let start = self.at;
        match self.take() {
            None => Err(Bad("missing closing ]", self.text[class..].to_string())),
            Some('\\') => self.character(start),
            Some(c) => Ok(c),
        }
    }

    fn class(&mut self, class: usize) -> Result<(), Bad> {
        self.out.push('[');
        if self.eat("^") {
            self.out.push('^');
        }
        let mut first = true;
        while first || !self.rest().starts_with(']') {
            let start = self.at;
            first = false;
            if self.rest().starts_with("[:")
                && let Some((inner, _)) = self.rest()[2..].split_once(":]")
            {
                self.at += inner.len() + 4;
                let name = inner.trim_start_matches('^');
                const NAMES: [&str; 14] = [
                    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower",
                    "print", "punct", "space", "upper", "word", "xdigit",
                ];
                if !NAMES.contains(&name) {
                    return self.bad("invalid character class range", start);
                }
                self.out.push_str(&format!("[:{inner}:]"));
                continue;
            }
            if self.rest().starts_with('\\') {
                self.at += 1;
                if let Some(named) = self.named_class(start)? {
                    self.out.push_str(&named);
                    continue;
                }
                self.at = start;
            }
            let low = self.member(class)?;
            self.literal(low);
            let rest = self.rest();
            if rest.starts_with('-') && rest.len() > 1 && !rest.starts_with("-]") {
                self.at += 1;
                let high = self.member(class)?;
                if high < low {
                    return self.bad("invalid character class range", start);
                }
                self.out.push('-');
                self.literal(high);
            }
        }
        self.at += 1;
        self.out.push(']');
        Ok(())
    }
}

fn code_point(c: char) -> String {
    if c.is_ascii_alphanumeric() || !c.is_ascii() {
        c.to_string()
    } else {
        format!(r"\x{{{:x}}}", c as u32)
    }
}

/// Where a match and its groups are.
type Match = Vec<Option<(usize, usize)>>;

impl Ptr<Regexp> {
    pub fn string(&self) -> Str {
        self.peek(|re| re.expr.clone())
    }

    pub fn num_subexp(&self) -> isize {
        self.peek(|re| re.names.len() as isize - 1)
    }

    pub fn subexp_names(&self) -> Slice<Str> {
        self.peek(|re| Slice::from(re.names.clone()))
    }

    pub fn subexp_index(&self, name: Str) -> isize {
        let found = self.peek(|re| re.names.iter().position(|n| *n == name));
        found
            .filter(|_| !name.is_empty())
            .map_or(-1, |i| i as isize)
    }

    fn search(&self, text: &[u8], from: usize) -> Option<Match> {
        let (engine, groups) = self.peek(|re| (re.engine.clone(), re.names.len()));
        let engine = engine?;
        if groups == 1 {
            return engine
                .find_at(text, from)
                .map(|m| vec![Some((m.start(), m.end()))]);
        }
        let found = engine.captures_at(text, from)?;
        Some(
            found
                .iter()
                .map(|m| m.map(|m| (m.start(), m.end())))
                .collect(),
        )
    }

    /// Up to `n` matches (all if negative), none of them empty and right behind another.
    fn all(&self, text: &[u8], n: isize) -> Vec<Match> {
        let most = usize::try_from(n).unwrap_or(usize::MAX);
        let mut all = Vec::new();
        let (mut at, mut last) = (0, None);
        while all.len() < most && at <= text.len() {
            let Some(found) = self.search(text, at) else {
                break;
            };
            let Some((start, end)) = found[0] else { break };
            let again = end == at && last == Some(start);
            at = if end > at {
                end
            } else {
                at + width(&text[at..]).max(1)
            };
            last = Some(end);
            if !again {
                all.push(found);
            }
        }
        all
    }

    /// The text with each match replaced by what `f` gives for it.
    fn replaced(&self, text: &[u8], f: impl Fn(&Match) -> Vec<u8>) -> Vec<u8> {
        let mut out = Vec::new();
        let (mut at, mut copied) = (0, 0);
        while at <= text.len() {
            let Some(found) = self.search(text, at) else {
                break;
            };
            let Some((start, end)) = found[0] else { break };
            out.extend_from_slice(&text[copied..start]);
            if end > copied || start == 0 {
                out.extend(f(&found));
            }
            copied = end;
            at = end.max(at + width(&text[at..]).max(1));
        }
        out.extend_from_slice(&text[copied..]);
        out
    }

    /// A template with `$1` and `${name}` filled in.
    fn expanded(&self, template: &[u8], text: &[u8], found: &Match) -> Vec<u8> {
        let mut out = Vec::new();
        let mut rest = template;
        while let Some(at) = rest.iter().position(|c| *c == b'$') {
            out.extend_from_slice(&rest[..at]);
            rest = &rest[at + 1..];
            if let [b'$', after @ ..] = rest {
                out.push(b'$');
                rest = after;
                continue;
            }
            let Some((name, after)) = reference(rest) else {
                out.push(b'$');
                continue;
            };
            rest = after;
            let digits = name.iter().all(u8::is_ascii_digit);
            let group = if digits && (name.len() == 1 || name[0] != b'0') {
                String::from_utf8_lossy(name).parse().ok()
            } else {
                self.peek(|re| re.names.iter().position(|n| n.as_bytes() == name))
            };
            if let Some(Some(Some((start, end)))) =
                group.map(|i| found.get(i).copied().flatten()).map(Some)
            {
                out.extend_from_slice(&text[start..end]);
            }
        }
        out.extend_from_slice(rest);
        out
    }

    pub fn match_string(&self, s: Str) -> bool {
        self.search(s.as_bytes(), 0).is_some()
    }

    pub fn match_(&self, b: Slice<u8>) -> bool {
        self.search(&b.to_vec(), 0).is_some()
    }

    pub fn find_string(&self, s: Str) -> Str {
        match self.search(s.as_bytes(), 0) {
            Some(found) => part_of(&s, found[0]),
            None => Str::default(),
        }
    }

    pub fn find_string_index(&self, s: Str) -> Slice<isize> {
        or_nil(self.search(s.as_bytes(), 0), |found| places(&found[..1]))
    }

    pub fn find_string_submatch(&self, s: Str) -> Slice<Str> {
        or_nil(self.search(s.as_bytes(), 0), |found| parts_of(&s, &found))
    }

    pub fn find_string_submatch_index(&self, s: Str) -> Slice<isize> {
        or_nil(self.search(s.as_bytes(), 0), |found| places(&found))
    }

    pub fn find_all_string(&self, s: Str, n: isize) -> Slice<Str> {
        list_of(self.all(s.as_bytes(), n), |found| part_of(&s, found[0]))
    }

    pub fn find_all_string_index(&self, s: Str, n: isize) -> Slice<Slice<isize>> {
        list_of(self.all(s.as_bytes(), n), |found| places(&found[..1]))
    }

    pub fn find_all_string_submatch(&self, s: Str, n: isize) -> Slice<Slice<Str>> {
        list_of(self.all(s.as_bytes(), n), |found| parts_of(&s, found))
    }

    pub fn find_all_string_submatch_index(&self, s: Str, n: isize) -> Slice<Slice<isize>> {
        list_of(self.all(s.as_bytes(), n), |found| places(found))
    }

    pub fn find(&self, b: Slice<u8>) -> Slice<u8> {
        or_nil(self.search(&b.to_vec(), 0), |found| bytes_of(&b, found[0]))
    }

    pub fn find_index(&self, b: Slice<u8>) -> Slice<isize> {
        or_nil(self.search(&b.to_vec(), 0), |found| places(&found[..1]))
    }

    pub fn find_submatch(&self, b: Slice<u8>) -> Slice<Slice<u8>> {
        or_nil(self.search(&b.to_vec(), 0), |found| {
            Slice::from(found.iter().map(|m| bytes_of(&b, *m)).collect::<Vec<_>>())
        })
    }

    pub fn find_submatch_index(&self, b: Slice<u8>) -> Slice<isize> {
        or_nil(self.search(&b.to_vec(), 0), |found| places(&found))
    }

    pub fn find_all(&self, b: Slice<u8>, n: isize) -> Slice<Slice<u8>> {
        list_of(self.all(&b.to_vec(), n), |found| bytes_of(&b, found[0]))
    }

    pub fn find_all_index(&self, b: Slice<u8>, n: isize) -> Slice<Slice<isize>> {
        list_of(self.all(&b.to_vec(), n), |found| places(&found[..1]))
    }

    pub fn find_all_submatch(&self, b: Slice<u8>, n: isize) -> Slice<Slice<Slice<u8>>> {
        list_of(self.all(&b.to_vec(), n), |found| {
            Slice::from(found.iter().map(|m| bytes_of(&b, *m)).collect::<Vec<_>>())
        })
    }

    pub fn find_all_submatch_index(&self, b: Slice<u8>, n: isize) -> Slice<Slice<isize>> {
        list_of(self.all(&b.to_vec(), n), |found| places(found))
    }

    pub fn replace_all_string(&self, src: Str, repl: Str) -> Str {
        let text = src.as_bytes();
        Str::from(self.replaced(text, |found| self.expanded(repl.as_bytes(), text, found)))
    }

    pub fn replace_all_literal_string(&self, src: Str, repl: Str) -> Str {
        Str::from(self.replaced(src.as_bytes(), |_| repl.as_bytes().to_vec()))
    }

    pub fn replace_all_string_func(&self, src: Str, repl: Func<dyn Fn(Str) -> Str>) -> Str {
        Str::from(self.replaced(src.as_bytes(), |found| {
            repl(part_of(&src, found[0])).as_bytes().to_vec()
        }))
    }

    pub fn replace_all(&self, src: Slice<u8>, repl: Slice<u8>) -> Slice<u8> {
        let (text, repl) = (src.to_vec(), repl.to_vec());
        let out = self.replaced(&text, |found| self.expanded(&repl, &text, found));
        Slice::NIL.append_vec(out)
    }

    pub fn replace_all_literal(&self, src: Slice<u8>, repl: Slice<u8>) -> Slice<u8> {
        Slice::NIL.append_vec(self.replaced(&src.to_vec(), |_| repl.to_vec()))
    }

    pub fn replace_all_func(
        &self,
        src: Slice<u8>,
        repl: Func<dyn Fn(Slice<u8>) -> Slice<u8>>,
    ) -> Slice<u8> {
        let out = self.replaced(&src.to_vec(), |found| {
            let (start, end) = found[0].unwrap_or_default();
            repl(src.slice(start as isize, end as isize)).to_vec()
        });
        Slice::NIL.append_vec(out)
    }

    pub fn split(&self, s: Str, n: isize) -> Slice<Str> {
        if n == 0 {
            return Slice::NIL;
        }
        if !self.string().is_empty() && s.is_empty() {
            return Slice::from(vec![Str::default()]);
        }
        let mut parts = Vec::new();
        let (mut begin, mut end) = (0, 0);
        for found in self.all(s.as_bytes(), n) {
            if n > 0 && parts.len() as isize >= n - 1 {
                break;
            }
            let (start, stop) = found[0].unwrap_or_default();
            end = start as isize;
            if stop != 0 {
                parts.push(s.slice(begin, end));
            }
            begin = stop as isize;
        }
        if end != s.len() {
            parts.push(s.slice_from(begin));
        }
        Slice::from(parts)
    }
}

/// The bytes of the first rune.
fn width(text: &[u8]) -> usize {
    if text.is_empty() {
        0
    } else {
        decode_rune(text).1
    }
}

/// The name behind a `$`, with braces or without, and what follows.
fn reference(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let brace = text.first() == Some(&b'{');
    let text = if brace { &text[1..] } else { text };
    let mut len = 0;
    while len < text.len() {
        let (rune, size) = decode_rune(&text[len..]);
        let c = char::from_u32(rune as u32).unwrap_or(' ');
        if !c.is_alphanumeric() && c != '_' {
            break;
        }
        len += size;
    }
    let (name, rest) = text.split_at(len);
    match rest {
        _ if name.is_empty() => None,
        [b'}', rest @ ..] if brace => Some((name, rest)),
        _ if brace => None,
        _ => Some((name, rest)),
    }
}

fn or_nil<T: GoType>(found: Option<Match>, f: impl Fn(Match) -> Slice<T>) -> Slice<T> {
    found.map_or(Slice::NIL, f)
}

fn list_of<T: GoType>(all: Vec<Match>, f: impl Fn(&Match) -> T) -> Slice<T> {
    if all.is_empty() {
        return Slice::NIL;
    }
    Slice::from(all.iter().map(f).collect::<Vec<_>>())
}

fn part_of(s: &Str, place: Option<(usize, usize)>) -> Str {
    place.map_or(Str::default(), |(a, b)| s.slice(a as isize, b as isize))
}

fn parts_of(s: &Str, found: &Match) -> Slice<Str> {
    Slice::from(found.iter().map(|m| part_of(s, *m)).collect::<Vec<_>>())
}

fn bytes_of(b: &Slice<u8>, place: Option<(usize, usize)>) -> Slice<u8> {
    place.map_or(Slice::NIL, |(start, end)| {
        b.slice_max(start as isize, end as isize, end as isize)
    })
}

fn places(found: &[Option<(usize, usize)>]) -> Slice<isize> {
    let pair = |m: &Option<(usize, usize)>| match m {
        Some((a, b)) => [*a as isize, *b as isize],
        None => [-1, -1],
    };
    Slice::from(found.iter().flat_map(pair).collect::<Vec<_>>())
}
