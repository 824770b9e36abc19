// Implements Go's package flag.

use super::*;
use std::collections::BTreeMap;
use std::rc::Rc;
use time::Duration;

/// The value of a flag.
pub trait Value: super::Value {
    fn string(&self) -> Str;
    fn set(&self, s: Str) -> Error;
    /// The method `IsBoolFlag`, where there is one.
    fn is_bool_flag(&self) -> bool {
        false
    }
    /// What `String` gives for the zero value of the type.
    fn zero_text(&self) -> Str {
        Str::default()
    }
    /// How usage texts call the value.
    fn usage_name(&self) -> &'static str {
        "value"
    }
}

impl Interface for dyn Value {
    fn interface_type() -> String {
        "flag.Value".to_string()
    }
}

thread_local! {
    static ERR_HELP: Error = errors::new(Str::from("flag: help requested"));
}

pub fn err_help() -> Error {
    ERR_HELP.with(Dyn::clone)
}

/// What a parser of strconv says, as flags say it.
fn plain_error(err: Error) -> Error {
    let text = match err.wrapped().as_slice() {
        [only] if *only == strconv::err_syntax() => "parse error",
        [only] if *only == strconv::err_range() => "value out of range",
        _ => return err,
    };
    errors::new(Str::from(text))
}

// ---- kinds of values

/// A type that flags can have.
pub trait Parsed: GoType {
    /// How usage texts call it.
    const NAME: &'static str;
    fn parsed(s: Str) -> (Self, Error);
    fn shown(&self) -> Str;
}

impl Parsed for bool {
    const NAME: &'static str = "";
    fn parsed(s: Str) -> (Self, Error) {
        strconv::parse_bool(s)
    }
    fn shown(&self) -> Str {
        strconv::format_bool(*self)
    }
}

impl Parsed for isize {
    const NAME: &'static str = "int";
    fn parsed(s: Str) -> (Self, Error) {
        let (value, err) = strconv::parse_int(s, 0, 64);
        (value as isize, err)
    }
    fn shown(&self) -> Str {
        Str::from(self.to_string())
    }
}

impl Parsed for i64 {
    const NAME: &'static str = "int";
    fn parsed(s: Str) -> (Self, Error) {
        strconv::parse_int(s, 0, 64)
    }
    fn shown(&self) -> Str {
        Str::from(self.to_string())
    }
}

impl Parsed for usize {
    const NAME: &'static str = "uint";
    fn parsed(s: Str) -> (Self, Error) {
        let (value, err) = strconv::parse_uint(s, 0, 64);
        (value as usize, err)
    }
    fn shown(&self) -> Str {
        Str::from(self.to_string())
    }
}

impl Parsed for u64 {
    const NAME: &'static str = "uint";
    fn parsed(s: Str) -> (Self, Error) {
        strconv::parse_uint(s, 0, 64)
    }
    fn shown(&self) -> Str {
        Str::from(self.to_string())
    }
}

impl Parsed for Str {
    const NAME: &'static str = "string";
    fn parsed(s: Str) -> (Self, Error) {
        (s, Dyn::NIL)
    }
    fn shown(&self) -> Str {
        self.clone()
    }
}

impl Parsed for f64 {
    const NAME: &'static str = "float";
    fn parsed(s: Str) -> (Self, Error) {
        strconv::parse_float(s, 64)
    }
    fn shown(&self) -> Str {
        strconv::format_float(*self, b'g', -1, 64)
    }
}

impl Parsed for Duration {
    const NAME: &'static str = "duration";
    fn parsed(s: Str) -> (Self, Error) {
        let (value, err) = time::parse_duration(s);
        if err.is_nil() {
            return (value, err);
        }
        (value, errors::new(Str::from("parse error")))
    }
    fn shown(&self) -> Str {
        self.string()
    }
}

/// A flag's variable.
#[derive(Clone, PartialEq)]
pub struct Variable<T: Parsed>(Ptr<T>);

impl<T: Parsed> GoType for Variable<T> {
    fn go_type() -> String {
        let name = T::go_type();
        format!(
            "*flag.{}Value",
            name.trim_start_matches("time.").to_lowercase()
        )
    }
    fn zero() -> Self {
        Variable(Ptr::Nil)
    }
    fn repr(&self) -> Repr {
        self.0.repr()
    }
    fn as_stringer(&self) -> Option<Stringer> {
        Some(Dyn::new(Rc::new(self.clone())))
    }
}

impl<T: Parsed> GoStringer for Variable<T> {
    fn string(&self) -> Str {
        self.0.load().shown()
    }
}

impl<T: Parsed> Value for Variable<T> {
    fn string(&self) -> Str {
        self.0.load().shown()
    }
    fn set(&self, s: Str) -> Error {
        let (value, err) = T::parsed(s);
        self.0.store(value);
        if err.is_nil() { err } else { plain_error(err) }
    }
    fn is_bool_flag(&self) -> bool {
        T::NAME.is_empty()
    }
    fn zero_text(&self) -> Str {
        T::zero().shown()
    }
    fn usage_name(&self) -> &'static str {
        T::NAME
    }
}

/// A flag that calls a function.
#[derive(Clone, PartialEq)]
pub struct FuncValue {
    call: Func<dyn Fn(Str) -> Error>,
    is_bool: bool,
}

impl GoType for FuncValue {
    fn go_type() -> String {
        "flag.funcValue".to_string()
    }
    fn zero() -> Self {
        FuncValue {
            call: Func::NIL,
            is_bool: false,
        }
    }
    fn repr(&self) -> Repr {
        self.call.repr()
    }
    fn as_stringer(&self) -> Option<Stringer> {
        Some(Dyn::new(Rc::new(self.clone())))
    }
}

impl GoStringer for FuncValue {
    fn string(&self) -> Str {
        Str::default()
    }
}

impl Value for FuncValue {
    fn string(&self) -> Str {
        Str::default()
    }
    fn set(&self, s: Str) -> Error {
        (self.call)(s)
    }
    fn is_bool_flag(&self) -> bool {
        self.is_bool
    }
}

// ---- sets of flags

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ErrorHandling(pub isize);

defined!(ErrorHandling, "flag.ErrorHandling"; isize);

#[derive(Clone, PartialEq)]
pub struct Flag {
    pub name: Str,
    pub usage: Str,
    pub value: Dyn<dyn Value>,
    pub def_value: Str,
}

record!(Flag, "flag.Flag", 64; name "Name", usage "Usage", value "Value", def_value "DefValue");

#[derive(Clone, PartialEq)]
pub struct FlagSet {
    pub usage: Func<dyn Fn()>,
    name: Str,
    parsed: bool,
    actual: BTreeMap<Str, Ptr<Flag>>,
    formal: BTreeMap<Str, Ptr<Flag>>,
    args: Slice<Str>,
    handling: ErrorHandling,
    output: Dyn<dyn io::Writer>,
}

impl GoType for FlagSet {
    fn go_type() -> String {
        "flag.FlagSet".to_string()
    }
    fn zero() -> Self {
        FlagSet {
            usage: Func::NIL,
            name: Str::default(),
            parsed: false,
            actual: BTreeMap::new(),
            formal: BTreeMap::new(),
            args: Slice::NIL,
            handling: ErrorHandling(0),
            output: Dyn::NIL,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

pub fn new_flag_set(name: Str, error_handling: ErrorHandling) -> Ptr<FlagSet> {
    let made = Ptr::new(FlagSet {
        name,
        handling: error_handling,
        ..FlagSet::zero()
    });
    let set = made.clone();
    let usage = move || set.default_usage();
    made.edit(|f| f.usage = Func::new(Rc::new(usage) as Rc<dyn Fn()>));
    made
}

impl Ptr<FlagSet> {
    pub fn init(&self, name: Str, error_handling: ErrorHandling) {
        self.edit(|f| {
            f.name = name;
            f.handling = error_handling;
        });
    }

    pub fn output(&self) -> Dyn<dyn io::Writer> {
        let output = self.peek(|f| f.output.clone());
        if output.is_nil() {
            Dyn::new(Rc::new(os::stderr()) as Rc<dyn io::Writer>)
        } else {
            output
        }
    }

    pub fn set_output(&self, output: Dyn<dyn io::Writer>) {
        self.edit(|f| f.output = output);
    }

    pub fn name(&self) -> Str {
        self.peek(|f| f.name.clone())
    }

    pub fn error_handling(&self) -> ErrorHandling {
        self.peek(|f| f.handling)
    }

    pub fn visit_all(&self, call: Func<dyn Fn(Ptr<Flag>)>) {
        for flag in self.peek(|f| f.formal.clone()).into_values() {
            call(flag);
        }
    }

    pub fn visit(&self, call: Func<dyn Fn(Ptr<Flag>)>) {
        for flag in self.peek(|f| f.actual.clone()).into_values() {
            call(flag);
        }
    }

    pub fn lookup(&self, name: Str) -> Ptr<Flag> {
        self.peek(|f| f.formal.get(&name).cloned().unwrap_or(Ptr::Nil))
    }

    pub fn set(&self, name: Str, value: Str) -> Error {
        let flag = self.lookup(name.clone());
        if flag.is_nil() {
            return errors::new(Str::from("no such flag -") + name);
        }
        let err = flag.peek(|f| f.value.clone()).set(value);
        if err.is_nil() {
            self.edit(|f| f.actual.insert(name, flag));
        }
        err
    }

    pub fn n_flag(&self) -> isize {
        self.peek(|f| f.actual.len() as isize)
    }

    pub fn arg(&self, i: isize) -> Str {
        let args = self.args();
        if i < 0 || i >= args.len() {
            Str::default()
        } else {
            args.at(i)
        }
    }

    pub fn n_arg(&self) -> isize {
        self.args().len()
    }

    pub fn args(&self) -> Slice<Str> {
        self.peek(|f| f.args.clone())
    }

    pub fn parsed(&self) -> bool {
        self.peek(|f| f.parsed)
    }

    // ---- usage texts

    fn default_usage(&self) {
        let name = self.name();
        let title = if name.is_empty() {
            Str::from("Usage:\n")
        } else {
            Str::from("Usage of ") + name + Str::from(":\n")
        };
        self.say(title);
        self.print_defaults();
    }

    fn say(&self, text: Str) {
        let _ = self.output().write(text.to_bytes());
    }

    pub fn print_defaults(&self) {
        let mut failures = Vec::new();
        for flag in self.peek(|f| f.formal.clone()).into_values() {
            let mut line = Str::from("  -") + flag.peek(|f| f.name.clone());
            let (name, usage) = unquote_usage(flag.clone());
            if !name.is_empty() {
                line = line + Str::from(" ") + name;
            }
            let gap = if line.len() <= 4 { "\t" } else { "\n    \t" };
            let lines: Vec<&[u8]> = usage.as_bytes().split(|b| *b == b'\n').collect();
            line = line + Str::from(gap) + Str::from(lines.join(&b"\n    \t"[..]));
            let default = flag.peek(|f| f.def_value.clone());
            match zero_text(&flag) {
                Ok(zero) if zero == default => {}
                Ok(_) if flag.peek(|f| f.value.clone()).usage_name() == "string" => {
                    line = line
                        + Str::from(" (default ")
                        + strconv::quote(default)
                        + Str::from(")");
                }
                Ok(_) => line = line + Str::from(" (default ") + default + Str::from(")"),
                Err(failure) => failures.push(failure),
            }
            self.say(line + Str::from("\n"));
        }
        if !failures.is_empty() {
            self.say(Str::from("\n"));
        }
        for failure in failures {
            self.say(failure + Str::from("\n"));
        }
    }

    /// Says what is wrong.
    fn complain(&self, text: Str) -> Str {
        self.say(text.clone() + Str::from("\n"));
        text
    }

    fn fail(&self, text: Str) -> Error {
        let text = self.complain(text);
        self.show_usage();
        errors::new(text)
    }

    fn show_usage(&self) {
        let usage = self.peek(|f| f.usage.clone());
        if usage.is_nil() {
            self.default_usage();
        } else {
            usage();
        }
    }

    // ---- declarations

    pub fn var(&self, value: Dyn<dyn Value>, name: Str, usage: Str) {
        let bytes = name.as_bytes();
        let quoted = || strconv::quote(name.clone());
        if bytes.first() == Some(&b'-') {
            let text = Str::from("flag ") + quoted() + Str::from(" begins with -");
            panic(any(self.complain(text)));
        }
        if bytes.contains(&b'=') {
            let text = Str::from("flag ") + quoted() + Str::from(" contains =");
            panic(any(self.complain(text)));
        }
        let def_value = value.string();
        if self.peek(|f| f.formal.contains_key(&name)) {
            let of = self.name();
            let text = if of.is_empty() {
                Str::from("flag redefined: ") + name
            } else {
                of + Str::from(" flag redefined: ") + name
            };
            panic(any(self.complain(text)));
        }
        let flag = Ptr::new(Flag {
            name: name.clone(),
            usage,
            value,
            def_value,
        });
        self.edit(|f| f.formal.insert(name, flag));
    }

    fn declare<T: Parsed>(&self, p: Ptr<T>, name: Str, value: T, usage: Str) {
        p.store(value);
        self.var(Dyn::new(Rc::new(Variable(p)) as Rc<dyn Value>), name, usage);
    }

    fn declared<T: Parsed>(&self, name: Str, value: T, usage: Str) -> Ptr<T> {
        let p = Ptr::new(T::zero());
        self.declare(p.clone(), name, value, usage);
        p
    }

    fn declare_func(
        &self,
        name: Str,
        usage: Str,
        call: Func<dyn Fn(Str) -> Error>,
        is_bool: bool,
    ) {
        let value = FuncValue { call, is_bool };
        self.var(Dyn::new(Rc::new(value) as Rc<dyn Value>), name, usage);
    }

    pub fn func(&self, name: Str, usage: Str, call: Func<dyn Fn(Str) -> Error>) {
        self.declare_func(name, usage, call, false);
    }

    pub fn bool_func(&self, name: Str, usage: Str, call: Func<dyn Fn(Str) -> Error>) {
        self.declare_func(name, usage, call, true);
    }

    pub fn bool_var(&self, p: Ptr<bool>, name: Str, value: bool, usage: Str) {
        self.declare(p, name, value, usage);
    }

    pub fn bool(&self, name: Str, value: bool, usage: Str) -> Ptr<bool> {
        self.declared(name, value, usage)
    }

    pub fn int_var(&self, p: Ptr<isize>, name: Str, value: isize, usage: Str) {
        self.declare(p, name, value, usage);
    }

    pub fn int(&self, name: Str, value: isize, usage: Str) -> Ptr<isize> {
        self.declared(name, value, usage)
    }

    pub fn int64_var(&self, p: Ptr<i64>, name: Str, value: i64, usage: Str) {
        self.declare(p, name, value, usage);
    }

    pub fn int64(&self, name: Str, value: i64, usage: Str) -> Ptr<i64> {
        self.declared(name, value, usage)
    }

    pub fn uint_var(&self, p: Ptr<usize>, name: Str, value: usize, usage: Str) {
        self.declare(p, name, value, usage);
    }

    pub fn uint(&self, name: Str, value: usize, usage: Str) -> Ptr<usize> {
        self.declared(name, value, usage)
    }

    pub fn uint64_var(&self, p: Ptr<u64>, name: Str, value: u64, usage: Str) {
        self.declare(p, name, value, usage);
    }

    pub fn uint64(&self, name: Str, value: u64, usage: Str) -> Ptr<u64> {
        self.declared(name, value, usage)
    }

    pub fn string_var(&self, p: Ptr<Str>, name: Str, value: Str, usage: Str) {
        self.declare(p, name, value, usage);
    }

    pub fn string(&self, name: Str, value: Str, usage: Str) -> Ptr<Str> {
        self.declared(name, value, usage)
    }

    pub fn float64_var(&self, p: Ptr<f64>, name: Str, value: f64, usage: Str) {
        self.declare(p, name, value, usage);
    }

    pub fn float64(&self, name: Str, value: f64, usage: Str) -> Ptr<f64> {
        self.declared(name, value, usage)
    }

    pub fn duration_var(&self, p: Ptr<Duration>, name: Str, value: Duration, usage: Str) {
        self.declare(p, name, value, usage);
    }

    pub fn duration(&self, name: Str, value: Duration, usage: Str) -> Ptr<Duration> {
        self.declared(name, value, usage)
    }

    // ---- parsing

    fn parse_one(&self) -> Result<bool, Error> {
        let args = self.args();
        if args.len() == 0 {
            return Ok(false);
        }
        let s = args.at(0);
        let bytes = s.as_bytes();
        if bytes.len() < 2 || bytes[0] != b'-' {
            return Ok(false);
        }
        let minuses = if bytes[1] == b'-' { 2 } else { 1 };
        if bytes == b"--" {
            self.edit(|f| f.args = args.slice_from(1));
            return Ok(false);
        }
        let rest = s.slice_from(minuses);
        if matches!(rest.as_bytes().first(), None | Some(b'-' | b'=')) {
            return Err(self.fail(Str::from("bad flag syntax: ") + s));
        }
        let args = args.slice_from(1);
        self.edit(|f| f.args = args.clone());
        let equals = rest.as_bytes().iter().position(|b| *b == b'=');
        let (name, value) = match equals {
            Some(at) => (
                rest.slice(0, at as isize),
                Some(rest.slice_from(at as isize + 1)),
            ),
            None => (rest, None),
        };
        let flag = self.lookup(name.clone());
        if flag.is_nil() {
            if matches!(name.as_bytes(), b"help" | b"h") {
                self.show_usage();
                return Err(err_help());
            }
            let text = Str::from("flag provided but not defined: -") + name;
            return Err(self.fail(text));
        }
        let target = flag.peek(|f| f.value.clone());
        if target.is_bool_flag() {
            let err = target.set(value.clone().unwrap_or(Str::from("true")));
            if !err.is_nil() {
                let what = match value {
                    Some(value) => {
                        Str::from("invalid boolean value ")
                            + strconv::quote(value)
                            + Str::from(" for -")
                    }
                    None => Str::from("invalid boolean flag "),
                };
                return Err(self.fail(what + name + Str::from(": ") + err.error()));
            }
        } else {
            let value = match value {
                Some(value) => value,
                None if args.len() > 0 => {
                    self.edit(|f| f.args = args.slice_from(1));
                    args.at(0)
                }
                None => {
                    let text = Str::from("flag needs an argument: -") + name;
                    return Err(self.fail(text));
                }
            };
            let err = target.set(value.clone());
            if !err.is_nil() {
                let text = Str::from("invalid value ")
                    + strconv::quote(value)
                    + Str::from(" for flag -")
                    + name
                    + Str::from(": ")
                    + err.error();
                return Err(self.fail(text));
            }
        }
        self.edit(|f| f.actual.insert(name, flag));
        Ok(true)
    }

    pub fn parse(&self, arguments: Slice<Str>) -> Error {
        self.edit(|f| {
            f.parsed = true;
            f.args = arguments;
        });
        loop {
            match self.parse_one() {
                Ok(true) => {}
                Ok(false) => return Dyn::NIL,
                Err(err) => match self.error_handling().0 {
                    0 => return err,
                    1 if err == err_help() => os::exit(0),
                    1 => os::exit(2),
                    _ => panic(err.any()),
                },
            }
        }
    }
}

/// The text of the flag's zero value, or how its method `String` failed.
fn zero_text(flag: &Ptr<Flag>) -> Result<Str, Str> {
    let (name, value) = flag.peek(|f| (f.name.clone(), f.value.clone()));
    let call = std::panic::AssertUnwindSafe(|| value.zero_text());
    std::panic::catch_unwind(call).map_err(|payload| {
        let of = value.type_name();
        let of = Str::from(of.trim_start_matches('*').to_string());
        Str::from("panic calling String method on zero ")
            + of
            + Str::from(" for flag ")
            + name
            + Str::from(": ")
            + fmt::sprint(Slice::from(vec![caught(payload)]))
    })
}

/// The name between backquotes in the usage text, or of the flag's kind, and the text without them.
pub fn unquote_usage(flag: Ptr<Flag>) -> (Str, Str) {
    let (usage, value) = flag.peek(|f| (f.usage.clone(), f.value.clone()));
    let quotes: Vec<isize> = usage
        .as_bytes()
        .iter()
        .zip(0..)
        .filter_map(|(b, i)| (*b == b'`').then_some(i))
        .collect();
    if let [start, end, ..] = quotes.as_slice() {
        let name = usage.slice(start + 1, *end);
        let rest = usage.slice(0, *start) + name.clone() + usage.slice_from(end + 1);
        return (name, rest);
    }
    let name = if value.is_bool_flag() {
        ""
    } else {
        value.usage_name()
    };
    (Str::from(name), usage)
}

// ---- the program's own flags

thread_local! {
    static COMMAND_LINE: Ptr<Ptr<FlagSet>> = Ptr::new(program_flags());
}

/// The variable `CommandLine`.
pub fn command_line_place() -> Ptr<Ptr<FlagSet>> {
    COMMAND_LINE.with(Ptr::clone)
}

fn program_flags() -> Ptr<FlagSet> {
    let args = os::args();
    let name = if args.len() == 0 {
        Str::default()
    } else {
        args.at(0)
    };
    let made = new_flag_set(name, ErrorHandling(1));
    let usage = || usage_place().load()();
    made.edit(|f| f.usage = Func::new(Rc::new(usage) as Rc<dyn Fn()>));
    made
}

thread_local! {
    static USAGE: Ptr<Func<dyn Fn()>> = Ptr::new(Func::new(Rc::new(program_usage) as Rc<dyn Fn()>));
}

/// The variable `Usage`.
pub fn usage_place() -> Ptr<Func<dyn Fn()>> {
    USAGE.with(Ptr::clone)
}

fn program_usage() {
    let set = command_line_place().load();
    set.say(Str::from("Usage of ") + os::args().at(0) + Str::from(":\n"));
    set.print_defaults();
}

pub fn parse() {
    let args = os::args();
    command_line_place().load().parse(args.slice_from(1));
}

pub fn parsed() -> bool {
    command_line_place().load().parsed()
}

pub fn visit_all(call: Func<dyn Fn(Ptr<Flag>)>) {
    command_line_place().load().visit_all(call);
}

pub fn visit(call: Func<dyn Fn(Ptr<Flag>)>) {
    command_line_place().load().visit(call);
}

pub fn lookup(name: Str) -> Ptr<Flag> {
    command_line_place().load().lookup(name)
}

pub fn set(name: Str, value: Str) -> Error {
    command_line_place().load().set(name, value)
}

pub fn print_defaults() {
    command_line_place().load().print_defaults();
}

pub fn n_flag() -> isize {
    command_line_place().load().n_flag()
}

pub fn arg(i: isize) -> Str {
    command_line_place().load().arg(i)
}

pub fn n_arg() -> isize {
    command_line_place().load().n_arg()
}

pub fn args() -> Slice<Str> {
    command_line_place().load().args()
}

pub fn var(value: Dyn<dyn Value>, name: Str, usage: Str) {
    command_line_place().load().var(value, name, usage);
}

pub fn func(name: Str, usage: Str, call: Func<dyn Fn(Str) -> Error>) {
    command_line_place().load().func(name, usage, call);
}

pub fn bool_func(name: Str, usage: Str, call: Func<dyn Fn(Str) -> Error>) {
    command_line_place().load().bool_func(name, usage, call);
}

pub fn bool_var(p: Ptr<bool>, name: Str, value: bool, usage: Str) {
    command_line_place().load().bool_var(p, name, value, usage);
}

pub fn bool(name: Str, value: bool, usage: Str) -> Ptr<bool> {
    command_line_place().load().bool(name, value, usage)
}

pub fn int_var(p: Ptr<isize>, name: Str, value: isize, usage: Str) {
    command_line_place().load().int_var(p, name, value, usage);
}

pub fn int(name: Str, value: isize, usage: Str) -> Ptr<isize> {
    command_line_place().load().int(name, value, usage)
}

pub fn int64_var(p: Ptr<i64>, name: Str, value: i64, usage: Str) {
    command_line_place().load().int64_var(p, name, value, usage);
}

pub fn int64(name: Str, value: i64, usage: Str) -> Ptr<i64> {
    command_line_place().load().int64(name, value, usage)
}

pub fn uint_var(p: Ptr<usize>, name: Str, value: usize, usage: Str) {
    command_line_place().load().uint_var(p, name, value, usage);
}

pub fn uint(name: Str, value: usize, usage: Str) -> Ptr<usize> {
    command_line_place().load().uint(name, value, usage)
}

pub fn uint64_var(p: Ptr<u64>, name: Str, value: u64, usage: Str) {
    command_line_place()
        .load()
        .uint64_var(p, name, value, usage);
}

pub fn uint64(name: Str, value: u64, usage: Str) -> Ptr<u64> {
    command_line_place().load().uint64(name, value, usage)
}

pub fn string_var(p: Ptr<Str>, name: Str, value: Str, usage: Str) {
    command_line_place()
        .load()
        .string_var(p, name, value, usage);
}

pub fn string(name: Str, value: Str, usage: Str) -> Ptr<Str> {
    command_line_place().load().string(name, value, usage)
}

pub fn float64_var(p: Ptr<f64>, name: Str, value: f64, usage: Str) {
    command_line_place()
        .load()
        .float64_var(p, name, value, usage);
}

pub fn float64(name: Str, value: f64, usage: Str) -> Ptr<f64> {
    command_line_place().load().float64(name, value, usage)
}

pub fn duration_var(p: Ptr<Duration>, name: Str, value: Duration, usage: Str) {
    command_line_place()
        .load()
        .duration_var(p, name, value, usage);
}

pub fn duration(name: Str, value: Duration, usage: Str) -> Ptr<Duration> {
    command_line_place().load().duration(name, value, usage)
}
