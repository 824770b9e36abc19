use std::collections::HashMap;

struct Recorder {
    requests: u32,
    debug: bool,
    journal: Vec<String>,
    totals: HashMap<&'static str, i64>,
    prefix: &'static str,
}

impl Recorder {
    fn new() -> Self {
        Recorder {
            requests: 0,
            debug: false,
            journal: vec!["boot".to_string()],
            totals: HashMap::new(),
            prefix: "> ",
        }
    }

    fn record(&mut self, kind: &'static str, n: i64) {
        self.requests += 1;
        *self.totals.entry(kind).or_default() += n;
        if self.debug {
            self.journal.push(format!("{}{kind} {n}", self.prefix));
        }
    }

    fn total(&self, kind: &str) -> i64 {
        self.totals.get(kind).copied().unwrap_or_default()
    }
}

fn main() {
    let mut r = Recorder::new();
    r.record("get", 1);
    r.debug = true;
    r.record("put", 5);
    r.record("get", 2);
    r.prefix = "* ";
    r.record("get", 3);
    for (i, line) in r.journal.iter().enumerate() {
        println!("{i} {line}");
    }
    println!(
        "{} {} {} {} {}",
        r.requests,
        r.total("get"),
        r.total("put"),
        r.journal.len(),
        r.debug
    );
}
