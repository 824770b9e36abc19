// Implements the tags of Go's struct fields.

use super::*;

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StructTag(pub Str);

defined!(StructTag, "reflect.StructTag"; Str);

impl StructTag {
    pub fn get(&self, key: Str) -> Str {
        self.lookup(key).0
    }

    pub fn lookup(&self, key: Str) -> (Str, bool) {
        match tag_value(&self.0.lossy(), &key.lossy()) {
            Some(value) => (Str::from(value), true),
            None => (Str::default(), false),
        }
    }
}

/// The value of a key in a tag such as `json:"name" xml:"n"`.
pub fn tag_value(tag: &str, key: &str) -> Option<String> {
    let mut rest = tag.trim_start_matches(' ');
    while let Some((name, value)) = rest.split_once(":\"") {
        let mut end = 0;
        // A quote is a byte of its own in UTF-8.
        loop {
            match value.as_bytes().get(end)? {
                b'"' => break,
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
        if name == key {
            return Some(value[..end].replace("\\\"", "\"").replace("\\\\", "\\"));
        }
        rest = value[end + 1..].trim_start_matches(' ');
    }
    None
}
