// Implements Go's package fmt (stub).

use super::*;

pub fn println(args: Slice<Any>) -> (isize, Error) {
    let texts: Vec<String> = args.to_vec().iter().map(show).collect();
    println!("{}", texts.join(" "));
    (0, Dyn::NIL)
}

pub fn printf(format: Str, args: Slice<Any>) -> (isize, Error) {
    print!(
        "{} {:?}",
        format,
        args.to_vec().iter().map(show).collect::<Vec<_>>()
    );
    (0, Dyn::NIL)
}

fn show(value: &Any) -> String {
    if let Some(e) = value.as_error() {
        return e.error().lossy();
    }
    if let Some(e) = value.as_stringer() {
        return e.string().lossy();
    }
    match value.repr() {
        Repr::Nil => "<nil>".to_string(),
        Repr::Bool(v) => v.to_string(),
        Repr::Int(v) => v.to_string(),
        Repr::Uint(v) => v.to_string(),
        Repr::Float(v) => v.to_string(),
        Repr::Str(v) => v.lossy(),
        Repr::Slice(Some(v)) | Repr::Array(v) => {
            format!("[{}]", v.iter().map(show).collect::<Vec<_>>().join(" "))
        }
        Repr::Struct(v) => format!(
            "{{{}}}",
            v.iter().map(|x| show(&x.2)).collect::<Vec<_>>().join(" ")
        ),
        _ => "?".to_string(),
    }
}

pub fn sprint(args: Slice<Any>) -> Str {
    Str::from(args.to_vec().iter().map(show).collect::<Vec<_>>().join(" "))
}

pub fn sprintln(args: Slice<Any>) -> Str {
    sprint(args)
}

pub fn print(args: Slice<Any>) -> (isize, Error) {
    print!("{}", sprint(args));
    (0, Dyn::NIL)
}

pub fn sprintf(format: Str, args: Slice<Any>) -> Str {
    Str::from(format!("{} {}", format, sprint(args)))
}

pub fn errorf(format: Str, args: Slice<Any>) -> Error {
    Dyn::new(std::rc::Rc::new(RuntimeError2(sprintf(format, args))))
}

#[derive(Clone, PartialEq)]
pub struct RuntimeError2(Str);

impl GoError for RuntimeError2 {
    fn error(&self) -> Str {
        self.0.clone()
    }
}

impl GoType for RuntimeError2 {
    fn go_type() -> String {
        "x".to_string()
    }
    fn zero() -> Self {
        RuntimeError2(Str::default())
    }
    fn repr(&self) -> Repr {
        Repr::Str(self.0.clone())
    }
}
