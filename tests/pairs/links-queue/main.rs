use std::collections::VecDeque;

fn main() {
    let mut queue = VecDeque::new();
    for i in 0..4 {
        queue.push_back(i * i);
    }
    while let Some(value) = queue.pop_front() {
        println!("{value}");
    }
}
