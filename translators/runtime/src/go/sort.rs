// Implements Go's package sort: pattern-defeating quicksort as Go has it, so that equal elements end in the same order.

use super::*;

/// What can be sorted by indices.
pub trait Interface: Value {
    fn len(&self) -> isize;
    fn less(&self, i: isize, j: isize) -> bool;
    fn swap(&self, i: isize, j: isize);
}

impl super::Interface for dyn Interface {
    fn interface_type() -> String {
        "sort.Interface".to_string()
    }
}

/// The two operations that sorting needs.
pub struct Order<'a> {
    pub less: &'a dyn Fn(isize, isize) -> bool,
    pub swap: &'a dyn Fn(isize, isize),
}

pub fn sort(data: Dyn<dyn Interface>) {
    let order = Order {
        less: &|i, j| data.less(i, j),
        swap: &|i, j| data.swap(i, j),
    };
    quick(&order, data.len());
}

pub fn stable(data: Dyn<dyn Interface>) {
    let order = Order {
        less: &|i, j| data.less(i, j),
        swap: &|i, j| data.swap(i, j),
    };
    steady(&order, data.len());
}

pub fn is_sorted(data: Dyn<dyn Interface>) -> bool {
    (1..data.len()).rev().all(|i| !data.less(i, i - 1))
}

/// The other way round.
#[derive(Clone, PartialEq)]
pub struct Reversed {
    data: Dyn<dyn Interface>,
}

record!(Reversed, "sort.reverse", 16; data "Interface");

impl Interface for Ptr<Reversed> {
    fn len(&self) -> isize {
        self.load().data.len()
    }
    fn less(&self, i: isize, j: isize) -> bool {
        self.load().data.less(j, i)
    }
    fn swap(&self, i: isize, j: isize) {
        self.load().data.swap(i, j);
    }
}

pub fn reverse(data: Dyn<dyn Interface>) -> Dyn<dyn Interface> {
    Dyn::new(std::rc::Rc::new(Ptr::new(Reversed { data })) as std::rc::Rc<dyn Interface>)
}

pub fn swap_in<T>(x: &Slice<T>, i: isize, j: isize) {
    for index in [i, j] {
        if index < 0 || index >= x.len() {
            fail_index(index, x.len());
        }
    }
    x.with_mut(|all| all.swap(i as usize, j as usize));
}

pub fn slice<T: GoType>(x: Slice<T>, less: Func<dyn Fn(isize, isize) -> bool>) {
    let order = Order {
        less: &|i, j| less(i, j),
        swap: &|i, j| swap_in(&x, i, j),
    };
    quick(&order, x.len());
}

pub fn slice_stable<T: GoType>(x: Slice<T>, less: Func<dyn Fn(isize, isize) -> bool>) {
    let order = Order {
        less: &|i, j| less(i, j),
        swap: &|i, j| swap_in(&x, i, j),
    };
    steady(&order, x.len());
}

pub fn slice_is_sorted<T: GoType>(
    x: Slice<T>,
    less: Func<dyn Fn(isize, isize) -> bool>,
) -> bool {
    (1..x.len()).rev().all(|i| !less(i, i - 1))
}

pub fn ints(x: Slice<isize>) {
    slices::sort(x);
}

pub fn float64s(x: Slice<f64>) {
    slices::sort(x);
}

pub fn strings(x: Slice<Str>) {
    slices::sort(x);
}

pub fn ints_are_sorted(x: Slice<isize>) -> bool {
    slices::is_sorted(x)
}

pub fn float64s_are_sorted(x: Slice<f64>) -> bool {
    slices::is_sorted(x)
}

pub fn strings_are_sorted(x: Slice<Str>) -> bool {
    slices::is_sorted(x)
}

/// The first index for which `f` holds; `n` for none.
pub fn search(n: isize, f: Func<dyn Fn(isize) -> bool>) -> isize {
    first_where(n, &*f)
}

fn first_where(n: isize, f: impl Fn(isize) -> bool) -> isize {
    let (mut i, mut j) = (0, n);
    while i < j {
        let h = ((i as usize + j as usize) >> 1) as isize;
        if f(h) {
            j = h;
        } else {
            i = h + 1;
        }
    }
    i
}

pub fn find(n: isize, cmp: Func<dyn Fn(isize) -> isize>) -> (isize, bool) {
    let i = first_where(n, |i| cmp(i) <= 0);
    (i, i < n && cmp(i) == 0)
}

pub fn search_ints(a: Slice<isize>, x: isize) -> isize {
    a.with(|all| first_where(a.len(), |i| all[i as usize] >= x))
}

pub fn search_float64s(a: Slice<f64>, x: f64) -> isize {
    a.with(|all| first_where(a.len(), |i| all[i as usize] >= x))
}

pub fn search_strings(a: Slice<Str>, x: Str) -> isize {
    a.with(|all| first_where(a.len(), |i| all[i as usize] >= x))
}

#[derive(Clone, PartialEq)]
pub struct IntSlice(pub Slice<isize>);

defined!(IntSlice, "sort.IntSlice"; Slice<isize>);

impl IntSlice {
    pub fn len(&self) -> isize {
        self.0.len()
    }

    pub fn less(&self, i: isize, j: isize) -> bool {
        cmp::less(self.0.at(i), self.0.at(j))
    }

    pub fn swap(&self, i: isize, j: isize) {
        swap_in(&self.0, i, j);
    }

    pub fn sort(&self) {
        slices::sort(self.0.clone());
    }

    pub fn search(&self, x: isize) -> isize {
        search_ints(self.0.clone(), x)
    }
}

impl Interface for IntSlice {
    fn len(&self) -> isize {
        self.0.len()
    }
    fn less(&self, i: isize, j: isize) -> bool {
        self.less(i, j)
    }
    fn swap(&self, i: isize, j: isize) {
        self.swap(i, j);
    }
}

#[derive(Clone, PartialEq)]
pub struct Float64Slice(pub Slice<f64>);

defined!(Float64Slice, "sort.Float64Slice"; Slice<f64>);

impl Float64Slice {
    pub fn len(&self) -> isize {
        self.0.len()
    }

    pub fn less(&self, i: isize, j: isize) -> bool {
        cmp::less(self.0.at(i), self.0.at(j))
    }

    pub fn swap(&self, i: isize, j: isize) {
        swap_in(&self.0, i, j);
    }

    pub fn sort(&self) {
        slices::sort(self.0.clone());
    }

    pub fn search(&self, x: f64) -> isize {
        search_float64s(self.0.clone(), x)
    }
}

impl Interface for Float64Slice {
    fn len(&self) -> isize {
        self.0.len()
    }
    fn less(&self, i: isize, j: isize) -> bool {
        self.less(i, j)
    }
    fn swap(&self, i: isize, j: isize) {
        self.swap(i, j);
    }
}

#[derive(Clone, PartialEq)]
pub struct StringSlice(pub Slice<Str>);

defined!(StringSlice, "sort.StringSlice"; Slice<Str>);

impl StringSlice {
    pub fn len(&self) -> isize {
        self.0.len()
    }

    pub fn less(&self, i: isize, j: isize) -> bool {
        cmp::less(self.0.at(i), self.0.at(j))
    }

    pub fn swap(&self, i: isize, j: isize) {
        swap_in(&self.0, i, j);
    }

    pub fn sort(&self) {
        slices::sort(self.0.clone());
    }

    pub fn search(&self, x: Str) -> isize {
        search_strings(self.0.clone(), x)
    }
}

impl Interface for StringSlice {
    fn len(&self) -> isize {
        self.0.len()
    }
    fn less(&self, i: isize, j: isize) -> bool {
        self.less(i, j)
    }
    fn swap(&self, i: isize, j: isize) {
        self.swap(i, j);
    }
}

// ---- the algorithm

/// Sorts `n` elements; equal ones end in the order that Go leaves them in.
pub fn quick(d: &Order, n: isize) {
    let limit = (isize::BITS - n.leading_zeros()) as isize;
    pdqsort(d, 0, n, limit);
}

/// Keeps the order of equal elements.
pub fn steady(d: &Order, n: isize) {
    let mut size = 20;
    let (mut a, mut b) = (0, size);
    while b <= n {
        insertion(d, a, b);
        a = b;
        b += size;
    }
    insertion(d, a, n);
    while size < n {
        (a, b) = (0, 2 * size);
        while b <= n {
            sym_merge(d, a, a + size, b);
            a = b;
            b += 2 * size;
        }
        if a + size < n {
            sym_merge(d, a, a + size, n);
        }
        size *= 2;
    }
}

fn insertion(d: &Order, a: isize, b: isize) {
    for i in a + 1..b {
        let mut j = i;
        while j > a && (d.less)(j, j - 1) {
            (d.swap)(j, j - 1);
            j -= 1;
        }
    }
}

fn sift_down(d: &Order, lo: isize, hi: isize, first: isize) {
    let mut root = lo;
    loop {
        let mut child = 2 * root + 1;
        if child >= hi {
            return;
        }
        if child + 1 < hi && (d.less)(first + child, first + child + 1) {
            child += 1;
        }
        if !(d.less)(first + root, first + child) {
            return;
        }
        (d.swap)(first + root, first + child);
        root = child;
    }
}

fn heap_sort(d: &Order, a: isize, b: isize) {
    let hi = b - a;
    for i in (0..=(hi - 1) / 2).rev() {
        sift_down(d, i, hi, a);
    }
    for i in (0..hi).rev() {
        (d.swap)(a, a + i);
        sift_down(d, 0, i, a);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Hint {
    Unknown,
    Increasing,
    Decreasing,
}

fn pdqsort(d: &Order, mut a: isize, mut b: isize, mut limit: isize) {
    let (mut balanced, mut partitioned) = (true, true);
    loop {
        let length = b - a;
        if length <= 12 {
            return insertion(d, a, b);
        }
        if limit == 0 {
            return heap_sort(d, a, b);
        }
        if !balanced {
            break_patterns(d, a, b);
            limit -= 1;
        }
        let (mut pivot, mut hint) = choose_pivot(d, a, b);
        if hint == Hint::Decreasing {
            reverse_range(d, a, b);
            pivot = (b - 1) - (pivot - a);
            hint = Hint::Increasing;
        }
        if balanced && partitioned && hint == Hint::Increasing && partial_insertion(d, a, b)
        {
            return;
        }
        if a > 0 && !(d.less)(a - 1, pivot) {
            a = partition_equal(d, a, b, pivot);
            continue;
        }
        let (mid, already) = partition(d, a, b, pivot);
        partitioned = already;
        let (left, right) = (mid - a, b - mid);
        let threshold = length / 8;
        if left < right {
            balanced = left >= threshold;
            pdqsort(d, a, mid, limit);
            a = mid + 1;
        } else {
            balanced = right >= threshold;
            pdqsort(d, mid + 1, b, limit);
            b = mid;
        }
    }
}

fn partition(d: &Order, a: isize, b: isize, pivot: isize) -> (isize, bool) {
    (d.swap)(a, pivot);
    let (mut i, mut j) = (a + 1, b - 1);
    while i <= j && (d.less)(i, a) {
        i += 1;
    }
    while i <= j && !(d.less)(j, a) {
        j -= 1;
    }
    if i > j {
        (d.swap)(j, a);
        return (j, true);
    }
    (d.swap)(i, j);
    i += 1;
    j -= 1;
    loop {
        while i <= j && (d.less)(i, a) {
            i += 1;
        }
        while i <= j && !(d.less)(j, a) {
            j -= 1;
        }
        if i > j {
            break;
        }
        (d.swap)(i, j);
        i += 1;
        j -= 1;
    }
    (d.swap)(j, a);
    (j, false)
}

fn partition_equal(d: &Order, a: isize, b: isize, pivot: isize) -> isize {
    (d.swap)(a, pivot);
    let (mut i, mut j) = (a + 1, b - 1);
    loop {
        while i <= j && !(d.less)(a, i) {
            i += 1;
        }
        while i <= j && (d.less)(a, j) {
            j -= 1;
        }
        if i > j {
            return i;
        }
        (d.swap)(i, j);
        i += 1;
        j -= 1;
    }
}

fn partial_insertion(d: &Order, a: isize, b: isize) -> bool {
    let mut i = a + 1;
    for _ in 0..5 {
        while i < b && !(d.less)(i, i - 1) {
            i += 1;
        }
        if i == b {
            return true;
        }
        if b - a < 50 {
            return false;
        }
        (d.swap)(i, i - 1);
        if i - a >= 2 {
            for j in (1..i).rev() {
                if !(d.less)(j, j - 1) {
                    break;
                }
                (d.swap)(j, j - 1);
            }
        }
        if b - i >= 2 {
            for j in i + 1..b {
                if !(d.less)(j, j - 1) {
                    break;
                }
                (d.swap)(j, j - 1);
            }
        }
    }
    false
}

fn break_patterns(d: &Order, a: isize, b: isize) {
    let length = b - a;
    if length < 8 {
        return;
    }
    let mut random = length as u64;
    let modulus = 1_u64 << (u64::BITS - (length as u64).leading_zeros());
    let start = a + (length / 4) * 2 - 1;
    for i in 0..3 {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut other = (random & (modulus - 1)) as isize;
        if other >= length {
            other -= length;
        }
        (d.swap)(start + i, a + other);
    }
}

fn choose_pivot(d: &Order, a: isize, b: isize) -> (isize, Hint) {
    let length = b - a;
    let mut swaps = 0;
    let (mut i, mut j, mut k) = (a + length / 4, a + length / 4 * 2, a + length / 4 * 3);
    if length >= 8 {
        if length >= 50 {
            i = median(d, i - 1, i, i + 1, &mut swaps);
            j = median(d, j - 1, j, j + 1, &mut swaps);
            k = median(d, k - 1, k, k + 1, &mut swaps);
        }
        j = median(d, i, j, k, &mut swaps);
    }
    match swaps {
        0 => (j, Hint::Increasing),
        12 => (j, Hint::Decreasing),
        _ => (j, Hint::Unknown),
    }
}

fn median(d: &Order, mut a: isize, mut b: isize, mut c: isize, swaps: &mut isize) -> isize {
    let mut order = |x: &mut isize, y: &mut isize| {
        if (d.less)(*y, *x) {
            *swaps += 1;
            std::mem::swap(x, y);
        }
    };
    order(&mut a, &mut b);
    order(&mut b, &mut c);
    order(&mut a, &mut b);
    b
}

fn reverse_range(d: &Order, a: isize, b: isize) {
    let (mut i, mut j) = (a, b - 1);
    while i < j {
        (d.swap)(i, j);
        i += 1;
        j -= 1;
    }
}

fn sym_merge(d: &Order, a: isize, m: isize, b: isize) {
    if m - a == 1 {
        let (mut i, mut j) = (m, b);
        while i < j {
            let h = (i + j) / 2;
            if (d.less)(h, a) {
                i = h + 1;
            } else {
                j = h;
            }
        }
        for k in a..i - 1 {
            (d.swap)(k, k + 1);
        }
        return;
    }
    if b - m == 1 {
        let (mut i, mut j) = (a, m);
        while i < j {
            let h = (i + j) / 2;
            if !(d.less)(m, h) {
                i = h + 1;
            } else {
                j = h;
            }
        }
        for k in (i + 1..=m).rev() {
            (d.swap)(k, k - 1);
        }
        return;
    }
    let mid = (a + b) / 2;
    let n = mid + m;
    let (mut start, mut r) = if m > mid { (n - b, mid) } else { (a, m) };
    let p = n - 1;
    while start < r {
        let c = (start + r) / 2;
        if !(d.less)(p - c, c) {
            start = c + 1;
        } else {
            r = c;
        }
    }
    let end = n - start;
    if start < m && m < end {
        rotate(d, start, m, end);
    }
    if a < start && start < mid {
        sym_merge(d, a, start, mid);
    }
    if mid < end && end < b {
        sym_merge(d, mid, end, b);
    }
}

fn swap_range(d: &Order, a: isize, b: isize, n: isize) {
    for i in 0..n {
        (d.swap)(a + i, b + i);
    }
}

fn rotate(d: &Order, a: isize, m: isize, b: isize) {
    let (mut i, mut j) = (m - a, b - m);
    while i != j {
        if i > j {
            swap_range(d, m - i, m, j);
            i -= j;
        } else {
            swap_range(d, m - i, m + j - i, i);
            j -= i;
        }
    }
    swap_range(d, m - i, m, i);
}
