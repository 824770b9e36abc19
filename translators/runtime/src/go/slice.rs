// Implements Go's slices: a window on an array that several slices may share, with Go's growth.

use super::*;
use std::cell::RefCell;
use std::rc::Rc;

/// What a slice is a window on.
enum Array<T> {
    Own(Rc<RefCell<Vec<T>>>),
    /// An array that is a variable, or a part of one.
    Of(Rc<dyn Place<[T]>>),
}

impl<T> Clone for Array<T> {
    fn clone(&self) -> Self {
        match self {
            Array::Own(array) => Array::Own(Rc::clone(array)),
            Array::Of(place) => Array::Of(Rc::clone(place)),
        }
    }
}

/// A Go slice. Copies share their elements.
pub struct Slice<T> {
    array: Option<Array<T>>,
    start: usize,
    len: usize,
    cap: usize,
}

impl<T> Slice<T> {
    pub const NIL: Slice<T> = Slice {
        array: None,
        start: 0,
        len: 0,
        cap: 0,
    };

    pub fn len(&self) -> isize {
        self.len as isize
    }

    pub fn cap(&self) -> isize {
        self.cap as isize
    }

    pub fn is_nil(&self) -> bool {
        self.array.is_none()
    }

    fn place(&self, index: isize) -> usize {
        match usize::try_from(index) {
            Ok(i) if i < self.len => i,
            _ => fail_index(index, self.len()),
        }
    }

    pub fn of_place(place: Rc<dyn Place<[T]>>, len: usize) -> Slice<T> {
        Slice {
            array: Some(Array::Of(place)),
            start: 0,
            len,
            cap: len,
        }
    }

    /// Looks at elements of the array, from the first of the slice on.
    fn look<R>(&self, count: usize, f: impl FnOnce(&[T]) -> R) -> R {
        let range = self.start..self.start + count;
        match &self.array {
            None => f(&[]),
            Some(Array::Own(array)) => f(&array.borrow()[range]),
            Some(Array::Of(place)) => visit_once(&**place, |all| f(&all[range])),
        }
    }

    fn change<R>(&self, count: usize, f: impl FnOnce(&mut [T]) -> R) -> R {
        let range = self.start..self.start + count;
        match &self.array {
            None => f(&mut []),
            Some(Array::Own(array)) => f(&mut array.borrow_mut()[range]),
            Some(Array::Of(place)) => visit_once(&**place, |all| f(&mut all[range])),
        }
    }

    pub fn peek<R>(&self, index: isize, f: impl FnOnce(&T) -> R) -> R {
        let place = self.place(index);
        self.look(self.len, |all| f(&all[place]))
    }

    pub fn edit<R>(&self, index: isize, f: impl FnOnce(&mut T) -> R) -> R {
        let place = self.place(index);
        self.change(self.len, |all| f(&mut all[place]))
    }

    pub fn set(&self, index: isize, value: T) {
        self.edit(index, |v| *v = value);
    }

    /// `s[i], s[j] = s[j], s[i]`: Go looks for the second first.
    pub fn swap(&self, i: isize, j: isize) {
        let (j, i) = (self.place(j), self.place(i));
        self.change(self.len, |all| all.swap(i, j));
    }

    /// Looks at all elements at once.
    pub fn with<R>(&self, f: impl FnOnce(&[T]) -> R) -> R {
        self.look(self.len, f)
    }

    /// Changes the elements in place.
    pub fn with_mut<R>(&self, f: impl FnOnce(&mut [T]) -> R) -> R {
        self.change(self.len, f)
    }

    /// `s[low:high]`.
    pub fn slice(&self, low: isize, high: isize) -> Slice<T> {
        if high < 0 {
            fail_bounds(&format!(":{high}"));
        }
        if high > self.cap() {
            fail(&format!(
                "slice bounds out of range [:{high}] with capacity {}",
                self.cap
            ));
        }
        check_low(low, high);
        self.window(low as usize, high as usize, self.cap)
    }

    /// `a[low:high]` of an array, whose length is the limit.
    pub fn slice_array(&self, low: isize, high: isize) -> Slice<T> {
        self.check_limit(":", high);
        self.slice(low, high)
    }

    /// `a[low:high:max]` of an array.
    pub fn slice_array_max(&self, low: isize, high: isize, max: isize) -> Slice<T> {
        self.check_limit("::", max);
        self.slice_max(low, high, max)
    }

    fn check_limit(&self, before: &str, limit: isize) {
        if limit > self.len() {
            fail(&format!(
                "slice bounds out of range [{before}{limit}] with length {}",
                self.len
            ));
        }
    }

    /// `s[low:]`.
    pub fn slice_from(&self, low: isize) -> Slice<T> {
        check_low(low, self.len());
        self.window(low as usize, self.len, self.cap)
    }

    /// `s[low:high:max]`.
    pub fn slice_max(&self, low: isize, high: isize, max: isize) -> Slice<T> {
        if max < 0 {
            fail_bounds(&format!("::{max}"));
        }
        if max > self.cap() {
            fail(&format!(
                "slice bounds out of range [::{max}] with capacity {}",
                self.cap
            ));
        }
        if high < 0 {
            fail_bounds(&format!(":{high}:"));
        }
        if high > max {
            fail_bounds(&format!(":{high}:{max}"));
        }
        if low < 0 {
            fail_bounds(&format!("{low}::"));
        }
        if low > high {
            fail_bounds(&format!("{low}:{high}:"));
        }
        self.window(low as usize, high as usize, max as usize)
    }

    fn window(&self, low: usize, high: usize, max: usize) -> Slice<T> {
        Slice {
            array: self.array.clone(),
            start: self.start + low,
            len: high - low,
            cap: max - low,
        }
    }

    /// Where its elements are: equal for slices that begin at the same element.
    pub fn identity(&self) -> usize {
        match &self.array {
            None => 0,
            Some(Array::Own(array)) => Rc::as_ptr(array).cast::<u8>() as usize + self.start,
            Some(Array::Of(place)) => place.identity().iter().sum::<usize>() + self.start,
        }
    }
}

impl<T: Clone> Slice<T> {
    pub fn at(&self, index: isize) -> T {
        self.peek(index, T::clone)
    }

    pub fn to_vec(&self) -> Vec<T> {
        self.with(<[T]>::to_vec)
    }

    /// For `range`: index and element, each as it is when its turn comes.
    pub fn iter(&self) -> impl Iterator<Item = (isize, T)> + use<T> {
        let list = self.clone();
        (0..list.len()).map(move |i| (i, list.at(i)))
    }

    pub fn values(&self) -> impl Iterator<Item = T> + use<T> {
        let list = self.clone();
        (0..list.len()).map(move |i| list.at(i))
    }

    /// `copy(self, from)`.
    pub fn copy_from(&self, from: &Slice<T>) -> isize {
        let moved = from.slice(0, from.len().min(self.len())).to_vec();
        let count = moved.len();
        self.with_mut(|to| to[..count].clone_from_slice(&moved));
        count as isize
    }
}

impl<T: GoType> Slice<T> {
    /// `make([]T, len, cap)`.
    pub fn make(len: isize, cap: isize) -> Slice<T> {
        if len < 0 {
            fail("makeslice: len out of range");
        }
        if cap < len {
            fail("makeslice: cap out of range");
        }
        let mut made = Slice::from(vec![T::zero(); cap as usize]);
        made.len = len as usize;
        made
    }

    /// `make([]T, len)`.
    pub fn sized(len: isize) -> Slice<T> {
        Slice::make(len, len)
    }

    /// `append(self, values...)` of single values.
    pub fn append<const N: usize>(&self, values: [T; N]) -> Slice<T> {
        self.append_vec(values.into())
    }

    /// `append(self, more...)`.
    pub fn append_all(&self, more: &Slice<T>) -> Slice<T> {
        self.append_vec(more.to_vec())
    }

    pub fn append_vec(&self, values: Vec<T>) -> Slice<T> {
        let len = self.len + values.len();
        if values.is_empty() {
            return self.clone();
        }
        if len <= self.cap {
            self.change(self.cap, |all| {
                for (place, value) in all[self.len..].iter_mut().zip(values) {
                    *place = value;
                }
            });
            return Slice {
                len,
                ..self.clone()
            };
        }
        let cap = grown::<T>(self.cap, len);
        let mut array = Vec::with_capacity(cap);
        self.with(|old| array.extend_from_slice(old));
        array.extend(values);
        array.resize_with(cap, T::zero);
        Slice {
            len,
            ..Slice::from(array)
        }
    }

    /// `clear(s)`.
    pub fn clear(&self) {
        self.with_mut(|all| all.fill_with(T::zero));
    }

    /// `&s[i]`.
    pub fn ptr(&self, index: isize) -> Ptr<T> {
        let place = self.place(index);
        Ptr::Part(Rc::new(Element {
            slice: self.clone(),
            place,
        }))
    }

    /// `(*[N]T)(s)`: the array is the elements of the slice.
    pub fn to_array_ptr<const N: usize>(&self) -> Ptr<[T; N]>
    where
        T: 'static,
    {
        self.check_array(N);
        if self.is_nil() {
            return Ptr::Nil;
        }
        Ptr::Part(Rc::new(Head(self.clone())))
    }

    fn check_array(&self, size: usize) {
        if self.len < size {
            fail(&format!(
                "cannot convert slice with length {} to array or pointer to array with length {size}",
                self.len
            ));
        }
    }

    /// `[N]T(s)`.
    pub fn to_array<const N: usize>(&self) -> [T; N] {
        self.check_array(N);
        std::array::from_fn(|i| self.at(i as isize))
    }
}

/// A copy of an array, to range over.
pub fn copied<T: Clone, const N: usize>(array: &[T; N]) -> Slice<T> {
    Slice::from(array.to_vec())
}

/// The first elements of a slice, as an array.
struct Head<T>(Slice<T>);

impl<T, const N: usize> Place<[T; N]> for Head<T> {
    fn visit(&self, f: &mut dyn FnMut(&mut [T; N])) {
        self.0.with_mut(|all| {
            if let Some(array) = all.first_chunk_mut() {
                f(array);
            }
        });
    }
    fn identity(&self) -> Vec<usize> {
        vec![self.0.identity() - self.0.start, self.0.start]
    }
}

struct Element<T> {
    slice: Slice<T>,
    place: usize,
}

impl<T> Place<T> for Element<T> {
    fn visit(&self, f: &mut dyn FnMut(&mut T)) {
        self.slice.edit(self.place as isize, |v| f(v));
    }
    fn identity(&self) -> Vec<usize> {
        match &self.slice.array {
            Some(Array::Of(whole)) => {
                let mut path = whole.identity();
                path.pop();
                path.push(self.slice.start + self.place);
                path
            }
            _ => vec![
                self.slice.identity() - self.slice.start,
                self.slice.start + self.place,
            ],
        }
    }
}

impl<T> From<Vec<T>> for Slice<T> {
    fn from(array: Vec<T>) -> Slice<T> {
        let len = array.len();
        Slice {
            array: Some(Array::Own(Rc::new(RefCell::new(array)))),
            start: 0,
            len,
            cap: len,
        }
    }
}

/// The capacity that Go's `append` chooses.
pub fn grown<T: GoType>(old: usize, needed: usize) -> usize {
    let cap = if needed > 2 * old {
        needed
    } else if old < 256 {
        2 * old
    } else {
        let mut cap = old;
        while cap < needed {
            cap += (cap + 3 * 256) / 4;
        }
        cap
    };
    let size = T::size() as usize;
    block(cap * size, T::pointers())
        .checked_div(size)
        .unwrap_or(needed)
}

/// What Go's allocator gives for so many bytes; where pointers are in them, larger blocks keep 8 bytes for themselves.
pub fn block(bytes: usize, pointers: bool) -> usize {
    const CLASSES: [usize; 67] = [
        8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288,
        320, 352, 384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408,
        1536, 1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784,
        6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480,
        21760, 24576, 27264, 28672, 32768,
    ];
    if bytes > 32760 {
        return bytes.div_ceil(8192) * 8192;
    }
    let header = if pointers && bytes > 512 { 8 } else { 0 };
    let class = CLASSES.iter().find(|class| **class >= bytes + header);
    class.map_or(bytes, |class| class - header)
}

/// The bounds of a slice that are out of range.
pub fn fail_bounds(bounds: &str) -> ! {
    fail(&format!("slice bounds out of range [{bounds}]"))
}

/// Is the start of a slice, or of a text, within its end?
pub fn check_low(low: isize, high: isize) {
    if low < 0 {
        fail_bounds(&format!("{low}:"));
    }
    if low > high {
        fail_bounds(&format!("{low}:{high}"));
    }
}

impl<T> Clone for Slice<T> {
    fn clone(&self) -> Self {
        Slice {
            array: self.array.clone(),
            ..*self
        }
    }
}

impl<T: GoType> PartialEq for Slice<T> {
    fn eq(&self, other: &Self) -> bool {
        if !self.is_nil() && !other.is_nil() {
            fail(&format!("comparing uncomparable type {}", Self::go_type()));
        }
        self.is_nil() && other.is_nil()
    }
}

impl<T: GoType> GoType for Slice<T> {
    fn comparable() -> bool {
        false
    }
    fn go_type() -> String {
        format!("[]{}", T::go_type())
    }
    fn zero() -> Self {
        Slice::NIL
    }
    fn repr(&self) -> Repr {
        let elems = || self.to_vec().into_iter().map(any).collect();
        Repr::Slice(if self.is_nil() { None } else { Some(elems()) })
    }
    fn size() -> i64 {
        24
    }
    fn hash(&self, _state: &mut Hasher) {
        fail(&format!("hash of unhashable type {}", Self::go_type()));
    }
    fn underlying() -> String {
        format!("[]{}", T::underlying())
    }
    fn address(&self) -> usize {
        self.identity()
    }
}
