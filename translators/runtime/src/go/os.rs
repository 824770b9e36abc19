// Implements Go's package os: arguments, exit, the standard streams, files.

use super::*;
use std::io::Read;
use std::io::Write;
use std::rc::Rc;

thread_local! {
    static ARGS: Ptr<Slice<Str>> = Ptr::new(Slice::from(std::env::args().map(Str::from).collect::<Vec<_>>()));
}

/// The variable `Args`.
pub fn args_place() -> Ptr<Slice<Str>> {
    ARGS.with(Ptr::clone)
}

pub fn args() -> Slice<Str> {
    args_place().load()
}

pub fn exit(code: isize) {
    super::exit(code as i32)
}

pub fn getenv(key: Str) -> Str {
    lookup_env(key).0
}

pub fn lookup_env(key: Str) -> (Str, bool) {
    match std::env::var(key.lossy()) {
        Ok(value) => (Str::from(value), true),
        Err(_) => (Str::default(), false),
    }
}

/// A file, or one of the standard streams.
#[derive(Clone)]
pub struct File {
    name: Str,
    stream: Stream,
}

#[derive(Clone)]
enum Stream {
    Stdin,
    Stdout,
    Stderr,
    Open(Rc<std::fs::File>),
    Closed,
}

impl PartialEq for File {
    fn eq(&self, other: &File) -> bool {
        self.name == other.name
    }
}

impl GoType for File {
    fn go_type() -> String {
        "os.File".to_string()
    }
    fn zero() -> Self {
        File {
            name: Str::default(),
            stream: Stream::Closed,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

thread_local! {
    static STDIN: Ptr<File> = Ptr::new(File { name: Str::from("/dev/stdin"), stream: Stream::Stdin });
}

thread_local! {
    static STDOUT: Ptr<File> = Ptr::new(File { name: Str::from("/dev/stdout"), stream: Stream::Stdout });
}

thread_local! {
    static STDERR: Ptr<File> = Ptr::new(File { name: Str::from("/dev/stderr"), stream: Stream::Stderr });
}

pub fn stdin() -> Ptr<File> {
    STDIN.with(Ptr::clone)
}

pub fn stdout() -> Ptr<File> {
    STDOUT.with(Ptr::clone)
}

pub fn stderr() -> Ptr<File> {
    STDERR.with(Ptr::clone)
}

impl Ptr<File> {
    pub fn name(&self) -> Str {
        self.peek(|f| f.name.clone())
    }

    pub fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let bytes = p.to_vec();
        let file = self.load();
        let done = match &file.stream {
            Stream::Stdout => std::io::stdout().write_all(&bytes),
            Stream::Stderr => std::io::stderr().write_all(&bytes),
            Stream::Open(open) => (&**open).write_all(&bytes),
            Stream::Stdin | Stream::Closed => return (0, closed("write", &file.name)),
        };
        match done {
            Ok(()) => (bytes.len() as isize, Dyn::NIL),
            Err(err) => (0, path_error("write", &file.name, &err)),
        }
    }

    pub fn write_string(&self, s: Str) -> (isize, Error) {
        self.write(s.to_bytes())
    }

    pub fn read(&self, p: Slice<u8>) -> (isize, Error) {
        let file = self.load();
        let mut bytes = vec![0; p.len() as usize];
        let done = match &file.stream {
            Stream::Stdin => std::io::stdin().read(&mut bytes),
            Stream::Open(open) => (&**open).read(&mut bytes),
            _ => return (0, closed("read", &file.name)),
        };
        match done {
            Ok(0) if p.len() > 0 => (0, io::eof()),
            Ok(n) => (p.copy_from(&Slice::from(bytes[..n].to_vec())), Dyn::NIL),
            Err(err) => (0, path_error("read", &file.name, &err)),
        }
    }

    pub fn close(&self) -> Error {
        let file = self.load();
        if matches!(file.stream, Stream::Closed) {
            return closed("close", &file.name);
        }
        self.edit(|f| f.stream = Stream::Closed);
        Dyn::NIL
    }
}

impl io::Writer for Ptr<File> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.write(p)
    }
}

impl io::StringWriter for Ptr<File> {
    fn write_string(&self, s: Str) -> (isize, Error) {
        self.write_string(s)
    }
}

impl io::Reader for Ptr<File> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.read(p)
    }
}

impl io::Closer for Ptr<File> {
    fn close(&self) -> Error {
        self.close()
    }
}

impl io::ReadCloser for Ptr<File> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.read(p)
    }
    fn close(&self) -> Error {
        self.close()
    }
}

/// The error of an operation on a file.
#[derive(Clone, PartialEq)]
pub struct PathError {
    pub op: Str,
    pub path: Str,
    pub err: Error,
}

record!(PathError, "fs.PathError", 48; op "Op", path "Path", err "Err"; ptr_error);

impl GoError for Ptr<PathError> {
    fn error(&self) -> Str {
        let e = self.load();
        Str::from(format!("{} {}: ", e.op, e.path)) + e.err.error()
    }
    fn wrapped(&self) -> Vec<Error> {
        vec![self.peek(|e| e.err.clone())]
    }
}

thread_local! {
    static NOT_EXIST: Error = errors::new(Str::from("no such file or directory"));
}

pub fn err_not_exist() -> Error {
    NOT_EXIST.with(Dyn::clone)
}

thread_local! {
    static EXIST: Error = errors::new(Str::from("file exists"));
}

pub fn err_exist() -> Error {
    EXIST.with(Dyn::clone)
}

pub fn is_not_exist(err: Error) -> bool {
    errors::is(err, err_not_exist())
}

pub fn is_exist(err: Error) -> bool {
    errors::is(err, err_exist())
}

fn closed(op: &'static str, path: &Str) -> Error {
    failed(op, path, errors::new(Str::from("file already closed")))
}

fn failed(op: &'static str, path: &Str, err: Error) -> Error {
    let error = PathError {
        op: Str::from(op),
        path: path.clone(),
        err,
    };
    Dyn::new(Rc::new(Ptr::new(error)) as Rc<dyn GoError>)
}

fn path_error(op: &'static str, path: &Str, err: &std::io::Error) -> Error {
    let inner = match err.kind() {
        std::io::ErrorKind::NotFound => err_not_exist(),
        std::io::ErrorKind::AlreadyExists => err_exist(),
        _ => {
            let text = err.to_string();
            let plain = text.split(" (os error").next().unwrap_or("").to_lowercase();
            errors::new(Str::from(plain))
        }
    };
    failed(op, path, inner)
}

pub fn read_file(name: Str) -> (Slice<u8>, Error) {
    match std::fs::read(name.lossy()) {
        Ok(bytes) => (Slice::from(bytes), Dyn::NIL),
        Err(err) => (Slice::NIL, path_error("open", &name, &err)),
    }
}

pub fn write_file(name: Str, data: Slice<u8>, _perm: u32) -> Error {
    match std::fs::write(name.lossy(), data.to_vec()) {
        Ok(()) => Dyn::NIL,
        Err(err) => path_error("open", &name, &err),
    }
}

pub fn open(name: Str) -> (Ptr<File>, Error) {
    opened(name.clone(), std::fs::File::open(name.lossy()))
}

pub fn create(name: Str) -> (Ptr<File>, Error) {
    opened(name.clone(), std::fs::File::create(name.lossy()))
}

fn opened(name: Str, file: std::io::Result<std::fs::File>) -> (Ptr<File>, Error) {
    match file {
        Ok(file) => {
            let stream = Stream::Open(Rc::new(file));
            (Ptr::new(File { name, stream }), Dyn::NIL)
        }
        Err(err) => (Ptr::Nil, path_error("open", &name, &err)),
    }
}

pub fn remove(name: Str) -> Error {
    match std::fs::remove_file(name.lossy()) {
        Ok(()) => Dyn::NIL,
        Err(err) => path_error("remove", &name, &err),
    }
}

pub fn hostname() -> (Str, Error) {
    match std::fs::read_to_string("/etc/hostname") {
        Ok(name) => (Str::from(name.trim().to_string()), Dyn::NIL),
        Err(err) => (
            Str::default(),
            path_error("open", &Str::from("/etc/hostname"), &err),
        ),
    }
}

pub fn getwd() -> (Str, Error) {
    match std::env::current_dir() {
        Ok(path) => (Str::from(path.display().to_string()), Dyn::NIL),
        Err(err) => (Str::default(), path_error("getwd", &Str::default(), &err)),
    }
}
