use std::fmt;

#[derive(Debug, PartialEq, Eq)]
enum RingError {
    Full,
    Empty,
}

impl fmt::Display for RingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RingError::Full => "ring: full",
            RingError::Empty => "ring: empty",
        })
    }
}

impl std::error::Error for RingError {}

struct Ring<T> {
    slots: Vec<T>,
    head: usize,
    len: usize,
}

impl<T: Default> Ring<T> {
    fn new(capacity: usize) -> Self {
        Ring {
            slots: std::iter::repeat_with(T::default).take(capacity).collect(),
            head: 0,
            len: 0,
        }
    }

    fn push(&mut self, value: T) -> Result<(), RingError> {
        let capacity = self.slots.len();
        if self.len == capacity {
            return Err(RingError::Full);
        }
        self.slots[(self.head + self.len) % capacity] = value;
        self.len += 1;
        Ok(())
    }

    fn pop(&mut self) -> Result<T, RingError> {
        if self.len == 0 {
            return Err(RingError::Empty);
        }
        let value = std::mem::take(&mut self.slots[self.head]);
        self.head = (self.head + 1) % self.slots.len();
        self.len -= 1;
        Ok(value)
    }
}

fn main() -> Result<(), RingError> {
    let mut ring = Ring::new(3);
    for s in ["a", "b", "c", "d"] {
        if let Err(err) = ring.push(s) {
            println!("{s} {err}");
        }
    }
    let first = ring.pop()?;
    ring.push("e")?;
    let slots: Vec<String> = ring.slots.iter().map(|s| format!("{s:?}")).collect();
    println!("{first:?} [{}] {}", slots.join(" "), ring.head);
    loop {
        match ring.pop() {
            Ok(value) => println!("{value}"),
            Err(err) => {
                println!("done: {err}");
                return Ok(());
            }
        }
    }
}
