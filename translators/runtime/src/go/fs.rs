// Implements Go's package io/fs as far as os needs it: modes, entries of folders, errors.

use super::*;
use std::rc::Rc;

thread_local! {
    static INVALID: Error = errors::new(Str::from("invalid argument"));
}

pub fn err_invalid() -> Error {
    INVALID.with(Dyn::clone)
}

thread_local! {
    static PERMISSION: Error = errors::new(Str::from("permission denied"));
}

pub fn err_permission() -> Error {
    PERMISSION.with(Dyn::clone)
}

thread_local! {
    static EXIST: Error = errors::new(Str::from("file already exists"));
}

pub fn err_exist() -> Error {
    EXIST.with(Dyn::clone)
}

thread_local! {
    static NOT_EXIST: Error = errors::new(Str::from("file does not exist"));
}

pub fn err_not_exist() -> Error {
    NOT_EXIST.with(Dyn::clone)
}

thread_local! {
    static CLOSED: Error = errors::new(Str::from("file already closed"));
}

pub fn err_closed() -> Error {
    CLOSED.with(Dyn::clone)
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
        e.op + Str::from(" ") + e.path + Str::from(": ") + e.err.error()
    }
    fn wrapped(&self) -> Vec<Error> {
        vec![self.peek(|e| e.err.clone())]
    }
}

impl Ptr<PathError> {
    pub fn error(&self) -> Str {
        GoError::error(self)
    }

    pub fn unwrap(&self) -> Error {
        self.peek(|e| e.err.clone())
    }
}

/// The number of an error of the system.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Errno(pub usize);

defined!(Errno, "syscall.Errno"; usize; error);

impl GoError for Errno {
    fn error(&self) -> Str {
        let text = std::io::Error::from_raw_os_error(self.0 as i32).to_string();
        let text = text.split(" (os error").next().unwrap_or("").to_string();
        let mut chars = text.chars();
        let first = chars.next().map(|c| c.to_ascii_lowercase());
        Str::from(first.into_iter().chain(chars).collect::<String>())
    }
    fn matches(&self, target: Error) -> bool {
        match self.0 {
            1 | 13 => target == err_permission(),
            2 => target == err_not_exist(),
            17 | 39 => target == err_exist(),
            _ => false,
        }
    }
}

// ---- modes

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileMode(pub u32);

defined!(FileMode, "fs.FileMode"; u32; stringer);

impl GoStringer for FileMode {
    fn string(&self) -> Str {
        FileMode::string(self)
    }
}

impl FileMode {
    pub fn string(&self) -> Str {
        let mut text = String::new();
        for (i, c) in "dalTLDpSugct?".chars().enumerate() {
            if self.0 & (1 << (31 - i)) != 0 {
                text.push(c);
            }
        }
        if text.is_empty() {
            text.push('-');
        }
        for (i, c) in "rwxrwxrwx".chars().enumerate() {
            let has = self.0 & (1 << (8 - i)) != 0;
            text.push(if has { c } else { '-' });
        }
        Str::from(text)
    }

    pub fn is_dir(&self) -> bool {
        self.0 & (1 << 31) != 0
    }

    pub fn is_regular(&self) -> bool {
        self.type_().0 == 0
    }

    pub fn perm(&self) -> FileMode {
        FileMode(self.0 & 0o777)
    }

    pub fn type_(&self) -> FileMode {
        FileMode(self.0 & 0x8f28_0000)
    }
}

// ---- files and folders

pub trait FileInfo: Value {
    fn name(&self) -> Str;
    fn size_(&self) -> i64;
    fn mode(&self) -> FileMode;
    fn mod_time(&self) -> time::Time;
    fn is_dir(&self) -> bool;
    fn sys(&self) -> Any;
}

impl Interface for dyn FileInfo {
    fn interface_type() -> String {
        "fs.FileInfo".to_string()
    }
}

pub trait DirEntry: Value {
    fn name(&self) -> Str;
    fn is_dir(&self) -> bool;
    fn r#type(&self) -> FileMode;
    fn info(&self) -> (Dyn<dyn FileInfo>, Error);
}

impl Interface for dyn DirEntry {
    fn interface_type() -> String {
        "fs.DirEntry".to_string()
    }
}

/// What the system says of a file.
#[derive(Clone, PartialEq)]
pub struct FileStat {
    name: Str,
    size: i64,
    mode: FileMode,
    mod_time: time::Time,
}

record!(FileStat, "os.fileStat", 232; name "name", size "size", mode "mode", mod_time "modTime");

impl FileInfo for Ptr<FileStat> {
    fn name(&self) -> Str {
        self.peek(|s| s.name.clone())
    }
    fn size_(&self) -> i64 {
        self.peek(|s| s.size)
    }
    fn mode(&self) -> FileMode {
        self.peek(|s| s.mode)
    }
    fn mod_time(&self) -> time::Time {
        self.peek(|s| s.mod_time.clone())
    }
    fn is_dir(&self) -> bool {
        self.peek(|s| s.mode.is_dir())
    }
    fn sys(&self) -> Any {
        Dyn::NIL
    }
}

/// The last element of a path.
fn base(path: &Str) -> Str {
    let text = path.as_bytes();
    let end = text.iter().rposition(|b| *b != b'/').map_or(0, |i| i + 1);
    if end == 0 {
        return Str::from(if text.is_empty() { "" } else { "/" });
    }
    let start = text[..end].iter().rposition(|b| *b == b'/');
    Str::from(text[start.map_or(0, |i| i + 1)..end].to_vec())
}

pub fn stat_of(path: &Str, found: &std::fs::Metadata) -> Dyn<dyn FileInfo> {
    use std::os::unix::fs::MetadataExt;
    let kind = match found.mode() & 0o170_000 {
        0o040_000 => 1 << 31,
        0o120_000 => 1 << 27,
        0o060_000 => 1 << 26,
        0o020_000 => 1 << 26 | 1 << 21,
        0o010_000 => 1 << 25,
        0o140_000 => 1 << 24,
        _ => 0,
    };
    let special = [(0o4000, 23), (0o2000, 22), (0o1000, 20)];
    let special = special.iter().filter(|(bit, _)| found.mode() & bit != 0);
    let special = special.fold(0, |bits, (_, to)| bits | 1 << to);
    let stat = FileStat {
        name: base(path),
        size: found.size() as i64,
        mode: FileMode(found.mode() & 0o777 | kind | special),
        mod_time: time::unix(found.mtime(), found.mtime_nsec()),
    };
    Dyn::new(Rc::new(Ptr::new(stat)) as Rc<dyn FileInfo>)
}

/// An entry of a folder.
#[derive(Clone, PartialEq)]
pub struct Entry {
    pub name: Str,
    pub info: Dyn<dyn FileInfo>,
}

record!(Entry, "os.unixDirent", 56; name "name", info "info"; ptr_stringer);

impl GoStringer for Ptr<Entry> {
    fn string(&self) -> Str {
        let name = self.peek(|e| e.name.clone());
        let kind = DirEntry::r#type(self).string();
        let kind = kind.slice(0, kind.len() - 9);
        let slash = Str::from(if DirEntry::is_dir(self) { "/" } else { "" });
        kind + Str::from(" ") + name + slash
    }
}

impl DirEntry for Ptr<Entry> {
    fn name(&self) -> Str {
        self.peek(|e| e.name.clone())
    }
    fn is_dir(&self) -> bool {
        self.peek(|e| e.info.clone()).is_dir()
    }
    fn r#type(&self) -> FileMode {
        self.peek(|e| e.info.clone()).mode().type_()
    }
    fn info(&self) -> (Dyn<dyn FileInfo>, Error) {
        (self.peek(|e| e.info.clone()), Dyn::NIL)
    }
}

// ---- walking

thread_local! {
    static SKIP_DIR: Error = errors::new(Str::from("skip this directory"));
}

thread_local! {
    static SKIP_ALL: Error = errors::new(Str::from("skip everything and stop the walk"));
}

pub fn skip_dir() -> Error {
    SKIP_DIR.with(Dyn::clone)
}

pub fn skip_all() -> Error {
    SKIP_ALL.with(Dyn::clone)
}
