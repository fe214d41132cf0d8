//! Values that are no objects.

use super::limits::SAFE_INTEGER;
use auth0_actions_wire::Value;

/// A text, a number, a truth value, or `null` for `None`: what a transaction's metadata holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    value: Value,
    is_finite: bool,
}

impl Scalar {
    /// The value, or what JavaScript could not hold of it.
    pub(super) fn checked(self) -> Result<Value, String> {
        if !self.is_finite {
            return Err("is no finite number".to_owned());
        }
        if let Some(number) = self.value.as_number() {
            let unsafe_integer = match number.as_i64() {
                Some(integer) => integer.unsigned_abs() > SAFE_INTEGER.unsigned_abs(),
                None => number.as_f64().abs() > SAFE_INTEGER as f64,
            };
            if unsafe_integer {
                return Err(format!("is an integer beyond {SAFE_INTEGER}, which JavaScript does not hold exactly"));
            }
        }
        Ok(self.value)
    }
}

/// A [`Scalar`], or a list of them: what an attribute of a SAML assertion holds.
#[derive(Clone, Debug, PartialEq)]
pub struct SamlValue(pub(super) Vec<Scalar>, pub(super) bool);

macro_rules! scalars {
    ($($from:ty)*) => {$(
        impl From<$from> for Scalar {
            fn from(value: $from) -> Self {
                Self { value: value.into(), is_finite: true }
            }
        }

        impl From<$from> for SamlValue {
            fn from(value: $from) -> Self {
                Self(vec![value.into()], false)
            }
        }
    )*};
}
scalars!(&str String &String bool i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

impl From<f64> for Scalar {
    fn from(value: f64) -> Self {
        Self { value: value.into(), is_finite: value.is_finite() }
    }
}

impl<T: Into<Scalar>> From<Option<T>> for Scalar {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self { value: Value::Null, is_finite: true }, Into::into)
    }
}

impl From<f64> for SamlValue {
    fn from(value: f64) -> Self {
        Self(vec![value.into()], false)
    }
}

impl<T: Into<SamlValue>> From<Option<T>> for SamlValue {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(|| Self(vec![None::<bool>.into()], false), Into::into)
    }
}

impl<T: Into<Scalar>> From<Vec<T>> for SamlValue {
    fn from(values: Vec<T>) -> Self {
        Self(values.into_iter().map(Into::into).collect(), true)
    }
}

impl<T: Into<Scalar>, const N: usize> From<[T; N]> for SamlValue {
    fn from(values: [T; N]) -> Self {
        Self(values.into_iter().map(Into::into).collect(), true)
    }
}

impl<T: Into<Scalar> + Clone> From<&[T]> for SamlValue {
    fn from(values: &[T]) -> Self {
        values.to_vec().into()
    }
}
