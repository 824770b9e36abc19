// Implements Go's package path/filepath for Unix.

use super::*;

pub fn err_bad_pattern() -> Error {
    path::err_bad_pattern()
}

pub fn clean(path: Str) -> Str {
    path::clean(path)
}

pub fn split(path: Str) -> (Str, Str) {
    path::split(path)
}

pub fn join(elem: Slice<Str>) -> Str {
    path::join(elem)
}

pub fn ext(path: Str) -> Str {
    path::ext(path)
}

pub fn base(path: Str) -> Str {
    path::base(path)
}

pub fn dir(path: Str) -> Str {
    path::dir(path)
}

pub fn is_abs(path: Str) -> bool {
    path::is_abs(path)
}

pub fn match_(pattern: Str, name: Str) -> (bool, Error) {
    path::matches(pattern.as_bytes(), name.as_bytes(), false)
}

pub fn to_slash(path: Str) -> Str {
    path
}

pub fn from_slash(path: Str) -> Str {
    path
}

pub fn volume_name(_path: Str) -> Str {
    Str::default()
}

pub fn split_list(path: Str) -> Slice<Str> {
    if path.is_empty() {
        Slice::from(Vec::new())
    } else {
        strings::split(path, Str::from(":"))
    }
}

pub fn abs(path: Str) -> (Str, Error) {
    if is_abs(path.clone()) {
        return (clean(path), Dyn::NIL);
    }
    match std::env::current_dir() {
        Ok(here) => {
            let here = Str::from(here.to_string_lossy().into_owned());
            (join(Slice::from(vec![here, path])), Dyn::NIL)
        }
        Err(error) => (
            Str::default(),
            errors::new(Str::from(format!("getwd: {error}"))),
        ),
    }
}

/// Does a name stay below the folder where it is used?
pub fn is_local(path: Str) -> bool {
    if path.is_empty() || is_abs(path.clone()) {
        return false;
    }
    let short = clean(path);
    let bytes = short.as_bytes();
    bytes != b".." && !bytes.starts_with(b"../")
}

pub fn rel(base_path: Str, targ_path: Str) -> (Str, Error) {
    let (base, targ) = (clean(base_path.clone()), clean(targ_path.clone()));
    if targ == base {
        return (Str::from("."), Dyn::NIL);
    }
    let impossible = || {
        let text = [
            b"Rel: can't make ",
            targ_path.as_bytes(),
            b" relative to ",
            base_path.as_bytes(),
        ];
        (Str::default(), errors::new(Str::from(text.concat())))
    };
    let base = if base.as_bytes() == b"." {
        Str::default()
    } else {
        base
    };
    if is_abs(base.clone()) != is_abs(targ.clone()) {
        return impossible();
    }
    let parts = |p: &Str| -> Vec<Vec<u8>> {
        let parts = p.as_bytes().split(|b| *b == b'/');
        parts
            .filter(|e| !e.is_empty() && *e != b".")
            .map(<[u8]>::to_vec)
            .collect()
    };
    let (from, to) = (parts(&base), parts(&targ));
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if from.get(shared).is_some_and(|part| part == b"..") {
        return impossible();
    }
    let mut steps = vec![b"..".to_vec(); from.len() - shared];
    steps.extend_from_slice(&to[shared..]);
    (Str::from(steps.join(&b'/')), Dyn::NIL)
}

// ---- what asks the file system

pub fn skip_dir() -> Error {
    fs::skip_dir()
}

pub fn skip_all() -> Error {
    fs::skip_all()
}

type Info = Dyn<dyn fs::FileInfo>;
type DirEntry = Dyn<dyn fs::DirEntry>;
type WalkDirFunc = Func<dyn Fn(Str, DirEntry, Error) -> Error>;

/// The end of a walk that was told to stop is no failure.
fn walked(err: Error) -> Error {
    if err == skip_dir() || err == skip_all() {
        Dyn::NIL
    } else {
        err
    }
}

fn below(path: &Str, name: Str) -> Str {
    join(Slice::from(vec![path.clone(), name]))
}

pub fn walk_dir(root: Str, f: WalkDirFunc) -> Error {
    let (info, err) = os::lstat(root.clone());
    if !err.is_nil() {
        return walked(f(root, Dyn::NIL, err));
    }
    let entry = fs::Entry {
        name: info.name(),
        info,
    };
    let entry = std::rc::Rc::new(Ptr::new(entry)) as std::rc::Rc<dyn fs::DirEntry>;
    walked(walk_entry(root, Dyn::new(entry), &f))
}

fn walk_entry(path: Str, entry: DirEntry, f: &WalkDirFunc) -> Error {
    let kept = |err: Error| {
        if err == skip_dir() && entry.is_dir() {
            Dyn::NIL
        } else {
            err
        }
    };
    let err = f(path.clone(), entry.clone(), Dyn::NIL);
    if !err.is_nil() || !entry.is_dir() {
        return kept(err);
    }
    let (entries, err) = os::read_dir(path.clone());
    if !err.is_nil() {
        let err = f(path.clone(), entry.clone(), err);
        if !err.is_nil() {
            return kept(err);
        }
    }
    for inner in entries.values() {
        let err = walk_entry(below(&path, inner.name()), inner, f);
        if err == skip_dir() {
            break;
        }
        if !err.is_nil() {
            return err;
        }
    }
    Dyn::NIL
}

pub fn walk(root: Str, f: Func<dyn Fn(Str, Info, Error) -> Error>) -> Error {
    let (info, err) = os::lstat(root.clone());
    walked(if err.is_nil() {
        walk_file(root, info, &f)
    } else {
        f(root, Dyn::NIL, err)
    })
}

fn walk_file(path: Str, info: Info, f: &Func<dyn Fn(Str, Info, Error) -> Error>) -> Error {
    if !info.is_dir() {
        return f(path, info, Dyn::NIL);
    }
    let (entries, err) = os::read_dir(path.clone());
    let own = f(path.clone(), info, err.clone());
    if !err.is_nil() || !own.is_nil() {
        return own;
    }
    for entry in entries.values() {
        let name = below(&path, entry.name());
        let (info, err) = os::lstat(name.clone());
        let (is_dir, err) = if err.is_nil() {
            (info.is_dir(), walk_file(name, info, f))
        } else {
            (true, f(name, info, err))
        };
        if !(err.is_nil() || is_dir && err == skip_dir()) {
            return err;
        }
    }
    Dyn::NIL
}

fn has_meta(path: &Str) -> bool {
    path.as_bytes()
        .iter()
        .any(|b| matches!(b, b'*' | b'?' | b'[' | b'\\'))
}

/// The names of files that match a pattern.
pub fn glob(pattern: Str) -> (Slice<Str>, Error) {
    let (_, err) = match_(pattern.clone(), Str::default());
    if !err.is_nil() {
        return (Slice::NIL, err);
    }
    if !has_meta(&pattern) {
        let (_, err) = os::lstat(pattern.clone());
        let found = if err.is_nil() {
            Slice::from(vec![pattern])
        } else {
            Slice::NIL
        };
        return (found, Dyn::NIL);
    }
    let (dir, file) = split(pattern.clone());
    let dir = match dir.as_bytes() {
        b"" => Str::from("."),
        b"/" => dir,
        _ => dir.slice(0, dir.len() - 1),
    };
    if !has_meta(&dir) {
        return glob_in(&dir, &file, Slice::NIL);
    }
    if dir == pattern {
        return (Slice::NIL, err_bad_pattern());
    }
    let (dirs, err) = glob(dir);
    if !err.is_nil() {
        return (Slice::NIL, err);
    }
    let mut found = Slice::NIL;
    for dir in dirs.values() {
        let (more, err) = glob_in(&dir, &file, found);
        found = more;
        if !err.is_nil() {
            return (found, err);
        }
    }
    (found, Dyn::NIL)
}

fn glob_in(dir: &Str, pattern: &Str, found: Slice<Str>) -> (Slice<Str>, Error) {
    let (info, err) = os::stat(dir.clone());
    if !err.is_nil() || !info.is_dir() {
        return (found, Dyn::NIL);
    }
    let (entries, _) = os::read_dir(dir.clone());
    let mut found = found;
    for entry in entries.values() {
        let (hit, err) = match_(pattern.clone(), entry.name());
        if !err.is_nil() {
            return (found, err);
        }
        if hit {
            found = found.append([below(dir, entry.name())]);
        }
    }
    (found, Dyn::NIL)
}
