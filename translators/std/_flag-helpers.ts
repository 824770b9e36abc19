// Implements the Rust functions that read the options of the command line as Go's package flag does.

type Name = keyof typeof flagTexts;

export const flagNeeds: Partial<Record<Name, readonly Name[]>> = {
  parse_flags: ["Flag"],
  whole_flag: ["Flag", "radix_of"],
  count_flag: ["Flag", "radix_of"],
  text_flag: ["Flag"],
  real_flag: ["Flag"],
  switch_flag: ["Flag"],
};

export const flagTexts = {
  Flag: `
/// What an option of the command line sets.
trait Flag {
    /// Takes the text of the option, or says no.
    fn set(&mut self, text: &str) -> bool;

    /// Whether the option can stand alone: \`-v\`.
    fn is_switch(&self) -> bool {
        false
    }
}`,
  whole_flag: `
impl Flag for i64 {
    fn set(&mut self, text: &str) -> bool {
        let text = text.replace('_', "");
        let sign = if text.starts_with('-') { "-" } else { "" };
        let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
        let (radix, digits) = radix_of(digits);
        i64::from_str_radix(&format!("{sign}{digits}"), radix)
            .map(|n| *self = n)
            .is_ok()
    }
}`,
  count_flag: `
impl Flag for u64 {
    fn set(&mut self, text: &str) -> bool {
        let text = text.replace('_', "");
        let (radix, digits) = radix_of(&text);
        u64::from_str_radix(digits, radix)
            .map(|n| *self = n)
            .is_ok()
    }
}`,
  radix_of: `
/// The base that a number is written in, and its digits: \`0x1f\`.
fn radix_of(text: &str) -> (u32, &str) {
    match text.get(..2) {
        Some("0x" | "0X") => (16, &text[2..]),
        Some("0b" | "0B") => (2, &text[2..]),
        Some("0o" | "0O") => (8, &text[2..]),
        Some(_) if text.starts_with('0') => (8, text),
        _ => (10, text),
    }
}`,
  text_flag: `
impl Flag for String {
    fn set(&mut self, text: &str) -> bool {
        *self = text.to_string();
        true
    }
}`,
  real_flag: `
impl Flag for f64 {
    fn set(&mut self, text: &str) -> bool {
        text.parse().map(|x| *self = x).is_ok()
    }
}`,
  switch_flag: `
impl Flag for bool {
    fn set(&mut self, text: &str) -> bool {
        match text {
            "1" | "t" | "T" | "true" | "TRUE" | "True" => *self = true,
            "0" | "f" | "F" | "false" | "FALSE" | "False" => *self = false,
            _ => return false,
        }
        true
    }

    fn is_switch(&self) -> bool {
        true
    }
}`,
  parse_flags: `
/// Reads \`-n 5\`, \`-n=5\` and \`-v\`, each with one dash or two, and gives what stands behind them.
fn parse_flags(flags: &mut [(&str, &str, &mut dyn Flag)]) -> Vec<String> {
    let mut args = std::env::args().skip(1).peekable();
    while let Some(arg) = args.next_if(|arg| arg.len() > 1 && arg.starts_with('-')) {
        if arg == "--" {
            break;
        }
        let option = arg.strip_prefix("--").unwrap_or(&arg[1..]);
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name, Some(value.to_string())),
            None => (option, None),
        };
        let found = flags.iter_mut().find(|(known, ..)| *known == name);
        let problem = match found {
            _ if name.is_empty() || name.starts_with('-') => format!("bad flag syntax: {arg}"),
            None if name == "h" || name == "help" => String::new(),
            None => format!("flag provided but not defined: -{name}"),
            Some((_, _, flag)) => {
                let alone = flag.is_switch().then(|| "true".to_string());
                match value.or(alone).or_else(|| args.next()) {
                    Some(text) if flag.set(&text) => continue,
                    Some(text) => format!("invalid value {text:?} for flag -{name}"),
                    None => format!("flag needs an argument: -{name}"),
                }
            }
        };
        eprintln!("{problem}\\nUsage:");
        for (name, usage, _) in flags {
            eprintln!("  -{name}\\n    \\t{usage}");
        }
        std::process::exit(if problem.is_empty() { 0 } else { 2 });
    }
    args.collect()
}`,
} as const;
