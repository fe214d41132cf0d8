//! Points in time, as Auth0 writes them.

use crate::read::{Cx, Read};
use crate::{ToValue, Value};
use std::fmt;

/// A point in time as Auth0 writes it (RFC 3339, such as `2025-01-31T09:30:00.000Z`), kept as text.
///
/// ```
/// use auth0_actions_wire::Timestamp;
///
/// let created = Timestamp::new("1970-01-02T01:00:00.500+01:00");
/// assert_eq!(created.unix_ms(), Some(86_400_500));
/// assert_eq!(Timestamp::new("yesterday").unix_ms(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Timestamp(String);

impl Timestamp {
    /// A timestamp of this text, which is not checked.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Milliseconds since 1970-01-01T00:00:00Z; `None` when the text is no RFC 3339 timestamp.
    #[must_use]
    pub fn unix_ms(&self) -> Option<i64> {
        let bytes = self.0.as_bytes();
        let digits = |from: usize, to: usize| -> Option<i64> {
            let part = self.0.get(from..to)?;
            if part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse().ok() } else { None }
        };
        let punctuation = [(4, b'-'), (7, b'-'), (13, b':'), (16, b':')];
        if punctuation.iter().any(|&(at, byte)| bytes.get(at) != Some(&byte))
            || !matches!(bytes.get(10)?, b'T' | b't' | b' ')
        {
            return None;
        }
        let (year, month, day) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
        let (hour, minute, second) = (digits(11, 13)?, digits(14, 16)?, digits(17, 19)?);
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let mut at = 19;
        let mut millis = 0;
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            let mut unit = 100;
            while let Some(digit) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
                millis += i64::from(digit - b'0') * unit;
                unit /= 10;
                at += 1;
            }
        }
        let offset_minutes = match (bytes.get(at)?, self.0.len() - at) {
            (b'Z' | b'z', 1) => 0,
            (sign @ (b'+' | b'-'), 6) if bytes[at + 3] == b':' => {
                let minutes = digits(at + 1, at + 3)? * 60 + digits(at + 4, at + 6)?;
                if *sign == b'-' { -minutes } else { minutes }
            }
            _ => return None,
        };
        let seconds =
            days_since_1970(year, month, day) * 86_400 + hour * 3_600 + (minute - offset_minutes) * 60 + second;
        Some(seconds * 1_000 + millis)
    }
}

/// Days of the proleptic Gregorian calendar: a year that begins in March puts the leap day last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Read for Timestamp {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        Self(String::read(value, cx))
    }
}

impl ToValue for Timestamp {
    fn to_value(&self) -> Value {
        self.0.to_value()
    }
}

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn known_points_in_time() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2000-02-29T12:00:00.123Z", Some(951_825_600_123)),
            ("2026-11-25T02:24:50.999999Z", Some(1_795_573_490_999)),
            ("1969-12-31T23:59:59Z", Some(-1_000)),
            ("2026-13-25T02:24:50Z", None),
            ("2026-11-25", None),
            ("2026-11-25T02:24:50", None),
            ("2026-11-25T02:24:50+0100", None),
            ("", None),
        ] {
            assert_eq!(Timestamp::new(text).unix_ms(), expected, "{text}");
        }
    }
}
