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
        while !value[end..].starts_with('"') {
            end += if value[end..].starts_with('\\') { 2 } else { 1 };
            if !value.is_char_boundary(end) || end >= value.len() {
                return None;
            }
        }
        if name == key {
            return Some(value[..end].replace("\\\"", "\"").replace("\\\\", "\\"));
        }
        rest = value[end + 1..].trim_start_matches(' ');
    }
    None
}
