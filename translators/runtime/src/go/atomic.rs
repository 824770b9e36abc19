// Implements Go's package sync/atomic for programs of one thread: plain loads and stores.
// `Load` and `Store` are `load_` and `store_` here, as every pointer has a `load` and a `store`.

use super::*;

macro_rules! atomic_integer {
    ($($name:ident, $go:literal, $int:ty, $add:ident $load:ident $store:ident $swap:ident $cas:ident;)*) => {$(
        #[derive(Clone, PartialEq)]
        pub struct $name {
            v: $int,
        }

        record!($name, $go, 8; v "v");

        impl Ptr<$name> {
            pub fn load_(&self) -> $int {
                self.peek(|x| x.v)
            }

            pub fn store_(&self, value: $int) {
                self.edit(|x| x.v = value);
            }

            pub fn add(&self, delta: $int) -> $int {
                self.edit(|x| {
                    x.v = x.v.wrapping_add(delta);
                    x.v
                })
            }

            pub fn swap(&self, new: $int) -> $int {
                self.edit(|x| std::mem::replace(&mut x.v, new))
            }

            pub fn compare_and_swap(&self, old: $int, new: $int) -> bool {
                self.edit(|x| exchange(&mut x.v, &old, new))
            }

            pub fn and(&self, mask: $int) -> $int {
                self.swap(self.load_() & mask)
            }

            pub fn or(&self, mask: $int) -> $int {
                self.swap(self.load_() | mask)
            }
        }

        pub fn $add(addr: Ptr<$int>, delta: $int) -> $int {
            addr.edit(|x| {
                *x = x.wrapping_add(delta);
                *x
            })
        }

        pub fn $load(addr: Ptr<$int>) -> $int {
            addr.peek(|x| *x)
        }

        pub fn $store(addr: Ptr<$int>, value: $int) {
            addr.edit(|x| *x = value);
        }

        pub fn $swap(addr: Ptr<$int>, new: $int) -> $int {
            addr.edit(|x| std::mem::replace(x, new))
        }

        pub fn $cas(addr: Ptr<$int>, old: $int, new: $int) -> bool {
            addr.edit(|x| exchange(x, &old, new))
        }
    )*};
}

atomic_integer! {
    Int32, "atomic.Int32", i32, add_int32 load_int32 store_int32 swap_int32 compare_and_swap_int32;
    Int64, "atomic.Int64", i64, add_int64 load_int64 store_int64 swap_int64 compare_and_swap_int64;
    Uint32, "atomic.Uint32", u32, add_uint32 load_uint32 store_uint32 swap_uint32 compare_and_swap_uint32;
    Uint64, "atomic.Uint64", u64, add_uint64 load_uint64 store_uint64 swap_uint64 compare_and_swap_uint64;
}

/// Puts a value in the place of another, if that is there.
fn exchange<T: PartialEq>(place: &mut T, old: &T, new: T) -> bool {
    let found = place == old;
    if found {
        *place = new;
    }
    found
}

#[derive(Clone, PartialEq)]
pub struct Bool {
    v: bool,
}

record!(Bool, "atomic.Bool", 4; v "v");

impl Ptr<Bool> {
    pub fn load_(&self) -> bool {
        self.peek(|x| x.v)
    }

    pub fn store_(&self, value: bool) {
        self.edit(|x| x.v = value);
    }

    pub fn swap(&self, new: bool) -> bool {
        self.edit(|x| std::mem::replace(&mut x.v, new))
    }

    pub fn compare_and_swap(&self, old: bool, new: bool) -> bool {
        self.edit(|x| exchange(&mut x.v, &old, new))
    }
}

/// `atomic.Pointer[T]`.
#[derive(Clone, PartialEq)]
pub struct Pointer<T>(Ptr<T>);

impl<T: GoType> GoType for Pointer<T> {
    fn go_type() -> String {
        format!("atomic.Pointer[{}]", T::go_type())
    }
    fn zero() -> Self {
        Pointer(Ptr::Nil)
    }
    fn repr(&self) -> Repr {
        Repr::Struct(vec![("v", Ptr::<T>::go_type(), any(self.0.clone()))])
    }
}

impl<T: GoType> Ptr<Pointer<T>> {
    pub fn load_(&self) -> Ptr<T> {
        self.peek(|x| x.0.clone())
    }

    pub fn store_(&self, value: Ptr<T>) {
        self.edit(|x| x.0 = value);
    }

    pub fn swap(&self, new: Ptr<T>) -> Ptr<T> {
        self.edit(|x| std::mem::replace(&mut x.0, new))
    }

    pub fn compare_and_swap(&self, old: Ptr<T>, new: Ptr<T>) -> bool {
        self.edit(|x| exchange(&mut x.0, &old, new))
    }
}

/// `atomic.Value`: any value, of the same type each time.
#[derive(Clone, PartialEq)]
pub struct Value {
    v: Any,
}

record!(Value, "atomic.Value", 16; v "v");

impl Ptr<Value> {
    pub fn load_(&self) -> Any {
        self.peek(|x| x.v.clone())
    }

    pub fn store_(&self, val: Any) {
        self.put("store", val);
    }

    pub fn swap(&self, new: Any) -> Any {
        self.put("swap", new)
    }

    fn put(&self, what: &str, new: Any) -> Any {
        let refuse = |why: &str| -> ! {
            panic(any(Str::from(format!(
                "sync/atomic: {what} of {why} into Value"
            ))))
        };
        if new.is_nil() {
            refuse("nil value");
        }
        let old = self.load_();
        if !old.is_nil() && old.as_std().type_id() != new.as_std().type_id() {
            refuse("inconsistently typed value");
        }
        self.edit(|x| x.v = new);
        old
    }
}
