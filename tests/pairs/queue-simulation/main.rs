use std::collections::VecDeque;

struct Customer {
    id: u64,
    arrival: u64,
    service: u64,
}

fn main() {
    let mut queue: VecDeque<Customer> = [3, 1, 4]
        .into_iter()
        .zip(0..)
        .map(|(service, i)| Customer {
            id: i + 1,
            arrival: i * 2,
            service,
        })
        .collect();
    let mut clock = 0;
    let mut waited = 0;
    while let Some(c) = queue.pop_front() {
        clock = clock.max(c.arrival);
        waited += clock - c.arrival;
        clock += c.service;
        println!("customer {} done at {clock}", c.id);
    }
    println!("waited {waited}");
}
