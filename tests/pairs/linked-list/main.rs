struct Node {
    value: i64,
    next: Option<Box<Node>>,
}

#[derive(Default)]
struct List {
    head: Option<Box<Node>>,
    size: usize,
}

impl List {
    fn push(&mut self, value: i64) {
        let next = self.head.take();
        self.head = Some(Box::new(Node { value, next }));
        self.size += 1;
    }

    fn values(&self) -> impl Iterator<Item = i64> {
        let mut node = self.head.as_deref();
        std::iter::from_fn(move || {
            let here = node?;
            node = here.next.as_deref();
            Some(here.value)
        })
    }

    fn sum(&self) -> i64 {
        self.values().sum()
    }

    fn contains(&self, value: i64) -> bool {
        self.values().any(|v| v == value)
    }
}

fn main() {
    let mut l = List::default();
    for i in 1..=5 {
        l.push(i * i);
    }
    println!(
        "{} {} {} {}",
        l.sum(),
        l.size,
        l.contains(16),
        l.contains(7)
    );
}
