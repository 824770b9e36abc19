// Implements Go's maps: shared by all copies, with any comparable key, in the order of insertion (Go's order is random).

use super::*;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// A Go map; nil reads as empty.
pub struct Map<K, V>(Option<Rc<RefCell<Table<K, V>>>>);

struct Table<K, V> {
    /// Places of entries, by hash.
    index: HashMap<u64, Vec<usize>>,
    /// `None` where one was deleted.
    entries: Vec<Option<(K, V)>>,
    live: usize,
}

impl<K: GoType, V> Table<K, V> {
    fn find(&self, key: &K) -> Option<usize> {
        let places = self.index.get(&hash_of(key))?;
        places
            .iter()
            .copied()
            .find(|i| matches!(&self.entries[*i], Some((k, _)) if k == key))
    }
}

fn hash_of<K: GoType>(key: &K) -> u64 {
    let mut state = Hasher(0xcbf2_9ce4_8422_2325);
    key.hash(&mut state);
    state.0
}

impl<K: GoType, V: GoType> Map<K, V> {
    pub const NIL: Map<K, V> = Map(None);

    /// `make(map[K]V)`.
    pub fn make() -> Map<K, V> {
        Map(Some(Rc::new(RefCell::new(Table {
            index: HashMap::new(),
            entries: Vec::new(),
            live: 0,
        }))))
    }

    pub fn len(&self) -> isize {
        self.0.as_ref().map_or(0, |t| t.borrow().live as isize)
    }

    pub fn is_nil(&self) -> bool {
        self.0.is_none()
    }

    /// `m[k]`.
    pub fn at(&self, key: &K) -> V {
        self.get(key).unwrap_or_else(V::zero)
    }

    pub fn get(&self, key: &K) -> Option<V> {
        let table = self.0.as_ref()?.borrow();
        let place = table.find(key)?;
        table.entries[place].as_ref().map(|(_, v)| v.clone())
    }

    /// `v, ok := m[k]`.
    pub fn test(&self, key: &K) -> (V, bool) {
        match self.get(key) {
            Some(value) => (value, true),
            None => (V::zero(), false),
        }
    }

    pub fn has(&self, key: &K) -> bool {
        self.0
            .as_ref()
            .is_some_and(|t| t.borrow().find(key).is_some())
    }

    /// `m[k] op= v`: what stands there, or zero, and what becomes of it.
    pub fn update(&self, key: K, change: impl FnOnce(V) -> V) {
        let old = self.at(&key);
        self.set(key, change(old));
    }

    /// `m[k] = v`.
    pub fn set(&self, key: K, value: V) {
        let Some(table) = &self.0 else {
            panic(any(PlainError(Str::from("assignment to entry in nil map"))));
        };
        let table = &mut *table.borrow_mut();
        match table.find(&key) {
            Some(place) => {
                if let Some((_, old)) = &mut table.entries[place] {
                    *old = value;
                }
            }
            None => {
                table
                    .index
                    .entry(hash_of(&key))
                    .or_default()
                    .push(table.entries.len());
                table.entries.push(Some((key, value)));
                table.live += 1;
            }
        }
    }

    /// `delete(m, k)`.
    pub fn delete(&self, key: &K) {
        let Some(table) = &self.0 else { return };
        let table = &mut *table.borrow_mut();
        if let Some(place) = table.find(key) {
            table.entries[place] = None;
            table.live -= 1;
            if let Some(places) = table.index.get_mut(&hash_of(key)) {
                places.retain(|i| *i != place);
            }
        }
    }

    /// `clear(m)`.
    pub fn clear(&self) {
        if let Some(table) = &self.0 {
            let table = &mut *table.borrow_mut();
            table.index.clear();
            table.entries.iter_mut().for_each(|e| *e = None);
            table.live = 0;
        }
    }

    /// For `range`: the entries that were there at the start, each as it is when its turn comes.
    pub fn iter(&self) -> impl Iterator<Item = (K, V)> + use<K, V> {
        let table = self.0.clone();
        let places = table.as_ref().map_or(0, |t| t.borrow().entries.len());
        (0..places).filter_map(move |i| table.as_ref()?.borrow().entries.get(i)?.clone())
    }

    pub fn identity(&self) -> usize {
        self.0
            .as_ref()
            .map_or(0, |t| Rc::as_ptr(t).cast::<u8>() as usize)
    }
}

/// A run-time panic whose text has no `runtime error: ` before it.
#[derive(Clone, PartialEq)]
pub struct PlainError(Str);

impl GoError for PlainError {
    fn error(&self) -> Str {
        self.0.clone()
    }
}

impl GoType for PlainError {
    fn go_type() -> String {
        "runtime.plainError".to_string()
    }
    fn zero() -> Self {
        PlainError(Str::default())
    }
    fn repr(&self) -> Repr {
        Repr::Str(self.0.clone())
    }
    fn as_error(&self) -> Option<Error> {
        Some(Dyn::new(Rc::new(self.clone())))
    }
}

impl<K: GoType, V: GoType> From<Vec<(K, V)>> for Map<K, V> {
    fn from(entries: Vec<(K, V)>) -> Self {
        let map = Map::make();
        for (key, value) in entries {
            map.set(key, value);
        }
        map
    }
}

impl<K, V> Clone for Map<K, V> {
    fn clone(&self) -> Self {
        Map(self.0.clone())
    }
}

impl<K: GoType, V: GoType> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        if self.0.is_some() && other.0.is_some() {
            fail(&format!("comparing uncomparable type {}", Self::go_type()));
        }
        self.0.is_none() && other.0.is_none()
    }
}

impl<K: GoType, V: GoType> GoType for Map<K, V> {
    fn comparable() -> bool {
        false
    }
    fn go_type() -> String {
        format!("map[{}]{}", K::go_type(), V::go_type())
    }
    fn zero() -> Self {
        Map(None)
    }
    fn hash(&self, _state: &mut Hasher) {
        fail(&format!("hash of unhashable type {}", Self::go_type()));
    }
    fn address(&self) -> usize {
        self.identity()
    }
    fn underlying() -> String {
        format!("map[{}]{}", K::underlying(), V::underlying())
    }
    fn repr(&self) -> Repr {
        let entries = || self.iter().map(|(k, v)| (any(k), any(v))).collect();
        Repr::Map(if self.is_nil() { None } else { Some(entries()) })
    }
}
