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
fn integer(text: &str) -> Option<i64> {
    if let Ok(plain) = text.parse() {
        return Some(plain);
    }
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].trim_start_matches('+').parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let shift = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    let mut digits: i64 = format!("{whole}{fraction}").parse().ok()?;
    if digits == 0 {
        return Some(0);
    }
    if !(-18..=18).contains(&shift) {
        return None;
    }
    for _ in 0..shift {
        digits = digits.checked_mul(10)?;
    }
    for _ in shift..0 {
        if digits % 10 != 0 {
            return None;
        }
        digits /= 10;
    }
    Some(digits)
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
        ] {
            assert_eq!(Number(text.to_owned()).as_i64(), expected, "{text}");
        }
        assert_eq!(Number(u64::MAX.to_string()).as_u64(), Some(u64::MAX));
    }
}
