// Implements Go's package runtime as far as a program of one goroutine can tell.

use super::*;

pub fn num_cpu() -> isize {
    std::thread::available_parallelism().map_or(1, |n| n.get() as isize)
}

pub fn num_goroutine() -> isize {
    1
}

pub fn gomaxprocs(_: isize) -> isize {
    num_cpu()
}

pub fn gc() {}

pub fn gosched() {}

pub fn version() -> Str {
    Str::from("go1.26")
}

/// Keeps a value until here.
pub fn keep_alive(_: Any) {}
