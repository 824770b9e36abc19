// Implements Go's package log: lines to stderr, with the time before them where the flags ask for it.

use super::*;
use std::rc::Rc;

#[derive(Clone, PartialEq)]
pub struct Logger {
    out: Dyn<dyn io::Writer>,
    prefix: Str,
    flags: isize,
}

record!(Logger, "log.Logger", 40; out "out", prefix "prefix", flags "flag");

thread_local! {
    static STANDARD: Ptr<Logger> = new(Dyn::new(Rc::new(os::stderr()) as Rc<dyn io::Writer>), Str::default(), 3);
}

pub fn new(out: Dyn<dyn io::Writer>, prefix: Str, flag: isize) -> Ptr<Logger> {
    Ptr::new(Logger {
        out,
        prefix,
        flags: flag,
    })
}

pub fn default() -> Ptr<Logger> {
    STANDARD.with(Ptr::clone)
}

impl Ptr<Logger> {
    fn line(&self, text: Str) {
        let logger = self.load();
        let mut line = logger.prefix.as_bytes().to_vec();
        if logger.flags & 64 != 0 {
            line.clear();
        }
        if logger.flags & 7 != 0 {
            let now = time::now();
            let now = if logger.flags & 32 != 0 {
                now.utc()
            } else {
                now
            };
            let layout = match logger.flags & 7 {
                1 => "2006/01/02 ",
                2 => "15:04:05 ",
                3 => "2006/01/02 15:04:05 ",
                4 | 6 => "15:04:05.000000 ",
                _ => "2006/01/02 15:04:05.000000 ",
            };
            line.extend_from_slice(now.format(Str::from(layout)).as_bytes());
        }
        if logger.flags & 24 != 0 {
            line.extend_from_slice(b"???:0: ");
        }
        if logger.flags & 64 != 0 {
            line.extend_from_slice(logger.prefix.as_bytes());
        }
        line.extend_from_slice(text.as_bytes());
        if line.last() != Some(&b'\n') {
            line.push(b'\n');
        }
        let _ = logger.out.write(Slice::from(line));
    }

    pub fn println(&self, v: Slice<Any>) {
        self.line(fmt::sprintln(v));
    }

    pub fn print(&self, v: Slice<Any>) {
        self.line(fmt::sprint(v));
    }

    pub fn printf(&self, format: Str, v: Slice<Any>) {
        self.line(fmt::sprintf(format, v));
    }

    pub fn fatal(&self, v: Slice<Any>) -> ! {
        self.line(fmt::sprint(v));
        os::exit(1)
    }

    pub fn fatalf(&self, format: Str, v: Slice<Any>) -> ! {
        self.line(fmt::sprintf(format, v));
        os::exit(1)
    }

    pub fn fatalln(&self, v: Slice<Any>) -> ! {
        self.line(fmt::sprintln(v));
        os::exit(1)
    }

    pub fn panic(&self, v: Slice<Any>) {
        let text = fmt::sprint(v);
        self.line(text.clone());
        super::panic(any(text));
    }

    pub fn panicf(&self, format: Str, v: Slice<Any>) {
        let text = fmt::sprintf(format, v);
        self.line(text.clone());
        super::panic(any(text));
    }

    pub fn panicln(&self, v: Slice<Any>) {
        let text = fmt::sprintln(v);
        self.line(text.clone());
        super::panic(any(text));
    }

    pub fn set_prefix(&self, prefix: Str) {
        self.edit(|l| l.prefix = prefix);
    }

    pub fn set_flags(&self, flag: isize) {
        self.edit(|l| l.flags = flag);
    }

    pub fn set_output(&self, w: Dyn<dyn io::Writer>) {
        self.edit(|l| l.out = w);
    }

    pub fn prefix(&self) -> Str {
        self.peek(|l| l.prefix.clone())
    }

    pub fn flags(&self) -> isize {
        self.peek(|l| l.flags)
    }

    pub fn writer(&self) -> Dyn<dyn io::Writer> {
        self.peek(|l| l.out.clone())
    }

    pub fn output(&self, _calldepth: isize, s: Str) -> Error {
        self.line(s);
        Dyn::NIL
    }
}

pub fn println(v: Slice<Any>) {
    default().println(v);
}

pub fn print(v: Slice<Any>) {
    default().print(v);
}

pub fn printf(format: Str, v: Slice<Any>) {
    default().printf(format, v);
}

pub fn fatal(v: Slice<Any>) -> ! {
    default().fatal(v)
}

pub fn fatalf(format: Str, v: Slice<Any>) -> ! {
    default().fatalf(format, v)
}

pub fn fatalln(v: Slice<Any>) -> ! {
    default().fatalln(v)
}

pub fn panic(v: Slice<Any>) {
    default().panic(v);
}

pub fn panicf(format: Str, v: Slice<Any>) {
    default().panicf(format, v);
}

pub fn panicln(v: Slice<Any>) {
    default().panicln(v);
}

pub fn set_prefix(prefix: Str) {
    default().set_prefix(prefix);
}

pub fn set_flags(flag: isize) {
    default().set_flags(flag);
}

pub fn set_output(w: Dyn<dyn io::Writer>) {
    default().set_output(w);
}

pub fn flags() -> isize {
    default().flags()
}

pub fn prefix() -> Str {
    default().prefix()
}

pub fn writer() -> Dyn<dyn io::Writer> {
    default().writer()
}

pub fn output(calldepth: isize, s: Str) -> Error {
    default().output(calldepth, s)
}
