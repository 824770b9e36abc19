// Implements the helper that gives the text of a caught panic, with Go's words for what the runtime itself says.

export const panicText = `
/// The text of a panic as Go's \`recover\` gives it.
fn panic_text(payload: Box<dyn std::any::Any + Send>) -> String {
    let text = match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload
            .downcast::<&str>()
            .map_or_else(|_| String::from("unknown panic"), |text| text.to_string()),
    };
    if text.starts_with("attempt to divide by zero")
        || text.starts_with("attempt to calculate the remainder with")
    {
        return String::from("runtime error: integer divide by zero");
    }
    let bounds = text
        .strip_prefix("index out of bounds: the len is ")
        .and_then(|rest| rest.split_once(" but the index is "));
    match bounds {
        // A negative index became a number beyond all lists.
        Some((_, index)) if index.len() == 20 => {
            let index = index.parse().map_or(0, u64::cast_signed);
            format!("runtime error: index out of range [{index}]")
        }
        Some((len, index)) => {
            format!("runtime error: index out of range [{index}] with length {len}")
        }
        None => text,
    }
}
`;
