// Implements Go's package html: escaping.

use super::*;

pub fn escape_string(s: Str) -> Str {
    let mut out = Vec::new();
    for byte in s.as_bytes() {
        match byte {
            b'&' => out.extend_from_slice(b"&amp;"),
            b'\'' => out.extend_from_slice(b"&#39;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'>' => out.extend_from_slice(b"&gt;"),
            b'"' => out.extend_from_slice(b"&#34;"),
            _ => out.push(*byte),
        }
    }
    Str::from(out)
}
