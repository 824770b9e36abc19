// Implements Go's panics: values that unwind, the texts of run-time errors, and the exit with status 2.

use super::*;
use std::any::Any as StdAny;
use std::io::Write;
use std::panic;

/// What a Go panic carries while it unwinds. It never leaves the thread that made it.
#[derive(Clone)]
pub struct Panic(pub Any);

/// A wrapper that may cross `panic_any`, which asks for `Send`: the value is kept on this thread, the payload is a ticket.
struct Ticket;

thread_local! {
    static THROWN: std::cell::RefCell<Vec<Panic>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// `panic(v)`.
pub fn panic(value: Any) -> ! {
    let value = if value.is_nil() {
        runtime_error("panic called with nil argument")
    } else {
        value
    };
    THROWN.with_borrow_mut(|thrown| thrown.push(Panic(value)));
    panic::panic_any(Ticket)
}

/// The error of a run-time panic, such as an index out of range.
#[derive(Clone, PartialEq)]
pub struct RuntimeError(Str);

impl GoError for RuntimeError {
    fn error(&self) -> Str {
        self.0.clone()
    }
}

impl GoType for RuntimeError {
    fn go_type() -> String {
        "runtime.Error".to_string()
    }
    fn zero() -> Self {
        RuntimeError(Str::default())
    }
    fn repr(&self) -> Repr {
        Repr::Str(self.0.clone())
    }
    fn as_error(&self) -> Option<Error> {
        Some(Dyn::new(std::rc::Rc::new(self.clone())))
    }
}

fn runtime_error(text: &str) -> Any {
    any(RuntimeError(Str::from(text.to_string())))
}

/// A run-time panic with Go's text.
pub fn fail(text: &str) -> ! {
    panic(runtime_error(&format!("runtime error: {text}")))
}

pub fn fail_index(index: isize, length: isize) -> ! {
    if index < 0 {
        fail(&format!("index out of range [{index}]"))
    } else {
        fail(&format!(
            "index out of range [{index}] with length {length}"
        ))
    }
}

pub fn fail_nil() -> ! {
    fail("invalid memory address or nil pointer dereference")
}

/// The value of a panic that was caught: Go's own, or what Rust says where Go would say it otherwise.
pub fn caught(payload: Box<dyn StdAny + Send>) -> Any {
    if payload.is::<Ticket>()
        && let Some(Panic(value)) = THROWN.with_borrow_mut(Vec::pop)
    {
        return value;
    }
    let text = match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => match payload.downcast::<&'static str>() {
            Ok(text) => text.to_string(),
            Err(payload) => panic::resume_unwind(payload),
        },
    };
    runtime_error(&go_text(&text))
}

fn go_text(text: &str) -> String {
    if text.starts_with("attempt to divide by zero")
        || text.starts_with("attempt to calculate the remainder")
    {
        return "runtime error: integer divide by zero".to_string();
    }
    let index = text
        .strip_prefix("index out of bounds: the len is ")
        .and_then(|rest| rest.split_once(" but the index is "));
    match index {
        Some((length, index)) => {
            let index = index.parse::<u64>().unwrap_or(0) as isize;
            if index < 0 {
                format!("runtime error: index out of range [{index}]")
            } else {
                format!("runtime error: index out of range [{index}] with length {length}")
            }
        }
        None => text.to_string(),
    }
}

/// The exit status asked for by `os.Exit`.
struct Exit;

/// Runs a Go program: on a stack as deep as Go's, with Go's report and status where it panics.
pub fn run(main: fn()) {
    panic::set_hook(Box::new(|_| {}));
    let program = std::thread::Builder::new()
        .stack_size(1 << 30)
        .spawn(move || {
            if let Err(payload) = panic::catch_unwind(main) {
                let value = caught(payload);
                eprintln!("panic: {}\n\ngoroutine 1 [running]:", panic_text(&value));
                exit(2);
            }
        });
    match program.map(std::thread::JoinHandle::join) {
        Ok(Ok(())) => exit(0),
        _ => exit(2),
    }
}

pub fn exit(status: i32) -> ! {
    let _ = std::io::stdout().flush();
    std::process::exit(status)
}

fn panic_text(value: &Any) -> String {
    if let Some(error) = value.as_error() {
        return error.error().lossy();
    }
    match value.repr() {
        Repr::Str(text) if value.type_name() == "string" => text.lossy(),
        Repr::Str(text) => format!("{}({:?})", value.type_name(), text.lossy()),
        Repr::Int(n) => format!("{}({n})", value.type_name()),
        _ => format!("({})", value.type_name()),
    }
}
