//! `Serialize` and `Deserialize` by the tree, for types that are read from it and written as it.

/// Implements serde's traits for a type that has [`Read`](crate::Read) and [`ToValue`](crate::ToValue), and perhaps a type in it
/// that has them too. For generated code; without the feature `serde` it makes nothing.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_by_tree {
    ($name:ty $(, $item:ident)?) => {
        impl$(<$item: $crate::ToValue>)? $crate::__serde::Serialize for $name {
            fn serialize<S: $crate::__serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::__serde::Serialize::serialize(&$crate::ToValue::to_value(self), serializer)
            }
        }

        impl<'de $(, $item: $crate::Read)?> $crate::__serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = <$crate::Value as $crate::__serde::Deserialize>::deserialize(deserializer)?;
                $crate::__read_whole(&value).map_err($crate::__serde::de::Error::custom)
            }
        }
    };
}

/// Implements serde's traits for a type that has [`Read`](crate::Read) and [`ToValue`](crate::ToValue). For generated
/// code; without the feature `serde` it makes nothing.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_by_tree {
    ($name:ty $(, $item:ident)?) => {};
}

/// Reads a value, or says all that is wrong with it.
#[cfg(feature = "serde")]
pub fn read_whole<T: crate::Read>(value: &crate::Value) -> Result<T, crate::Problems> {
    let mut cx = crate::read::Cx::new("");
    let read = T::of_value(value, &mut cx);
    let problems = cx.into_problems();
    if problems.is_empty() { Ok(read) } else { Err(problems) }
}

serde_by_tree!(crate::Timestamp);
