// Implements Go's package slices.

use super::*;
use std::cmp::Ordering;
use std::rc::Rc;

type Compare<T> = Func<dyn Fn(T, T) -> isize>;
type Test<T> = Func<dyn Fn(T) -> bool>;
type Seq<T> = Func<dyn Fn(Func<dyn Fn(T) -> bool>)>;
type Seq2<K, V> = Func<dyn Fn(Func<dyn Fn(K, V) -> bool>)>;

/// NaN is less than all other numbers.
fn less<T: PartialOrd>(a: &T, b: &T) -> bool {
    match a.partial_cmp(b) {
        Some(order) => order.is_lt(),
        None => a.partial_cmp(a).is_none() && b.partial_cmp(b).is_some(),
    }
}

pub fn sort<E: GoType + PartialOrd>(x: Slice<E>) {
    if !E::underlying().starts_with("float") {
        x.with_mut(|all| {
            all.sort_unstable_by(|a, b| a.partial_cmp(b).unwrap_or(Ordering::Equal));
        });
        return;
    }
    // 0 and -0 are equal, yet they print otherwise: Go's own order of swaps.
    let by_index =
        |i: isize, j: isize| x.with(|all| less(&all[i as usize], &all[j as usize]));
    sort::quick(
        &sort::Order {
            less: &by_index,
            swap: &|i, j| sort::swap_in(&x, i, j),
        },
        x.len(),
    );
}

pub fn sort_func<E: GoType>(x: Slice<E>, cmp: Compare<E>) {
    sort::quick(
        &sort::Order {
            less: &|i, j| cmp(x.at(i), x.at(j)) < 0,
            swap: &|i, j| sort::swap_in(&x, i, j),
        },
        x.len(),
    );
}

pub fn sort_stable_func<E: GoType>(x: Slice<E>, cmp: Compare<E>) {
    sort::steady(
        &sort::Order {
            less: &|i, j| cmp(x.at(i), x.at(j)) < 0,
            swap: &|i, j| sort::swap_in(&x, i, j),
        },
        x.len(),
    );
}

pub fn is_sorted<E: GoType + PartialOrd>(x: Slice<E>) -> bool {
    x.with(|all| all.windows(2).all(|w| !less(&w[1], &w[0])))
}

pub fn is_sorted_func<E: GoType>(x: Slice<E>, cmp: Compare<E>) -> bool {
    (1..x.len()).rev().all(|i| cmp(x.at(i), x.at(i - 1)) >= 0)
}

pub fn binary_search<E: GoType + PartialOrd>(x: Slice<E>, target: E) -> (isize, bool) {
    let (mut i, mut j) = (0, x.len());
    while i < j {
        let h = (i + j) / 2;
        if x.peek(h, |v| less(v, &target)) {
            i = h + 1;
        } else {
            j = h;
        }
    }
    let found = i < x.len() && x.peek(i, |v| cmp::compare_both(v, &target) == 0);
    (i, found)
}

pub fn binary_search_func<E: GoType, T: GoType>(
    x: Slice<E>,
    target: T,
    cmp: Func<dyn Fn(E, T) -> isize>,
) -> (isize, bool) {
    let (mut i, mut j) = (0, x.len());
    while i < j {
        let h = (i + j) / 2;
        if cmp(x.at(h), target.clone()) < 0 {
            i = h + 1;
        } else {
            j = h;
        }
    }
    (i, i < x.len() && cmp(x.at(i), target) == 0)
}

pub fn contains<E: GoType>(s: Slice<E>, v: E) -> bool {
    index(s, v) >= 0
}

pub fn contains_func<E: GoType>(s: Slice<E>, f: Test<E>) -> bool {
    index_func(s, f) >= 0
}

pub fn index<E: GoType>(s: Slice<E>, v: E) -> isize {
    s.iter().find(|(_, x)| *x == v).map_or(-1, |(i, _)| i)
}

pub fn index_func<E: GoType>(s: Slice<E>, f: Test<E>) -> isize {
    s.iter().find(|(_, x)| f(x.clone())).map_or(-1, |(i, _)| i)
}

pub fn equal<E: GoType>(a: Slice<E>, b: Slice<E>) -> bool {
    a.len() == b.len() && a.values().zip(b.values()).all(|(x, y)| x == y)
}

pub fn equal_func<A: GoType, B: GoType>(
    a: Slice<A>,
    b: Slice<B>,
    eq: Func<dyn Fn(A, B) -> bool>,
) -> bool {
    a.len() == b.len() && a.values().zip(b.values()).all(|(x, y)| eq(x, y))
}

pub fn compare<E: GoType + PartialOrd>(a: Slice<E>, b: Slice<E>) -> isize {
    for (x, y) in a.values().zip(b.values()) {
        if less(&x, &y) {
            return -1;
        }
        if less(&y, &x) {
            return 1;
        }
    }
    a.len().cmp(&b.len()) as isize
}

pub fn reverse<E: GoType>(s: Slice<E>) {
    s.with_mut(<[E]>::reverse);
}

fn extreme<E: GoType>(x: &Slice<E>, name: &str, better: impl Fn(&E, &E) -> bool) -> E {
    if x.len() == 0 {
        panic(any(Str::from(format!("slices.{name}: empty list"))));
    }
    let mut best = x.at(0);
    for v in x.values().skip(1) {
        if better(&v, &best) {
            best = v;
        }
    }
    best
}

/// Is it the zero with this sign?
fn is_zero<E: GoType>(v: &E, negative: bool) -> bool {
    match GoType::repr(v) {
        Repr::Float(x) => x == 0.0 && x.is_sign_negative() == negative,
        Repr::Float32(x) => x == 0.0 && x.is_sign_negative() == negative,
        _ => false,
    }
}

pub fn min<E: GoType + PartialOrd>(x: Slice<E>) -> E {
    extreme(&x, "Min", |v, best| match v.partial_cmp(best) {
        Some(Ordering::Equal) => is_zero(v, true),
        Some(order) => order.is_lt(),
        None => v.partial_cmp(v).is_none(),
    })
}

pub fn max<E: GoType + PartialOrd>(x: Slice<E>) -> E {
    extreme(&x, "Max", |v, best| match v.partial_cmp(best) {
        Some(Ordering::Equal) => is_zero(v, false),
        Some(order) => order.is_gt(),
        None => v.partial_cmp(v).is_none(),
    })
}

pub fn min_func<E: GoType>(x: Slice<E>, cmp: Compare<E>) -> E {
    extreme(&x, "MinFunc", |v, best| cmp(v.clone(), best.clone()) < 0)
}

pub fn max_func<E: GoType>(x: Slice<E>, cmp: Compare<E>) -> E {
    extreme(&x, "MaxFunc", |v, best| cmp(v.clone(), best.clone()) > 0)
}

pub fn clone<E: GoType>(s: Slice<E>) -> Slice<E> {
    if s.is_nil() {
        Slice::NIL
    } else {
        Slice::from(Vec::new()).append_all(&s)
    }
}

pub fn clip<E: GoType>(s: Slice<E>) -> Slice<E> {
    s.slice_max(0, s.len(), s.len())
}

pub fn grow<E: GoType>(s: Slice<E>, n: isize) -> Slice<E> {
    if n < 0 {
        panic(any(Str::from("cannot be negative")));
    }
    if n <= s.cap() - s.len() {
        return s;
    }
    let len = s.len();
    s.append_vec(vec![E::zero(); n as usize]).slice(0, len)
}

pub fn concat<E: GoType>(slices: Slice<Slice<E>>) -> Slice<E> {
    let all: Vec<E> = slices.values().flat_map(|s| s.to_vec()).collect();
    Slice::<E>::NIL.append_vec(all)
}

pub fn repeat<E: GoType>(x: Slice<E>, count: isize) -> Slice<E> {
    match usize::try_from(count) {
        Ok(n) => {
            if x.len() as u128 * n as u128 > isize::MAX as u128 {
                panic(any(Str::from("the result of (len(x) * count) overflows")));
            }
            Slice::from(vec![x.to_vec(); n].concat())
        }
        Err(_) => panic(any(Str::from("cannot be negative"))),
    }
}

pub fn insert<E: GoType>(s: Slice<E>, i: isize, v: Slice<E>) -> Slice<E> {
    let tail = s.slice_from(i);
    if v.len() == 0 {
        return s;
    }
    let more = v.to_vec();
    let total = s.len() + v.len();
    if i == s.len() || total > s.cap() {
        let all = more.into_iter().chain(tail.to_vec()).collect();
        return s.slice(0, i).append_vec(all);
    }
    let longer = s.slice(0, total);
    longer.slice_from(i).with_mut(|rest| {
        rest.rotate_right(more.len());
        rest[..more.len()].clone_from_slice(&more);
    });
    longer
}

/// Throws away elements from `i` to `j`, in place.
fn cut<E: GoType>(s: &Slice<E>, i: isize, j: isize) -> Slice<E> {
    let gone = (j - i) as usize;
    s.slice_from(i).with_mut(|rest| {
        rest.rotate_left(gone);
        let kept = rest.len() - gone;
        rest[kept..].fill_with(E::zero);
    });
    s.slice(0, s.len() - (j - i))
}

pub fn delete<E: GoType>(s: Slice<E>, i: isize, j: isize) -> Slice<E> {
    let _ = s.slice_max(i, j, s.len());
    if i == j { s } else { cut(&s, i, j) }
}

pub fn delete_func<E: GoType>(s: Slice<E>, del: Test<E>) -> Slice<E> {
    let mut kept = index_func(s.clone(), del.clone());
    if kept < 0 {
        return s;
    }
    for j in kept + 1..s.len() {
        let v = s.at(j);
        if !del(v.clone()) {
            s.set(kept, v);
            kept += 1;
        }
    }
    cut(&s, kept, s.len())
}

pub fn compact<E: GoType>(s: Slice<E>) -> Slice<E> {
    compacted(s, |v, before| v == before)
}

pub fn compact_func<E: GoType>(s: Slice<E>, eq: Func<dyn Fn(E, E) -> bool>) -> Slice<E> {
    compacted(s, |v, before| eq(v.clone(), before.clone()))
}

fn compacted<E: GoType>(s: Slice<E>, same: impl Fn(&E, &E) -> bool) -> Slice<E> {
    let mut kept = s.len().min(1);
    let mut before = if kept == 0 { return s } else { s.at(0) };
    for k in 1..s.len() {
        let v = s.at(k);
        if !same(&v, &before) {
            if kept != k {
                s.set(kept, v.clone());
            }
            kept += 1;
        }
        before = v;
    }
    if kept == s.len() {
        s
    } else {
        cut(&s, kept, s.len())
    }
}

pub fn replace<E: GoType>(s: Slice<E>, i: isize, j: isize, v: Slice<E>) -> Slice<E> {
    let _ = s.slice(i, j);
    if i == j {
        return insert(s, i, v);
    }
    let tail = s.slice_from(j).to_vec();
    let new = s
        .slice(0, i)
        .append_vec(v.to_vec().into_iter().chain(tail).collect());
    if new.len() < s.len() {
        s.slice_from(new.len()).clear();
    }
    new
}

// ---- iterators

pub fn all<E: GoType>(s: Slice<E>) -> Seq2<isize, E> {
    Func::new(Rc::new(move |next: Func<dyn Fn(isize, E) -> bool>| {
        let _ = s.iter().all(|(i, v)| next(i, v));
    }) as Rc<dyn Fn(Func<dyn Fn(isize, E) -> bool>)>)
}

pub fn backward<E: GoType>(s: Slice<E>) -> Seq2<isize, E> {
    Func::new(Rc::new(move |next: Func<dyn Fn(isize, E) -> bool>| {
        let _ = (0..s.len()).rev().all(|i| next(i, s.at(i)));
    }) as Rc<dyn Fn(Func<dyn Fn(isize, E) -> bool>)>)
}

pub fn values<E: GoType>(s: Slice<E>) -> Seq<E> {
    Func::new(Rc::new(move |next: Func<dyn Fn(E) -> bool>| {
        let _ = s.values().all(&*next);
    }) as Rc<dyn Fn(Func<dyn Fn(E) -> bool>)>)
}

pub fn chunk<E: GoType>(s: Slice<E>, n: isize) -> Seq<Slice<E>> {
    if n < 1 {
        panic(any(Str::from("cannot be less than 1")));
    }
    Func::new(Rc::new(move |next: Func<dyn Fn(Slice<E>) -> bool>| {
        let mut i = 0;
        while i < s.len() {
            let end = (i + n).min(s.len());
            if !next(s.slice_max(i, end, end)) {
                return;
            }
            i += n;
        }
    }) as Rc<dyn Fn(Func<dyn Fn(Slice<E>) -> bool>)>)
}

pub fn collect<E: GoType>(seq: Seq<E>) -> Slice<E> {
    append_seq(Slice::NIL, seq)
}

pub fn append_seq<E: GoType>(s: Slice<E>, seq: Seq<E>) -> Slice<E> {
    let found = Ptr::new(s);
    let list = found.clone();
    seq(Func::new(Rc::new(move |v: E| {
        let longer = list.load().append([v]);
        list.store(longer);
        true
    }) as Rc<dyn Fn(E) -> bool>));
    found.load()
}

pub fn sorted<E: GoType + PartialOrd>(seq: Seq<E>) -> Slice<E> {
    let list = collect(seq);
    sort(list.clone());
    list
}

pub fn sorted_func<E: GoType>(seq: Seq<E>, cmp: Compare<E>) -> Slice<E> {
    let list = collect(seq);
    sort_func(list.clone(), cmp);
    list
}

pub fn sorted_stable_func<E: GoType>(seq: Seq<E>, cmp: Compare<E>) -> Slice<E> {
    let list = collect(seq);
    sort_stable_func(list.clone(), cmp);
    list
}

pub fn compare_func<A: GoType, B: GoType>(
    a: Slice<A>,
    b: Slice<B>,
    cmp: Func<dyn Fn(A, B) -> isize>,
) -> isize {
    for (x, y) in a.values().zip(b.values()) {
        let order = cmp(x, y);
        if order != 0 {
            return order;
        }
    }
    a.len().cmp(&b.len()) as isize
}
