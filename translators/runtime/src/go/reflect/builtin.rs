// Implements how reflect sees the types that Go has of itself.

use super::*;

macro_rules! scalar {
    ($($rust:ty, $kind:literal, $scalar:pat => $value:expr;)*) => {$(
        impl Reflect for $rust {
            fn kind() -> usize {
                $kind
            }
            fn package() -> Option<&'static str> {
                Some("")
            }
            fn of_scalar(scalar: &Repr) -> Option<Self> {
                match scalar {
                    $scalar => Some($value),
                    _ => None,
                }
            }
        }
    )*};
}

scalar! {
    bool, 1, Repr::Bool(v) => *v;
    isize, 2, Repr::Int(v) => *v as isize;
    i8, 3, Repr::Int(v) => *v as i8;
    i16, 4, Repr::Int(v) => *v as i16;
    i32, 5, Repr::Int(v) => *v as i32;
    i64, 6, Repr::Int(v) => *v;
    usize, 7, Repr::Uint(v) => *v as usize;
    u8, 8, Repr::Uint(v) => *v as u8;
    u16, 9, Repr::Uint(v) => *v as u16;
    u32, 10, Repr::Uint(v) => *v as u32;
    u64, 11, Repr::Uint(v) => *v;
    Uintptr, 12, Repr::Uint(v) => Uintptr(*v);
    f32, 13, Repr::Float(v) => *v as f32;
    f64, 14, Repr::Float(v) => *v;
    Complex64, 15, Repr::Complex(re, im) => Complex128 { re: *re, im: *im }.to_single();
    Complex128, 16, Repr::Complex(re, im) => Complex128 { re: *re, im: *im };
}

impl Reflect for Str {
    fn kind() -> usize {
        24
    }
    fn package() -> Option<&'static str> {
        Some("")
    }
    fn len(&self) -> Option<isize> {
        Some(Str::len(self))
    }
    fn of_scalar(scalar: &Repr) -> Option<Self> {
        match scalar {
            Repr::Str(text) => Some(text.clone()),
            _ => None,
        }
    }
    fn part(whole: &Ptr<Self>, index: usize) -> Option<Held> {
        whole.load().as_bytes().get(index).copied().map(held)
    }
    fn window(&self, low: isize, high: isize) -> Option<Self> {
        Some(self.slice(low, high))
    }
}

impl Reflect for () {
    fn kind() -> usize {
        25
    }
}

impl<T: Reflect> Reflect for Ptr<T> {
    fn kind() -> usize {
        22
    }
    fn sample() -> Self {
        Ptr::new(T::zero())
    }
    fn elem() -> Option<Type> {
        Some(Type::of::<T>())
    }
    fn target(&self) -> Option<Held> {
        if self.is_nil() {
            None
        } else {
            Some(placed(self.clone()))
        }
    }
    fn nil(&self) -> Option<bool> {
        Some(self.is_nil())
    }
}

impl<T: Reflect, const N: usize> Reflect for [T; N] {
    fn kind() -> usize {
        17
    }
    fn elem() -> Option<Type> {
        Some(Type::of::<T>())
    }
    fn len(&self) -> Option<isize> {
        Some(N as isize)
    }
    fn cap(&self) -> Option<isize> {
        Some(N as isize)
    }
    fn part(whole: &Ptr<Self>, index: usize) -> Option<Held> {
        if index < N {
            Some(placed(whole.part(index, move |array| &mut array[index])))
        } else {
            None
        }
    }
}

impl<T: Reflect> Reflect for Slice<T> {
    fn kind() -> usize {
        23
    }
    fn elem() -> Option<Type> {
        Some(Type::of::<T>())
    }
    fn len(&self) -> Option<isize> {
        Some(Slice::len(self))
    }
    fn cap(&self) -> Option<isize> {
        Some(Slice::cap(self))
    }
    fn nil(&self) -> Option<bool> {
        Some(self.is_nil())
    }
    fn part(whole: &Ptr<Self>, index: usize) -> Option<Held> {
        let list = whole.load();
        if index < Slice::len(&list) as usize {
            Some(placed(list.ptr(index as isize)))
        } else {
            None
        }
    }
    fn made(len: isize, cap: isize) -> Option<Self> {
        Some(Slice::make(len, cap))
    }
    fn appended(&self, more: &[Held]) -> Option<Self> {
        let values = more.iter().map(taken::<T>).collect::<Option<Vec<_>>>()?;
        Some(self.append_vec(values))
    }
    fn window(&self, low: isize, high: isize) -> Option<Self> {
        Some(self.slice(low, high))
    }
    fn swap(&self, i: isize, j: isize) {
        Slice::swap(self, i, j);
    }
}

impl<K: Reflect, V: Reflect> Reflect for Map<K, V> {
    fn kind() -> usize {
        21
    }
    fn key() -> Option<Type> {
        Some(Type::of::<K>())
    }
    fn elem() -> Option<Type> {
        Some(Type::of::<V>())
    }
    fn len(&self) -> Option<isize> {
        Some(Map::len(self))
    }
    fn nil(&self) -> Option<bool> {
        Some(self.is_nil())
    }
    fn entries(&self) -> Option<Vec<(Held, Held)>> {
        Some(
            self.iter()
                .map(|(key, value)| (held(key), held(value)))
                .collect(),
        )
    }
    fn entry(&self, key: &Held) -> Option<Held> {
        self.get(&taken::<K>(key)?).map(held)
    }
    fn set_entry(&self, key: &Held, value: Option<&Held>) {
        let Some(key) = taken::<K>(key) else { return };
        match value {
            None => self.delete(&key),
            Some(value) => {
                if let Some(value) = taken::<V>(value) {
                    self.set(key, value);
                }
            }
        }
    }
    fn made(_len: isize, _cap: isize) -> Option<Self> {
        Some(Map::make())
    }
}

impl<T: ?Sized + crate::go::Value + Interface> Reflect for Dyn<T> {
    fn kind() -> usize {
        20
    }
    fn package() -> Option<&'static str> {
        interface_package(&T::interface_type())
    }
    fn target(&self) -> Option<Held> {
        opened(&self.any())
    }
    fn nil(&self) -> Option<bool> {
        Some(self.is_nil())
    }
    fn assigned(value: &Any) -> Option<Self> {
        if value.is_nil() {
            Some(Dyn::NIL)
        } else {
            as_interface(value)
        }
    }
}

/// An interface has the package that its name begins with.
fn interface_package(name: &str) -> Option<&'static str> {
    match name.split_once('.') {
        _ if name.starts_with("interface") => None,
        None => Some(""),
        Some(("main", _)) => Some("main"),
        Some(("context", _)) => Some("context"),
        Some(("fmt", _)) => Some("fmt"),
        Some(("io", _)) => Some("io"),
        Some(("sort", _)) => Some("sort"),
        Some(_) => fail_untranslated(name),
    }
}

/// What a function gives.
pub trait Outs: Results {
    fn types() -> Vec<Type>;
    fn into_held(self) -> Vec<Held>;
}

impl<T: Reflect> Outs for T {
    fn types() -> Vec<Type> {
        if T::go_type() == "struct {}" {
            Vec::new()
        } else {
            vec![Type::of::<T>()]
        }
    }
    fn into_held(self) -> Vec<Held> {
        if T::go_type() == "struct {}" {
            Vec::new()
        } else {
            vec![held(self)]
        }
    }
}

macro_rules! several_outs {
    ($([$($out:ident $field:tt)*])*) => {$(
        impl<$($out: Reflect),*> Outs for ($($out),*) {
            fn types() -> Vec<Type> {
                vec![$(Type::of::<$out>()),*]
            }
            fn into_held(self) -> Vec<Held> {
                vec![$(held(self.$field)),*]
            }
        }
    )*};
}

several_outs! { [A 0 B 1] [A 0 B 1 C 2] [A 0 B 1 C 2 D 3] [A 0 B 1 C 2 D 3 E 4] }

/// An argument that was checked against the parameter's type before.
fn argument<T: Reflect>(args: &[Held], index: usize) -> T {
    args.get(index).and_then(taken::<T>).unwrap_or_else(T::zero)
}

macro_rules! functions {
    ($([$($arg:ident $index:literal)*])*) => {$(
        impl<$($arg: Reflect,)* R: Outs> Reflect for Func<dyn Fn($($arg),*) -> R> {
            fn kind() -> usize {
                19
            }
            fn signature() -> (Vec<Type>, Vec<Type>) {
                (vec![$(Type::of::<$arg>()),*], R::types())
            }
            fn nil(&self) -> Option<bool> {
                Some(self.is_nil())
            }
            fn call(&self, _args: &[Held]) -> Vec<Held> {
                self($(argument::<$arg>(_args, $index)),*).into_held()
            }
        }
    )*};
}

functions! {
    [] [A 0] [A 0 B 1] [A 0 B 1 C 2] [A 0 B 1 C 2 D 3] [A 0 B 1 C 2 D 3 E 4]
    [A 0 B 1 C 2 D 3 E 4 G 5] [A 0 B 1 C 2 D 3 E 4 G 5 H 6]
}
