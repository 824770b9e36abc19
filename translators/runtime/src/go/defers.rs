// Implements `defer` and `recover`: deferred calls run last in, first out, also while a panic unwinds.

use super::*;
use std::cell::RefCell;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::rc::Rc;

type Deferred = Box<dyn FnOnce()>;

/// The calls that a function has deferred.
#[derive(Clone, Default)]
pub struct Defers(Rc<RefCell<Vec<Deferred>>>);

thread_local! {
    /// The panics for which deferred calls run just now, innermost last.
    static PANICS: RefCell<Vec<Option<Any>>> = const { RefCell::new(Vec::new()) };
}

impl Defers {
    pub fn push(&self, call: impl FnOnce() + 'static) {
        self.0.borrow_mut().push(Box::new(call));
    }
}

/// Runs a body, and then what it has deferred.
pub fn deferring(body: impl FnOnce(&Defers)) {
    let defers = Defers::default();
    let mut panicking = catch_unwind(AssertUnwindSafe(|| body(&defers)))
        .err()
        .map(caught);
    loop {
        let Some(call) = defers.0.borrow_mut().pop() else {
            break;
        };
        PANICS.with_borrow_mut(|panics| panics.push(panicking.take()));
        let thrown = catch_unwind(AssertUnwindSafe(call)).err().map(caught);
        let left = PANICS.with_borrow_mut(Vec::pop).flatten();
        panicking = thrown.or(left);
    }
    if let Some(value) = panicking {
        panic(value);
    }
}

/// `recover()`: the panic that the deferred call around it stops, or nil.
pub fn recover() -> Any {
    PANICS
        .with_borrow_mut(|panics| panics.last_mut().and_then(Option::take))
        .unwrap_or(Dyn::NIL)
}

/// One frame of `PANICS`, taken away even where a panic unwinds through it.
struct Frame;

impl Drop for Frame {
    fn drop(&mut self) {
        PANICS.with_borrow_mut(Vec::pop);
    }
}

/// An ordinary call of a function that recovers: it stops no panic, for nobody deferred it.
pub fn in_passing<R>(call: impl FnOnce() -> R) -> R {
    PANICS.with_borrow_mut(|panics| panics.push(None));
    let _frame = Frame;
    call()
}
