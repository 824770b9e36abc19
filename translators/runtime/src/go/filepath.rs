// Implements Go's package path/filepath for Unix, as far as it asks no file system.

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
