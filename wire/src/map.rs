//! A JSON object that keeps the order in which its members came.

use crate::Value;

/// The members of a JSON object, in the order in which they came.
///
/// Looking a name up is linear: the objects of an event have few members, and a hash table would
/// cost an Action in WebAssembly more bytes than it saves time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map(Vec<(String, Value)>);

impl Map {
    /// An object without members.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value of the member `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The value of the member `key`, to be changed in place.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        self.0.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Is there a member `key`?
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Sets the member `key`; answers the value that it replaces.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        let (key, value) = (key.into(), value.into());
        match self.get_mut(&key) {
            Some(slot) => Some(std::mem::replace(slot, value)),
            None => {
                self.0.push((key, value));
                None
            }
        }
    }

    /// The members of a text in their order; of two of one name the last counts, in the place of the first.
    pub(crate) fn of_members(members: Vec<(String, Value)>) -> Self {
        let mut places = Places::of(members.len());
        let mut map = Self(Vec::with_capacity(members.len()));
        for (key, value) in members {
            let found = match &mut places {
                None => map.get_mut(&key),
                Some(places) => {
                    let known = places.of_name(&key, &map.0);
                    known.and_then(|place| map.0.get_mut(place)).map(|(_, value)| value)
                }
            };
            match found {
                Some(slot) => *slot = value,
                None => map.0.push((key, value)),
            }
        }
        map
    }

    /// Takes the member `key` out.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let index = self.0.iter().position(|(name, _)| name == key)?;
        Some(self.0.remove(index).1)
    }

    /// How many members there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Are there no members?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The members in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The names of the members in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(key, _)| key)
    }
}

/// Where each name of a large object stands. A login's request, say, has as many names as its sender likes, and a search among
/// all before each would take seconds.
struct Places {
    /// Places from 1 on; 0 is free. There are at least twice as many as names.
    slots: Vec<u32>,
}

impl Places {
    /// How many names are found sooner one after the other.
    const FEW: usize = 32;

    fn of(names: usize) -> Option<Self> {
        (names > Self::FEW).then(|| Self { slots: vec![0; (names * 2).next_power_of_two()] })
    }

    /// Where a name stands among `members`; notes it as the next one when it is new.
    fn of_name(&mut self, name: &str, members: &[(String, Value)]) -> Option<usize> {
        // FNV-1a.
        let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let mut at = hash as usize;
        loop {
            at &= self.slots.len() - 1;
            let slot = self.slots.get_mut(at)?;
            if *slot == 0 {
                *slot = u32::try_from(members.len() + 1).unwrap_or(0);
                return None;
            }
            let place = *slot as usize - 1;
            if members.get(place).is_some_and(|(known, _)| known == name) {
                return Some(place);
            }
            at += 1;
        }
    }
}

impl IntoIterator for Map {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// As [`Map::iter`] gives them.
impl<'a> IntoIterator for &'a Map {
    type Item = (&'a str, &'a Value);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (String, Value)>, fn(&'a (String, Value)) -> Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Map {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let mut map = Self::new();
        for (key, value) in members {
            map.insert(key, value);
        }
        map
    }
}

impl<K: Into<String>, V: Into<Value>> From<std::collections::BTreeMap<K, V>> for Map {
    fn from(members: std::collections::BTreeMap<K, V>) -> Self {
        members.into_iter().collect()
    }
}

impl<K: Into<String>, V: Into<Value>, const N: usize> From<[(K, V); N]> for Map {
    fn from(members: [(K, V); N]) -> Self {
        members.into_iter().collect()
    }
}
