//! Values that are no objects.

use super::limits::SAFE_INTEGER;
use auth0_actions_wire::Value;

/// A text, a number, a truth value, or `null` for `None`: what a transaction's metadata holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    value: Value,
    /// The number that it was made of, when that was a floating-point one: reading it again from its text would link what
    /// parses floating-point numbers, which is a tenth of a bundle.
    float: Option<f64>,
}

impl Scalar {
    /// The value, or what JavaScript could not hold of it.
    pub(super) fn checked(self) -> Result<Value, String> {
        let is_beyond = match (self.float, self.value.as_number()) {
            (Some(float), _) if !float.is_finite() => return Err("is no finite number".to_owned()),
            (Some(float), _) => float.abs() > SAFE_INTEGER as f64,
            (None, Some(number)) => {
                number.as_i64().is_none_or(|integer| integer.unsigned_abs() > SAFE_INTEGER.unsigned_abs())
            }
            (None, None) => false,
        };
        if is_beyond {
            return Err(format!("is an integer beyond {SAFE_INTEGER}, which JavaScript does not hold exactly"));
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
                Self { value: value.into(), float: None }
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
        Self { value: value.into(), float: Some(value) }
    }
}

impl<T: Into<Scalar>> From<Option<T>> for Scalar {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self { value: Value::Null, float: None }, Into::into)
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
