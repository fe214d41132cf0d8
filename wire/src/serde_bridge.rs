//! Between [`Value`] and the types of users that serde knows. Nothing else in this crate uses serde.

use crate::{Map, Number, Value};
use serde::de::{self, DeserializeOwned, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{self, Serialize, SerializeMap, SerializeSeq, Serializer};
use std::fmt;

/// Why a value does not fit a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerdeError(String);

impl fmt::Display for SerdeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SerdeError {}

impl de::Error for SerdeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl ser::Error for SerdeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl Value {
    /// Reads this value into a type of yours.
    ///
    /// # Errors
    /// When the value does not have the type's shape.
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, SerdeError> {
        T::deserialize(self)
    }

    /// Makes a value of a type of yours.
    ///
    /// # Errors
    /// When the type's `Serialize` fails, or a map has a key that is no text.
    pub fn from_serde<T: Serialize + ?Sized>(value: &T) -> Result<Self, SerdeError> {
        value.serialize(ToTree)
    }
}

impl Map {
    /// Makes the members of an object of a type of yours: a struct, or a map.
    ///
    /// # Errors
    /// When it is no object in JSON, its `Serialize` fails, or a map has a key that is no text.
    pub fn from_serde<T: Serialize + ?Sized>(value: &T) -> Result<Self, SerdeError> {
        match Value::from_serde(value)? {
            Value::Object(members) => Ok(members),
            other => Err(SerdeError(format!("expected an object, found {}", other.kind()))),
        }
    }

    /// Reads these members into a type of yours.
    ///
    /// # Errors
    /// When they do not have the type's shape.
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, SerdeError> {
        T::deserialize(de::value::MapAccessDeserializer::new(Members { rest: self.iter(), value: None }))
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(members) => members.serialize(serializer),
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.as_i64(), self.as_u64()) {
            (Some(integer), _) => serializer.serialize_i64(integer),
            (None, Some(integer)) => serializer.serialize_u64(integer),
            (None, None) => serializer.serialize_f64(self.as_f64()),
        }
    }
}

impl Serialize for Map {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> de::Deserialize<'de> for Map {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Object(members) => Ok(members),
            other => Err(de::Error::custom(format_args!("expected an object, found {}", other.kind()))),
        }
    }
}

impl<'de> de::Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Tree;

        impl<'de> Visitor<'de> for Tree {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON value")
            }

            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_none<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
                deserializer.deserialize_any(self)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_str<E>(self, value: &str) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
                let mut array = Vec::new();
                while let Some(item) = items.next_element::<Value>()? {
                    array.push(item);
                }
                Ok(Value::Array(array))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
                let mut all = Vec::new();
                while let Some(member) = members.next_entry::<String, Value>()? {
                    all.push(member);
                }
                Ok(Value::Object(Map::of_members(all)))
            }
        }

        deserializer.deserialize_any(Tree)
    }
}

impl<'de> IntoDeserializer<'de, SerdeError> for &'de Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for &'de Value {
    type Error = SerdeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        match self {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_i64(), number.as_u64()) {
                (Some(integer), _) => visitor.visit_i64(integer),
                (None, Some(integer)) => visitor.visit_u64(integer),
                (None, None) => visitor.visit_f64(number.as_f64()),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(de::value::SeqDeserializer::<_, SerdeError>::new(items.iter())),
            Value::Object(members) => visitor.visit_map(Members { rest: members.iter(), value: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, SerdeError> {
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, SerdeError> {
        match self {
            Value::String(text) => {
                let text: de::value::StrDeserializer<'_, SerdeError> = text.as_str().into_deserializer();
                text.deserialize_enum(name, variants, visitor)
            }
            Value::Object(members) => {
                visitor.visit_enum(de::value::MapAccessDeserializer::new(Members { rest: members.iter(), value: None }))
            }
            other => Err(de::Error::custom(format!("expected the enum {name}, found {}", other.kind()))),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, SerdeError> {
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Members<'de, I> {
    rest: I,
    value: Option<&'de Value>,
}

impl<'de, I: Iterator<Item = (&'de str, &'de Value)>> MapAccess<'de> for Members<'de, I> {
    type Error = SerdeError;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, SerdeError> {
        let Some((key, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(de::value::BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, SerdeError> {
        match self.value.take() {
            Some(value) => seed.deserialize(value),
            None => Err(de::Error::custom("a value was asked for before its key")),
        }
    }
}

/// Builds a tree of whatever serde is given.
struct ToTree;

/// Items, members or the content of a variant, while they are collected.
struct Building<T> {
    variant: Option<&'static str>,
    key: Option<String>,
    parts: T,
}

impl<T> Building<T> {
    fn new(variant: Option<&'static str>, parts: T) -> Self {
        Self { variant, key: None, parts }
    }

    fn finish(self, wrap: impl FnOnce(T) -> Value) -> Result<Value, SerdeError> {
        let value = wrap(self.parts);
        Ok(match self.variant {
            Some(variant) => Value::Object(Map::from([(variant, value)])),
            None => value,
        })
    }
}

impl Serializer for ToTree {
    type Ok = Value;
    type Error = SerdeError;
    type SerializeSeq = Building<Vec<Value>>;
    type SerializeTuple = Building<Vec<Value>>;
    type SerializeTupleStruct = Building<Vec<Value>>;
    type SerializeTupleVariant = Building<Vec<Value>>;
    type SerializeMap = Building<Map>;
    type SerializeStruct = Building<Map>;
    type SerializeStructVariant = Building<Map>;

    fn serialize_bool(self, value: bool) -> Result<Value, SerdeError> {
        Ok(value.into())
    }
    fn serialize_i8(self, value: i8) -> Result<Value, SerdeError> {
        Ok(value.into())
    }
    fn serialize_i16(self, value: i16) -> Result<Value, SerdeError> {
        Ok(value.into())
    }
    fn serialize_i32(self, value: i32) -> Result<Value, SerdeError> {
        Ok(value.into())
    }
    fn serialize_i64(self, value: i64) -> Result<Value, SerdeError> {
        Ok(value.into())
    }
    fn serialize_u8(self, value: u8) -> Result<Value, SerdeError> {
        Ok(value.into())
    }
    fn serialize_u16(self, value: u16) -> Result<Value, SerdeError> {
        Ok(value.into())
    }
    fn serialize_u32(self, value: u32) -> Result<Value, SerdeError> {
        Ok(value.into())
    }
    fn serialize_u64(self, value: u64) -> Result<Value, SerdeError> {
        Ok(value.into())
    }
    fn serialize_f32(self, value: f32) -> Result<Value, SerdeError> {
        Ok(f64::from(value).into())
    }
    fn serialize_f64(self, value: f64) -> Result<Value, SerdeError> {
        Ok(value.into())
    }
    fn serialize_char(self, value: char) -> Result<Value, SerdeError> {
        Ok(value.to_string().into())
    }
    fn serialize_str(self, value: &str) -> Result<Value, SerdeError> {
        Ok(value.into())
    }
    fn serialize_bytes(self, value: &[u8]) -> Result<Value, SerdeError> {
        Ok(value.into())
    }
    fn serialize_none(self) -> Result<Value, SerdeError> {
        Ok(Value::Null)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, SerdeError> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<Value, SerdeError> {
        Ok(Value::Null)
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<Value, SerdeError> {
        Ok(Value::Null)
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Value, SerdeError> {
        Ok(variant.into())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Value, SerdeError> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Value, SerdeError> {
        Ok(Value::Object(Map::from([(variant, value.serialize(self)?)])))
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Building<Vec<Value>>, SerdeError> {
        Ok(Building::new(None, Vec::new()))
    }
    fn serialize_tuple(self, _: usize) -> Result<Building<Vec<Value>>, SerdeError> {
        Ok(Building::new(None, Vec::new()))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Building<Vec<Value>>, SerdeError> {
        Ok(Building::new(None, Vec::new()))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Building<Vec<Value>>, SerdeError> {
        Ok(Building::new(Some(variant), Vec::new()))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Building<Map>, SerdeError> {
        Ok(Building::new(None, Map::new()))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Building<Map>, SerdeError> {
        Ok(Building::new(None, Map::new()))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Building<Map>, SerdeError> {
        Ok(Building::new(Some(variant), Map::new()))
    }
}

impl SerializeSeq for Building<Vec<Value>> {
    type Ok = Value;
    type Error = SerdeError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerdeError> {
        self.parts.push(value.serialize(ToTree)?);
        Ok(())
    }

    fn end(self) -> Result<Value, SerdeError> {
        self.finish(Value::Array)
    }
}

macro_rules! as_sequence {
    ($($kind:ident $method:ident)*) => {$(
        impl ser::$kind for Building<Vec<Value>> {
            type Ok = Value;
            type Error = SerdeError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerdeError> {
                SerializeSeq::serialize_element(self, value)
            }

            fn end(self) -> Result<Value, SerdeError> {
                self.finish(Value::Array)
            }
        }
    )*};
}
as_sequence!(SerializeTuple serialize_element SerializeTupleStruct serialize_field SerializeTupleVariant serialize_field);

impl SerializeMap for Building<Map> {
    type Ok = Value;
    type Error = SerdeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), SerdeError> {
        self.key = Some(match key.serialize(ToTree)? {
            Value::String(text) => text,
            Value::Number(number) => number.as_str().to_owned(),
            other => return Err(ser::Error::custom(format!("the key of a map is {}", other.kind()))),
        });
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerdeError> {
        let value = value.serialize(ToTree)?;
        let key = self.key.take().unwrap_or_default();
        self.parts.insert(key, value);
        Ok(())
    }

    fn end(self) -> Result<Value, SerdeError> {
        self.finish(Value::Object)
    }
}

macro_rules! as_struct {
    ($($kind:ident)*) => {$(
        impl ser::$kind for Building<Map> {
            type Ok = Value;
            type Error = SerdeError;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), SerdeError> {
                self.parts.insert(key, value.serialize(ToTree)?);
                Ok(())
            }

            fn end(self) -> Result<Value, SerdeError> {
                self.finish(Value::Object)
            }
        }
    )*};
}
as_struct!(SerializeStruct SerializeStructVariant);
