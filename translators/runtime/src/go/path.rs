// Implements Go's package path: slash-separated names, by their text alone.

use super::*;

thread_local! {
    static BAD_PATTERN: Error = errors::new(Str::from("syntax error in pattern"));
}

pub fn err_bad_pattern() -> Error {
    BAD_PATTERN.with(Dyn::clone)
}

/// The shortest name of the same place.
pub fn clean(path: Str) -> Str {
    let bytes = path.as_bytes();
    let rooted = bytes.first() == Some(&b'/');
    let mut kept: Vec<&[u8]> = Vec::new();
    for part in bytes.split(|b| *b == b'/') {
        match part {
            b"" | b"." => {}
            b".." => {
                if kept.last().is_some_and(|last| *last != b"..") {
                    kept.pop();
                } else if !rooted {
                    kept.push(part);
                }
            }
            _ => kept.push(part),
        }
    }
    let joined = kept.join(&b'/');
    if rooted {
        Str::from([&b"/"[..], &joined[..]].concat())
    } else if joined.is_empty() {
        Str::from(".")
    } else {
        Str::from(joined)
    }
}

pub fn split(path: Str) -> (Str, Str) {
    let i = strings::last_index_byte(path.clone(), b'/');
    (path.slice(0, i + 1), path.slice_from(i + 1))
}

pub fn join(elem: Slice<Str>) -> Str {
    let parts: Vec<Str> = elem.values().filter(|e| !e.is_empty()).collect();
    if parts.is_empty() {
        return Str::default();
    }
    clean(strings::join(Slice::from(parts), Str::from("/")))
}

pub fn ext(path: Str) -> Str {
    let (_, file) = split(path);
    let i = strings::last_index_byte(file.clone(), b'.');
    if i < 0 {
        Str::default()
    } else {
        file.slice_from(i)
    }
}

pub fn base(path: Str) -> Str {
    if path.is_empty() {
        return Str::from(".");
    }
    let short = strings::trim_right(path, Str::from("/"));
    if short.is_empty() {
        return Str::from("/");
    }
    split(short).1
}

pub fn is_abs(path: Str) -> bool {
    path.as_bytes().first() == Some(&b'/')
}

pub fn dir(path: Str) -> Str {
    clean(split(path).0)
}

/// Does a name match a pattern as shells have them?
pub fn match_(pattern: Str, name: Str) -> (bool, Error) {
    matches(pattern.as_bytes(), name.as_bytes(), true)
}

/// `strict` looks through the rest of a pattern that does not match, too.
pub fn matches(pattern: &[u8], name: &[u8], strict: bool) -> (bool, Error) {
    let (mut pattern, mut name) = (pattern, name);
    'pattern: while !pattern.is_empty() {
        let (star, chunk, rest) = scan_chunk(pattern);
        pattern = rest;
        if star && chunk.is_empty() {
            return (!name.contains(&b'/'), Dyn::NIL);
        }
        let Ok(found) = match_chunk(chunk, name) else {
            return (false, err_bad_pattern());
        };
        if let Some(after) = found
            && (after.is_empty() || !pattern.is_empty())
        {
            name = after;
            continue;
        }
        if star {
            for i in 0..name.iter().take_while(|b| **b != b'/').count() {
                let Ok(found) = match_chunk(chunk, &name[i + 1..]) else {
                    return (false, err_bad_pattern());
                };
                if let Some(after) = found
                    && (!pattern.is_empty() || after.is_empty())
                {
                    name = after;
                    continue 'pattern;
                }
            }
        }
        while strict && !pattern.is_empty() {
            let (_, chunk, rest) = scan_chunk(pattern);
            pattern = rest;
            if match_chunk(chunk, b"").is_err() {
                return (false, err_bad_pattern());
            }
        }
        return (false, Dyn::NIL);
    }
    (name.is_empty(), Dyn::NIL)
}

/// Whether stars come first, what is up to the next star, and the rest.
fn scan_chunk(pattern: &[u8]) -> (bool, &[u8], &[u8]) {
    let stars = pattern.iter().take_while(|b| **b == b'*').count();
    let pattern = &pattern[stars..];
    let mut in_range = false;
    let mut i = 0;
    while i < pattern.len() {
        match pattern[i] {
            b'\\' if i + 1 < pattern.len() => i += 1,
            b'[' => in_range = true,
            b']' => in_range = false,
            b'*' if !in_range => break,
            _ => {}
        }
        i += 1;
    }
    let end = i.min(pattern.len());
    (stars > 0, &pattern[..end], &pattern[end..])
}

/// What is left of a text whose start matches; an error for a pattern that is none.
fn match_chunk<'a>(chunk: &[u8], text: &'a [u8]) -> Result<Option<&'a [u8]>, ()> {
    let (mut chunk, mut s) = (chunk, text);
    let mut failed = false;
    while let Some(first) = chunk.first() {
        failed = failed || s.is_empty();
        match first {
            b'[' => {
                let mut rune = 0;
                if !failed {
                    let (r, size) = decode_rune(s);
                    rune = r;
                    s = &s[size..];
                }
                chunk = &chunk[1..];
                let negated = chunk.first() == Some(&b'^');
                if negated {
                    chunk = &chunk[1..];
                }
                let mut hit = false;
                let mut ranges = 0;
                loop {
                    if chunk.first() == Some(&b']') && ranges > 0 {
                        chunk = &chunk[1..];
                        break;
                    }
                    let (low, rest) = escaped(chunk)?;
                    chunk = rest;
                    let mut high = low;
                    if chunk[0] == b'-' {
                        let (r, rest) = escaped(&chunk[1..])?;
                        high = r;
                        chunk = rest;
                    }
                    hit = hit || low <= rune && rune <= high;
                    ranges += 1;
                }
                failed = failed || hit == negated;
            }
            b'?' => {
                if !failed {
                    failed = s[0] == b'/';
                    s = &s[decode_rune(s).1..];
                }
                chunk = &chunk[1..];
            }
            _ => {
                if *first == b'\\' {
                    chunk = &chunk[1..];
                }
                let wanted = *chunk.first().ok_or(())?;
                if !failed {
                    failed = wanted != s[0];
                    s = &s[1..];
                }
                chunk = &chunk[1..];
            }
        }
    }
    Ok(if failed { None } else { Some(s) })
}

/// The rune of a class, and what is behind it: something must be.
fn escaped(chunk: &[u8]) -> Result<(i32, &[u8]), ()> {
    let chunk = match chunk.first() {
        None | Some(b'-' | b']') => return Err(()),
        Some(b'\\') => &chunk[1..],
        Some(_) => chunk,
    };
    if chunk.is_empty() {
        return Err(());
    }
    let (rune, size) = decode_rune(chunk);
    let rest = &chunk[size..];
    if rune == 0xfffd && size == 1 || rest.is_empty() {
        return Err(());
    }
    Ok((rune, rest))
}
