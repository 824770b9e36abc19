// Implements Go's package sync for programs of one goroutine: where Go would wait for another, it reports a deadlock as Go does.
// `Load` and `Store` of Map are `load_` and `store_`, as every pointer has a `load` and a `store`.

use super::*;
use std::cell::RefCell;
use std::rc::Rc;

/// An error that no program can recover from.
fn fatal(text: &str) -> ! {
    eprintln!("fatal error: {text}");
    exit(2)
}

fn deadlock() -> ! {
    fatal("all goroutines are asleep - deadlock!")
}

#[derive(Clone, PartialEq)]
pub struct Mutex {
    locked: bool,
}

record!(Mutex, "sync.Mutex", 8; locked "state");

impl Ptr<Mutex> {
    pub fn lock(&self) {
        if !self.try_lock() {
            deadlock();
        }
    }

    pub fn try_lock(&self) -> bool {
        self.edit(|m| !std::mem::replace(&mut m.locked, true))
    }

    pub fn unlock(&self) {
        if !self.edit(|m| std::mem::replace(&mut m.locked, false)) {
            fatal("sync: unlock of unlocked mutex");
        }
    }
}

#[derive(Clone, PartialEq)]
pub struct RwMutex {
    writing: bool,
    readers: isize,
}

record!(RwMutex, "sync.RWMutex", 24; writing "w", readers "readerCount");

impl Ptr<RwMutex> {
    pub fn lock(&self) {
        if !self.try_lock() {
            deadlock();
        }
    }

    pub fn try_lock(&self) -> bool {
        self.edit(|m| {
            let free = !m.writing && m.readers == 0;
            m.writing |= free;
            free
        })
    }

    pub fn unlock(&self) {
        if !self.edit(|m| std::mem::replace(&mut m.writing, false)) {
            fatal("sync: Unlock of unlocked RWMutex");
        }
    }

    pub fn r_lock(&self) {
        if !self.try_r_lock() {
            deadlock();
        }
    }

    pub fn try_r_lock(&self) -> bool {
        self.edit(|m| {
            m.readers += isize::from(!m.writing);
            !m.writing
        })
    }

    pub fn r_unlock(&self) {
        self.edit(|m| m.readers -= 1);
        if self.peek(|m| m.readers) < 0 {
            fatal("sync: RUnlock of unlocked RWMutex");
        }
    }
}

#[derive(Clone, PartialEq)]
pub struct Once {
    done: bool,
    running: bool,
}

record!(Once, "sync.Once", 12; done "done", running "m");

impl Ptr<Once> {
    pub fn do_(&self, f: Func<dyn Fn()>) {
        if self.peek(|once| once.running) {
            deadlock();
        }
        if self.peek(|once| once.done) {
            return;
        }
        self.edit(|once| once.running = true);
        let once = self.clone();
        deferring(|defers| {
            defers.push(move || {
                once.store(Once {
                    done: true,
                    running: false,
                })
            });
            f();
        });
    }
}

pub fn once_func(f: Func<dyn Fn()>) -> Func<dyn Fn()> {
    let call = once_value(Func::new(Rc::new(move || {
        f();
        true
    })));
    Func::new(Rc::new(move || {
        call();
    }))
}

/// A function that calls `f` the first time, and then gives the same value, or panics with the same one.
pub fn once_value<T: GoType>(f: Func<dyn Fn() -> T>) -> Func<dyn Fn() -> T> {
    let result: Rc<RefCell<Option<Result<T, Any>>>> = Rc::default();
    Func::new(Rc::new(move || {
        let known = result.borrow().clone();
        let known = known.unwrap_or_else(|| {
            let f = std::panic::AssertUnwindSafe(&f);
            let found = std::panic::catch_unwind(|| (*f)()).map_err(caught);
            *result.borrow_mut() = Some(found.clone());
            found
        });
        match known {
            Ok(value) => value,
            Err(value) => panic(value),
        }
    }))
}

#[derive(Clone, PartialEq)]
pub struct WaitGroup {
    count: isize,
}

record!(WaitGroup, "sync.WaitGroup", 16; count "state");

impl Ptr<WaitGroup> {
    pub fn add(&self, delta: isize) {
        self.edit(|group| group.count += delta);
        if self.peek(|group| group.count) < 0 {
            panic(any(Str::from("sync: negative WaitGroup counter")));
        }
    }

    pub fn done(&self) {
        self.add(-1);
    }

    pub fn wait(&self) {
        if self.peek(|group| group.count) > 0 {
            deadlock();
        }
    }
}

/// `sync.Map`, in the order of insertion (Go's order is random).
#[derive(Clone)]
pub struct Map(super::Map<Any, Any>);

impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        self.0.identity() == other.0.identity()
    }
}

impl GoType for Map {
    fn go_type() -> String {
        "sync.Map".to_string()
    }
    fn zero() -> Self {
        Map(super::Map::NIL)
    }
    fn repr(&self) -> Repr {
        Repr::Struct(Vec::new())
    }
}

impl Ptr<Map> {
    /// The entries; the first use makes the map.
    fn entries(&self) -> super::Map<Any, Any> {
        self.edit(|map| {
            if map.0.is_nil() {
                map.0 = super::Map::make();
            }
            map.0.clone()
        })
    }

    pub fn load_(&self, key: Any) -> (Any, bool) {
        self.entries().test(&key)
    }

    pub fn store_(&self, key: Any, value: Any) {
        self.entries().set(key, value);
    }

    pub fn load_or_store(&self, key: Any, value: Any) -> (Any, bool) {
        let (old, loaded) = self.load_(key.clone());
        if loaded {
            return (old, true);
        }
        self.store_(key, value.clone());
        (value, false)
    }

    pub fn load_and_delete(&self, key: Any) -> (Any, bool) {
        let found = self.load_(key.clone());
        self.delete(key);
        found
    }

    pub fn delete(&self, key: Any) {
        self.entries().delete(&key);
    }

    pub fn swap(&self, key: Any, value: Any) -> (Any, bool) {
        let found = self.load_(key.clone());
        self.store_(key, value);
        found
    }

    pub fn compare_and_swap(&self, key: Any, old: Any, new: Any) -> bool {
        let (found, loaded) = self.load_(key.clone());
        let swapped = loaded && found == old;
        if swapped {
            self.store_(key, new);
        }
        swapped
    }

    pub fn compare_and_delete(&self, key: Any, old: Any) -> bool {
        let (found, loaded) = self.load_(key.clone());
        let deleted = loaded && found == old;
        if deleted {
            self.delete(key);
        }
        deleted
    }

    pub fn range(&self, f: Func<dyn Fn(Any, Any) -> bool>) {
        for (key, value) in self.entries().iter() {
            if !f(key, value) {
                break;
            }
        }
    }

    pub fn clear(&self) {
        self.entries().clear();
    }
}

/// `sync.Pool`: what was put last comes first, but one value is kept apart.
#[derive(Clone, PartialEq)]
pub struct Pool {
    private: Any,
    shared: Vec<Any>,
    pub new: Func<dyn Fn() -> Any>,
}

impl GoType for Pool {
    fn go_type() -> String {
        "sync.Pool".to_string()
    }
    fn zero() -> Self {
        Pool {
            private: Dyn::NIL,
            shared: Vec::new(),
            new: Func::NIL,
        }
    }
    fn repr(&self) -> Repr {
        Repr::Struct(vec![(
            "New",
            "func() interface {}".to_string(),
            any(self.new.clone()),
        )])
    }
}

impl Ptr<Pool> {
    pub fn get(&self) -> Any {
        let kept = self.edit(|pool| {
            let private = std::mem::replace(&mut pool.private, Dyn::NIL);
            private.not_nil().or_else(|| pool.shared.pop())
        });
        let new = self.peek(|pool| pool.new.clone());
        match kept {
            Some(kept) => kept,
            None if new.is_nil() => Dyn::NIL,
            None => new(),
        }
    }

    pub fn put(&self, x: Any) {
        self.edit(|pool| {
            if x.is_nil() {
            } else if pool.private.is_nil() {
                pool.private = x;
            } else {
                pool.shared.push(x);
            }
        });
    }
}
