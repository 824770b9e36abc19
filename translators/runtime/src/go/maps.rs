// Implements Go's package maps.

use super::*;
use std::rc::Rc;

type Seq<T> = Func<dyn Fn(Func<dyn Fn(T) -> bool>)>;
type Seq2<K, V> = Func<dyn Fn(Func<dyn Fn(K, V) -> bool>)>;

pub fn keys<K: GoType, V: GoType>(m: Map<K, V>) -> Seq<K> {
    Func::new(Rc::new(move |next: Func<dyn Fn(K) -> bool>| {
        let _ = m.iter().all(|(k, _)| next(k));
    }) as Rc<dyn Fn(Func<dyn Fn(K) -> bool>)>)
}

pub fn values<K: GoType, V: GoType>(m: Map<K, V>) -> Seq<V> {
    Func::new(Rc::new(move |next: Func<dyn Fn(V) -> bool>| {
        let _ = m.iter().all(|(_, v)| next(v));
    }) as Rc<dyn Fn(Func<dyn Fn(V) -> bool>)>)
}

pub fn all<K: GoType, V: GoType>(m: Map<K, V>) -> Seq2<K, V> {
    Func::new(Rc::new(move |next: Func<dyn Fn(K, V) -> bool>| {
        let _ = m.iter().all(|(k, v)| next(k, v));
    }) as Rc<dyn Fn(Func<dyn Fn(K, V) -> bool>)>)
}

pub fn clone<K: GoType, V: GoType>(m: Map<K, V>) -> Map<K, V> {
    if m.is_nil() {
        Map::NIL
    } else {
        Map::from(m.iter().collect::<Vec<_>>())
    }
}

pub fn copy<K: GoType, V: GoType>(dst: Map<K, V>, src: Map<K, V>) {
    for (k, v) in src.iter() {
        dst.set(k, v);
    }
}

pub fn equal<K: GoType, V: GoType>(a: Map<K, V>, b: Map<K, V>) -> bool {
    a.len() == b.len() && a.iter().all(|(k, v)| b.get(&k).is_some_and(|w| v == w))
}

pub fn equal_func<K: GoType, V: GoType, W: GoType>(
    a: Map<K, V>,
    b: Map<K, W>,
    eq: Func<dyn Fn(V, W) -> bool>,
) -> bool {
    a.len() == b.len() && a.iter().all(|(k, v)| b.get(&k).is_some_and(|w| eq(v, w)))
}

pub fn delete_func<K: GoType, V: GoType>(m: Map<K, V>, del: Func<dyn Fn(K, V) -> bool>) {
    for (k, v) in m.iter() {
        if del(k.clone(), v) {
            m.delete(&k);
        }
    }
}

pub fn insert<K: GoType, V: GoType>(m: Map<K, V>, seq: Seq2<K, V>) {
    seq(Func::new(Rc::new(move |k: K, v: V| {
        m.set(k, v);
        true
    }) as Rc<dyn Fn(K, V) -> bool>));
}

pub fn collect<K: GoType, V: GoType>(seq: Seq2<K, V>) -> Map<K, V> {
    let map = Map::make();
    insert(map.clone(), seq);
    map
}
