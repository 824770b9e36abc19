// Implements Go's package os: arguments, exit, the environment, the standard streams, files and folders.

use super::*;
use std::io::Read;
use std::io::Seek;
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

pub fn exit(code: isize) -> ! {
    super::exit(code as i32)
}

pub fn getpid() -> isize {
    std::process::id() as isize
}

// ---- the environment

type Variables = Vec<(Str, Str)>;

thread_local! {
    static ENVIRONMENT: std::cell::RefCell<Variables> = std::cell::RefCell::new(initial_environment());
}

fn initial_environment() -> Variables {
    let text = |part: std::ffi::OsString| {
        use std::os::unix::ffi::OsStringExt;
        Str::from(part.into_vec())
    };
    std::env::vars_os()
        .map(|(key, value)| (text(key), text(value)))
        .collect()
}

pub fn getenv(key: Str) -> Str {
    lookup_env(key).0
}

pub fn lookup_env(key: Str) -> (Str, bool) {
    ENVIRONMENT.with_borrow(|all| match all.iter().find(|(k, _)| *k == key) {
        Some((_, value)) => (value.clone(), true),
        None => (Str::default(), false),
    })
}

pub fn setenv(key: Str, value: Str) -> Error {
    let bytes = key.as_bytes();
    if bytes.is_empty() || bytes.contains(&b'=') || bytes.contains(&0) {
        return syscall_error("setenv", fs::Errno(22));
    }
    ENVIRONMENT.with_borrow_mut(|all| match all.iter_mut().find(|(k, _)| *k == key) {
        Some((_, old)) => *old = value,
        None => all.push((key, value)),
    });
    Dyn::NIL
}

pub fn unsetenv(key: Str) -> Error {
    ENVIRONMENT.with_borrow_mut(|all| all.retain(|(k, _)| *k != key));
    Dyn::NIL
}

pub fn clearenv() {
    ENVIRONMENT.with_borrow_mut(Vec::clear);
}

pub fn environ() -> Slice<Str> {
    let line = |(key, value): &(Str, Str)| key.clone() + Str::from("=") + value.clone();
    Slice::from(ENVIRONMENT.with_borrow(|all| all.iter().map(line).collect::<Vec<_>>()))
}

pub fn expand_env(s: Str) -> Str {
    expand(s, Func::new(Rc::new(getenv) as Rc<dyn Fn(Str) -> Str>))
}

pub fn expand(s: Str, mapping: Func<dyn Fn(Str) -> Str>) -> Str {
    let bytes = s.as_bytes();
    let mut out = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] != b'$' || i + 1 == bytes.len() {
            out.push(bytes[i]);
            i += 1;
            continue;
        }
        let (name, size) = shell_name(&bytes[i + 1..]);
        if !name.is_empty() {
            let value = mapping(Str::from(name.to_vec()));
            out.extend_from_slice(value.as_bytes());
        } else if size == 0 {
            out.push(b'$');
        }
        i += 1 + size;
    }
    Str::from(out)
}

/// The name of a variable behind `$`, and how many bytes it takes with its braces.
fn shell_name(s: &[u8]) -> (&[u8], usize) {
    let special = |b: u8| b.is_ascii_digit() || b"*#$@!?-".contains(&b);
    if s[0] == b'{' {
        if s.len() > 2 && special(s[1]) && s[2] == b'}' {
            return (&s[1..2], 3);
        }
        return match s.iter().position(|b| *b == b'}') {
            Some(1) => (b"", 2),
            Some(end) => (&s[1..end], end + 1),
            None => (b"", 1),
        };
    }
    if special(s[0]) {
        return (&s[..1], 1);
    }
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    let end = s.iter().position(|b| !is_part(b)).unwrap_or(s.len());
    (&s[..end], end)
}

// ---- errors

pub fn err_not_exist() -> Error {
    fs::err_not_exist()
}

pub fn err_exist() -> Error {
    fs::err_exist()
}

pub fn err_permission() -> Error {
    fs::err_permission()
}

pub fn err_invalid() -> Error {
    fs::err_invalid()
}

pub fn err_closed() -> Error {
    fs::err_closed()
}

/// Is this the error beneath? Wrapping by others does not count.
fn is_beneath(err: Error, target: Error) -> bool {
    let inner = match err.get::<Ptr<fs::PathError>>() {
        Some(path) => path.unwrap(),
        None => err,
    };
    inner == target || inner.is::<fs::Errno>() && inner.matches(target)
}

pub fn is_not_exist(err: Error) -> bool {
    is_beneath(err, fs::err_not_exist())
}

pub fn is_exist(err: Error) -> bool {
    is_beneath(err, fs::err_exist())
}

pub fn is_permission(err: Error) -> bool {
    is_beneath(err, fs::err_permission())
}

fn failed(op: &'static str, path: &Str, err: Error) -> Error {
    let error = fs::PathError {
        op: Str::from(op),
        path: path.clone(),
        err,
    };
    Dyn::new(Rc::new(Ptr::new(error)) as Rc<dyn GoError>)
}

fn syscall_error(op: &'static str, err: fs::Errno) -> Error {
    errors::new(Str::from(op) + Str::from(": ") + err.error())
}

fn errno(err: &std::io::Error) -> Error {
    match err.raw_os_error() {
        Some(number) => Dyn::new(Rc::new(fs::Errno(number as usize)) as Rc<dyn GoError>),
        None => errors::new(Str::from(err.to_string())),
    }
}

fn path_error(op: &'static str, path: &Str, err: &std::io::Error) -> Error {
    failed(op, path, errno(err))
}

fn result(op: &'static str, path: &Str, done: std::io::Result<()>) -> Error {
    match done {
        Ok(()) => Dyn::NIL,
        Err(err) => path_error(op, path, &err),
    }
}

fn os_path(path: &Str) -> std::path::PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::path::PathBuf::from(std::ffi::OsStr::from_bytes(path.as_bytes()))
}

fn text_of(path: &std::path::Path) -> Str {
    use std::os::unix::ffi::OsStrExt;
    Str::from(path.as_os_str().as_bytes().to_vec())
}

// ---- open files

/// A file, or one of the standard streams.
#[derive(Clone)]
pub struct File {
    name: Str,
    stream: Stream,
    appends: bool,
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
            appends: false,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

fn file_of(name: Str, stream: Stream) -> Ptr<File> {
    Ptr::new(File {
        name,
        stream,
        appends: false,
    })
}

thread_local! {
    static STDIN: Ptr<File> = file_of(Str::from("/dev/stdin"), Stream::Stdin);
}

thread_local! {
    static STDOUT: Ptr<File> = file_of(Str::from("/dev/stdout"), Stream::Stdout);
}

thread_local! {
    static STDERR: Ptr<File> = file_of(Str::from("/dev/stderr"), Stream::Stderr);
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

    /// The file, if it can be worked with.
    fn ready(&self, op: &'static str) -> Result<File, Error> {
        if self.is_nil() {
            return Err(fs::err_invalid());
        }
        let file = self.load();
        match file.stream {
            Stream::Closed => Err(failed(op, &file.name, fs::err_closed())),
            _ => Ok(file),
        }
    }

    pub fn write(&self, p: Slice<u8>) -> (isize, Error) {
        let file = match self.ready("write") {
            Ok(file) => file,
            Err(err) => return (0, err),
        };
        let done = p.with(|bytes| match &file.stream {
            Stream::Stdout => std::io::stdout().write_all(bytes),
            Stream::Stderr => std::io::stderr().write_all(bytes),
            Stream::Open(open) => (&**open).write_all(bytes),
            _ => Err(std::io::Error::from_raw_os_error(9)),
        });
        match done {
            Ok(()) => (p.len(), Dyn::NIL),
            Err(err) => (0, path_error("write", &file.name, &err)),
        }
    }

    pub fn write_string(&self, s: Str) -> (isize, Error) {
        self.write(s.to_bytes())
    }

    pub fn write_at(&self, b: Slice<u8>, off: i64) -> (isize, Error) {
        let file = match self.ready("write") {
            Ok(file) => file,
            Err(err) => return (0, err),
        };
        if file.appends {
            let text = "os: invalid use of WriteAt on file opened with O_APPEND";
            return (0, errors::new(Str::from(text)));
        }
        if off < 0 {
            let err = errors::new(Str::from("negative offset"));
            return (0, failed("writeat", &file.name, err));
        }
        use std::os::unix::fs::FileExt;
        let done = b.with(|bytes| match &file.stream {
            Stream::Open(open) => open.write_all_at(bytes, off as u64),
            _ => Err(std::io::Error::from_raw_os_error(29)),
        });
        match done {
            Ok(()) => (b.len(), Dyn::NIL),
            Err(err) => (0, path_error("write", &file.name, &err)),
        }
    }

    pub fn read(&self, p: Slice<u8>) -> (isize, Error) {
        let file = match self.ready("read") {
            Ok(file) => file,
            Err(err) => return (0, err),
        };
        let done = p.with_mut(|bytes| match &file.stream {
            Stream::Stdin => std::io::stdin().read(bytes),
            Stream::Open(open) => (&**open).read(bytes),
            _ => Err(std::io::Error::from_raw_os_error(9)),
        });
        match done {
            Ok(0) if p.len() > 0 => (0, io::eof()),
            Ok(n) => (n as isize, Dyn::NIL),
            Err(err) => (0, path_error("read", &file.name, &err)),
        }
    }

    pub fn read_at(&self, b: Slice<u8>, off: i64) -> (isize, Error) {
        let file = match self.ready("read") {
            Ok(file) => file,
            Err(err) => return (0, err),
        };
        if off < 0 {
            let err = errors::new(Str::from("negative offset"));
            return (0, failed("readat", &file.name, err));
        }
        use std::os::unix::fs::FileExt;
        let done = b.with_mut(|bytes| {
            let Stream::Open(open) = &file.stream else {
                return (0, Err(std::io::Error::from_raw_os_error(29)));
            };
            let mut n = 0;
            while n < bytes.len() {
                match open.read_at(&mut bytes[n..], off as u64 + n as u64) {
                    Ok(0) => return (n, Ok(true)),
                    Ok(more) => n += more,
                    Err(err) => return (n, Err(err)),
                }
            }
            (n, Ok(false))
        });
        let err = match done.1 {
            Ok(true) => io::eof(),
            Ok(false) => Dyn::NIL,
            Err(err) => path_error("read", &file.name, &err),
        };
        (done.0 as isize, err)
    }

    pub fn seek(&self, offset: i64, whence: isize) -> (i64, Error) {
        let file = match self.ready("seek") {
            Ok(file) => file,
            Err(err) => return (0, err),
        };
        let to = match whence {
            0 if offset >= 0 => Some(std::io::SeekFrom::Start(offset as u64)),
            1 => Some(std::io::SeekFrom::Current(offset)),
            2 => Some(std::io::SeekFrom::End(offset)),
            _ => None,
        };
        let done = match (&file.stream, to) {
            (_, None) => Err(std::io::Error::from_raw_os_error(22)),
            (Stream::Open(open), Some(to)) => (&**open).seek(to),
            _ => Err(std::io::Error::from_raw_os_error(29)),
        };
        match done {
            Ok(at) => (at as i64, Dyn::NIL),
            Err(err) => (0, path_error("seek", &file.name, &err)),
        }
    }

    pub fn truncate(&self, size: i64) -> Error {
        match self.ready("truncate") {
            Ok(file) => match &file.stream {
                Stream::Open(open) => {
                    result("truncate", &file.name, open.set_len(size as u64))
                }
                _ => failed("truncate", &file.name, fs::err_invalid()),
            },
            Err(err) => err,
        }
    }

    pub fn sync(&self) -> Error {
        self.ready("sync").err().unwrap_or(Dyn::NIL)
    }

    pub fn stat(&self) -> (Dyn<dyn fs::FileInfo>, Error) {
        let file = match self.ready("stat") {
            Ok(file) => file,
            Err(err) => return (Dyn::NIL, err),
        };
        let found = match &file.stream {
            Stream::Open(open) => open.metadata(),
            _ => std::fs::metadata(os_path(&file.name)),
        };
        match found {
            Ok(found) => (fs::stat_of(&file.name, &found), Dyn::NIL),
            Err(err) => (Dyn::NIL, path_error("stat", &file.name, &err)),
        }
    }

    pub fn close(&self) -> Error {
        if let Err(err) = self.ready("close") {
            return err;
        }
        self.edit(|f| f.stream = Stream::Closed);
        Dyn::NIL
    }
}

impl io::Writer for Ptr<File> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.write(p)
    }
    fn own_write_string(&self, s: Str) -> Option<(isize, Error)> {
        Some(self.write_string(s))
    }
}

impl io::StringWriter for Ptr<File> {
    fn write_string(&self, s: Str) -> (isize, Error) {
        self.write_string(s)
    }
}

impl io::WriterAt for Ptr<File> {
    fn write_at(&self, p: Slice<u8>, off: i64) -> (isize, Error) {
        self.write_at(p, off)
    }
}

impl io::Reader for Ptr<File> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.read(p)
    }
}

impl io::ReaderAt for Ptr<File> {
    fn read_at(&self, p: Slice<u8>, off: i64) -> (isize, Error) {
        self.read_at(p, off)
    }
}

impl io::Seeker for Ptr<File> {
    fn seek(&self, offset: i64, whence: isize) -> (i64, Error) {
        self.seek(offset, whence)
    }
}

impl io::ReadSeeker for Ptr<File> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.read(p)
    }
    fn seek(&self, offset: i64, whence: isize) -> (i64, Error) {
        self.seek(offset, whence)
    }
}

impl io::Closer for Ptr<File> {
    fn close(&self) -> Error {
        self.close()
    }
}

impl io::ReadWriter for Ptr<File> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.read(p)
    }
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.write(p)
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

impl io::WriteCloser for Ptr<File> {
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.write(p)
    }
    fn close(&self) -> Error {
        self.close()
    }
}

impl io::ReadWriteCloser for Ptr<File> {
    fn read(&self, p: Slice<u8>) -> (isize, Error) {
        self.read(p)
    }
    fn write(&self, p: Slice<u8>) -> (isize, Error) {
        self.write(p)
    }
    fn close(&self) -> Error {
        self.close()
    }
}

// ---- files by name

pub fn open(name: Str) -> (Ptr<File>, Error) {
    opened(name.clone(), std::fs::File::open(os_path(&name)))
}

pub fn create(name: Str) -> (Ptr<File>, Error) {
    open_file(name, 0o1102, fs::FileMode(0o666))
}

pub fn open_file(name: Str, flag: isize, perm: fs::FileMode) -> (Ptr<File>, Error) {
    use std::os::unix::fs::OpenOptionsExt;
    let access = flag & 3;
    let made = std::fs::OpenOptions::new()
        .read(access != 1)
        .write(access != 0)
        .custom_flags((flag & !3 & !0o300) as i32 & !0o1000)
        .mode(perm.0 & 0o777)
        .create(flag & 0o100 != 0 && flag & 0o200 == 0 && access != 0)
        .create_new(flag & 0o300 == 0o300)
        .truncate(flag & 0o1000 != 0 && access != 0)
        .open(os_path(&name));
    let (file, err) = opened(name, made);
    if flag & 0o2000 != 0 && err.is_nil() {
        file.edit(|f| f.appends = true);
    }
    (file, err)
}

fn opened(name: Str, file: std::io::Result<std::fs::File>) -> (Ptr<File>, Error) {
    match file {
        Ok(file) => (file_of(name, Stream::Open(Rc::new(file))), Dyn::NIL),
        Err(err) => (Ptr::Nil, path_error("open", &name, &err)),
    }
}

pub fn read_file(name: Str) -> (Slice<u8>, Error) {
    let (file, err) = open(name);
    if !err.is_nil() {
        return (Slice::NIL, err);
    }
    let all = io::read_all(Dyn::new(Rc::new(file.clone()) as Rc<dyn io::Reader>));
    file.close();
    all
}

pub fn write_file(name: Str, data: Slice<u8>, perm: fs::FileMode) -> Error {
    let (file, err) = open_file(name, 0o1101, perm);
    if !err.is_nil() {
        return err;
    }
    let (_, err) = file.write(data);
    file.close();
    err
}

pub fn remove(name: Str) -> Error {
    let path = os_path(&name);
    let Err(err) = std::fs::remove_file(&path) else {
        return Dyn::NIL;
    };
    match std::fs::remove_dir(&path) {
        Ok(()) => Dyn::NIL,
        Err(other) if other.raw_os_error() != Some(20) => {
            path_error("remove", &name, &other)
        }
        Err(_) => path_error("remove", &name, &err),
    }
}

pub fn remove_all(path: Str) -> Error {
    let at = os_path(&path);
    let done = match std::fs::symlink_metadata(&at) {
        Ok(found) if found.is_dir() => std::fs::remove_dir_all(&at),
        Ok(_) => std::fs::remove_file(&at),
        Err(_) => Ok(()),
    };
    result("unlinkat", &path, done)
}

pub fn rename(oldpath: Str, newpath: Str) -> Error {
    match std::fs::rename(os_path(&oldpath), os_path(&newpath)) {
        Ok(()) => Dyn::NIL,
        Err(err) => {
            let err = errno(&err).error();
            let space = || Str::from(" ");
            let paths = oldpath + space() + newpath;
            errors::new(Str::from("rename ") + paths + Str::from(": ") + err)
        }
    }
}

pub fn truncate(name: Str, size: i64) -> Error {
    let file = std::fs::OpenOptions::new().write(true).open(os_path(&name));
    result("truncate", &name, file.and_then(|f| f.set_len(size as u64)))
}

pub fn chmod(name: Str, mode: fs::FileMode) -> Error {
    use std::os::unix::fs::PermissionsExt;
    let wanted = std::fs::Permissions::from_mode(mode.0 & 0o777);
    result(
        "chmod",
        &name,
        std::fs::set_permissions(os_path(&name), wanted),
    )
}

pub fn stat(name: Str) -> (Dyn<dyn fs::FileInfo>, Error) {
    match std::fs::metadata(os_path(&name)) {
        Ok(found) => (fs::stat_of(&name, &found), Dyn::NIL),
        Err(err) => (Dyn::NIL, path_error("stat", &name, &err)),
    }
}

pub fn lstat(name: Str) -> (Dyn<dyn fs::FileInfo>, Error) {
    match std::fs::symlink_metadata(os_path(&name)) {
        Ok(found) => (fs::stat_of(&name, &found), Dyn::NIL),
        Err(err) => (Dyn::NIL, path_error("lstat", &name, &err)),
    }
}

// ---- folders

pub fn mkdir(name: Str, perm: fs::FileMode) -> Error {
    use std::os::unix::fs::DirBuilderExt;
    let mut made = std::fs::DirBuilder::new();
    result(
        "mkdir",
        &name,
        made.mode(perm.0 & 0o777).create(os_path(&name)),
    )
}

pub fn mkdir_all(path: Str, perm: fs::FileMode) -> Error {
    let at = os_path(&path);
    if at.is_dir() {
        return Dyn::NIL;
    }
    if at.exists() {
        return path_error("mkdir", &path, &std::io::Error::from_raw_os_error(20));
    }
    if let Some(parent) = at.parent().filter(|p| !p.as_os_str().is_empty()) {
        let err = mkdir_all(text_of(parent), perm);
        if !err.is_nil() {
            return err;
        }
    }
    let err = mkdir(path, perm);
    if at.is_dir() { Dyn::NIL } else { err }
}

pub fn read_dir(name: Str) -> (Slice<Dyn<dyn fs::DirEntry>>, Error) {
    let path = os_path(&name);
    let listed = match std::fs::read_dir(&path) {
        Ok(listed) => listed,
        Err(err) => {
            let op = if path.is_file() { "readdirent" } else { "open" };
            return (Slice::NIL, path_error(op, &name, &err));
        }
    };
    let mut entries: Vec<fs::Entry> = listed
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = text_of(std::path::Path::new(&entry.file_name()));
            let info = fs::stat_of(&name, &entry.metadata().ok()?);
            Some(fs::Entry { name, info })
        })
        .collect();
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    let entries = entries.into_iter().map(Ptr::new);
    let entries = entries.map(|e| Dyn::new(Rc::new(e) as Rc<dyn fs::DirEntry>));
    (Slice::from(entries.collect::<Vec<_>>()), Dyn::NIL)
}

pub fn temp_dir() -> Str {
    let dir = getenv(Str::from("TMPDIR"));
    if dir.is_empty() {
        Str::from("/tmp")
    } else {
        dir
    }
}

/// A name that nothing has yet; the star of the pattern becomes a number.
fn temporary(dir: Str, pattern: &Str) -> Str {
    let dir = if dir.is_empty() { temp_dir() } else { dir };
    let pattern = pattern.as_bytes();
    let star = pattern.iter().rposition(|b| *b == b'*');
    let (before, after) = match star {
        Some(at) => (&pattern[..at], &pattern[at + 1..]),
        None => (pattern, &b""[..]),
    };
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let mut number = now.map_or(0, |d| d.subsec_nanos()) ^ std::process::id() << 8;
    loop {
        let middle = number.to_string();
        let name = [dir.as_bytes(), b"/", before, middle.as_bytes(), after].concat();
        let name = Str::from(name);
        if !os_path(&name).exists() {
            return name;
        }
        number = number.wrapping_add(1);
    }
}

pub fn mkdir_temp(dir: Str, pattern: Str) -> (Str, Error) {
    let name = temporary(dir, &pattern);
    let err = mkdir(name.clone(), fs::FileMode(0o700));
    if err.is_nil() {
        (name, err)
    } else {
        (Str::default(), err)
    }
}

pub fn create_temp(dir: Str, pattern: Str) -> (Ptr<File>, Error) {
    open_file(temporary(dir, &pattern), 0o302, fs::FileMode(0o600))
}

pub fn hostname() -> (Str, Error) {
    match std::fs::read_to_string("/proc/sys/kernel/hostname") {
        Ok(name) => (Str::from(name.trim().to_string()), Dyn::NIL),
        Err(err) => (
            Str::default(),
            path_error("open", &Str::from("/proc/sys/kernel/hostname"), &err),
        ),
    }
}

pub fn getwd() -> (Str, Error) {
    match std::env::current_dir() {
        Ok(path) => (text_of(&path), Dyn::NIL),
        Err(err) => (Str::default(), errno(&err)),
    }
}

pub fn chdir(dir: Str) -> Error {
    result("chdir", &dir, std::env::set_current_dir(os_path(&dir)))
}

pub fn user_home_dir() -> (Str, Error) {
    let home = getenv(Str::from("HOME"));
    if home.is_empty() {
        return (home, errors::new(Str::from("$HOME is not defined")));
    }
    (home, Dyn::NIL)
}
