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

/// A logger at the place that calls it, as the translation hands it on.
pub struct Sited {
    logger: Ptr<Logger>,
    file: &'static str,
    number: isize,
}

impl Sited {
    fn line(&self, text: &Str) -> Error {
        let logger = self.logger.load();
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
            line.extend_from_slice(format!("{}:{}: ", self.file, self.number).as_bytes());
        }
        if logger.flags & 64 != 0 {
            line.extend_from_slice(logger.prefix.as_bytes());
        }
        line.extend_from_slice(text.as_bytes());
        if line.last() != Some(&b'\n') {
            line.push(b'\n');
        }
        logger.out.write(Slice::from(line)).1
    }

    fn fatal_line(&self, text: &Str) -> ! {
        self.line(text);
        os::exit(1)
    }

    fn panic_line(&self, text: Str) {
        self.line(&text);
        super::panic(any(text));
    }

    pub fn println(&self, v: Slice<Any>) {
        self.line(&fmt::sprintln(v));
    }

    pub fn print(&self, v: Slice<Any>) {
        self.line(&fmt::sprint(v));
    }

    pub fn printf(&self, format: Str, v: Slice<Any>) {
        self.line(&fmt::sprintf(format, v));
    }

    pub fn fatal(&self, v: Slice<Any>) -> ! {
        self.fatal_line(&fmt::sprint(v))
    }

    pub fn fatalf(&self, format: Str, v: Slice<Any>) -> ! {
        self.fatal_line(&fmt::sprintf(format, v))
    }

    pub fn fatalln(&self, v: Slice<Any>) -> ! {
        self.fatal_line(&fmt::sprintln(v))
    }

    pub fn panic(&self, v: Slice<Any>) {
        self.panic_line(fmt::sprint(v));
    }

    pub fn panicf(&self, format: Str, v: Slice<Any>) {
        self.panic_line(fmt::sprintf(format, v));
    }

    pub fn panicln(&self, v: Slice<Any>) {
        self.panic_line(fmt::sprintln(v));
    }

    pub fn output(&self, _calldepth: isize, s: Str) -> Error {
        self.line(&s)
    }
}

impl Ptr<Logger> {
    pub fn at(&self, file: &'static str, number: isize) -> Sited {
        Sited {
            logger: self.clone(),
            file,
            number,
        }
    }

    /// No flag asks for the place.
    fn anywhere(&self) -> Sited {
        self.at("???", 0)
    }

    pub fn println(&self, v: Slice<Any>) {
        self.anywhere().println(v);
    }

    pub fn print(&self, v: Slice<Any>) {
        self.anywhere().print(v);
    }

    pub fn printf(&self, format: Str, v: Slice<Any>) {
        self.anywhere().printf(format, v);
    }

    pub fn fatal(&self, v: Slice<Any>) -> ! {
        self.anywhere().fatal(v)
    }

    pub fn fatalf(&self, format: Str, v: Slice<Any>) -> ! {
        self.anywhere().fatalf(format, v)
    }

    pub fn fatalln(&self, v: Slice<Any>) -> ! {
        self.anywhere().fatalln(v)
    }

    pub fn panic(&self, v: Slice<Any>) {
        self.anywhere().panic(v);
    }

    pub fn panicf(&self, format: Str, v: Slice<Any>) {
        self.anywhere().panicf(format, v);
    }

    pub fn panicln(&self, v: Slice<Any>) {
        self.anywhere().panicln(v);
    }

    pub fn output(&self, calldepth: isize, s: Str) -> Error {
        self.anywhere().output(calldepth, s)
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
