//! A JSON number that keeps its text.

use std::fmt;

/// A JSON number, kept as the text that came until somebody asks for a value.
///
/// So nothing is lost on the way through (`1.10`, an integer beyond 2^53), and an Action that asks for
/// no floating-point number does not carry the code that parses one.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(pub(crate) String);

impl Number {
    /// The number's text, as JSON has it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as an integer, when it is one in the range of `i64`. `2.0` and `1e3` are integers too.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        integer(&self.0)
    }

    /// The number as an integer, when it is one in the range of `u64`.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok().or_else(|| u64::try_from(self.as_i64()?).ok())
    }

    /// The number as the nearest `f64`, which is what JavaScript makes of it.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

/// Reads `-12`, `2.0` and `1e3` without floating point.
pub(crate) fn integer(text: &str) -> Option<i64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text),
    };
    // Kept below zero, where there is one number more. Zeros wait for a digit to follow them, so that the last digit of
    // `value` is none.
    let (mut value, mut zeros, mut places, mut exponent) = (0_i64, 0_i32, 0_i32, 0_i32);
    let mut in_fraction = false;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'.' => in_fraction = true,
            b'0'..=b'9' => {
                places += i32::from(in_fraction);
                zeros += 1;
                if byte != b'0' {
                    value = shifted(value, zeros)?.checked_sub(i64::from(byte - b'0'))?;
                    zeros = 0;
                }
            }
            // `e` or `E`, a sign, digits.
            _ => {
                let mut sign = 1;
                for byte in bytes.by_ref() {
                    match byte {
                        b'-' => sign = -1,
                        b'0'..=b'9' => exponent = exponent.saturating_mul(10).saturating_add(i32::from(byte - b'0')),
                        _ => {}
                    }
                }
                exponent *= sign;
            }
        }
    }
    let value = shifted(value, exponent.saturating_add(zeros - places))?;
    if negative { Some(value) } else { value.checked_neg() }
}

/// `value` times a power of ten; `None` when that is no integer, for `value` does not end with a 0.
fn shifted(mut value: i64, power: i32) -> Option<i64> {
    if value != 0 {
        if power < 0 {
            return None;
        }
        for _ in 0..power {
            value = value.checked_mul(10)?;
        }
    }
    Some(value)
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                Self(value.to_string())
            }
        }
    )*};
}
from_integers!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_found_whatever_their_spelling() {
        for (text, expected) in [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("-12", Some(-12)),
            ("2.0", Some(2)),
            ("1e3", Some(1000)),
            ("1.5e1", Some(15)),
            ("1200e-2", Some(12)),
            ("1.5", None),
            ("1e-1", None),
            ("1e40", None),
            ("0e99", Some(0)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("-9223372036854775808", Some(i64::MIN)),
            ("-9223372036854775809", None),
            ("1.0000000000000000000000000000", Some(1)),
            ("100000000000000000000e-20", Some(1)),
            ("1e-99999999999", None),
            ("1e99999999999", None),
            ("0.5", None),
            ("10", Some(10)),
            ("1002003", Some(1_002_003)),
            ("0.0", Some(0)),
        ] {
            assert_eq!(Number(text.to_owned()).as_i64(), expected, "{text}");
        }
        assert_eq!(Number(u64::MAX.to_string()).as_u64(), Some(u64::MAX));
    }
}
