//! Points in time, as Auth0 writes them.

use crate::read::{Cx, Node, Read};
use crate::{ToValue, Value};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::time::Duration;

/// A point in time as Auth0 writes it (RFC 3339, such as `2025-01-31T09:30:00.000Z`), kept as text until it is asked for.
///
/// Points in time are compared by the millisecond, whatever their spelling. A text that is no point in time is equal to the
/// same text alone, and neither before nor after anything. With the feature `jiff` they come from and go to
/// `jiff::Timestamp`.
///
/// ```
/// use auth0_actions_wire::Timestamp;
/// use std::time::Duration;
///
/// let created = Timestamp::new("1970-01-02T01:00:00.500+01:00");
/// assert_eq!(created.unix_ms(), Some(86_400_500));
/// assert_eq!(created, Timestamp::new("1970-01-02T00:00:00.5Z"));
///
/// let trial_ends = created.checked_add(Duration::from_hours(24)).unwrap();
/// assert_eq!(trial_ends.as_str(), "1970-01-03T00:00:00.500Z");
/// assert!(created < trial_ends);
/// assert_eq!(Timestamp::new("yesterday").unix_ms(), None);
/// ```
#[derive(Clone, Debug)]
pub struct Timestamp(String);

impl Timestamp {
    /// A timestamp of this text, which is not checked.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The point in time so many milliseconds after 1970-01-01T00:00:00Z, in UTC; `None` before the year 0 and after 9999.
    #[must_use]
    pub fn from_unix_ms(unix_ms: i64) -> Option<Self> {
        let (days, ms) = (unix_ms.div_euclid(86_400_000), unix_ms.rem_euclid(86_400_000));
        let (year, month, day) = date(days)?;
        let (hour, minute, second, milli) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1_000 % 60, ms % 1_000);
        let mut text = String::with_capacity(24);
        for (value, digits, end) in [
            (year, 4, '-'),
            (month, 2, '-'),
            (day, 2, 'T'),
            (hour, 2, ':'),
            (minute, 2, ':'),
            (second, 2, '.'),
            (milli, 3, 'Z'),
        ] {
            for place in (0..digits).rev() {
                text.push(char::from(b'0' + u8::try_from(value / 10_i64.pow(place) % 10).unwrap_or(0)));
            }
            text.push(end);
        }
        Some(Self(text))
    }

    /// This much later; `None` when this is no point in time, or the other would be after the year 9999.
    #[must_use]
    pub fn checked_add(&self, duration: Duration) -> Option<Self> {
        Self::from_unix_ms(self.unix_ms()?.checked_add(i64::try_from(duration.as_millis()).ok()?)?)
    }

    /// This much earlier; `None` when this is no point in time, or the other would be before the year 0.
    #[must_use]
    pub fn checked_sub(&self, duration: Duration) -> Option<Self> {
        Self::from_unix_ms(self.unix_ms()?.checked_sub(i64::try_from(duration.as_millis()).ok()?)?)
    }

    /// How long after `earlier` this is; `None` when it is before, or one of them is no point in time.
    #[must_use]
    pub fn duration_since(&self, earlier: &Self) -> Option<Duration> {
        let ms = self.unix_ms()?.checked_sub(earlier.unix_ms()?)?;
        Some(Duration::from_millis(u64::try_from(ms).ok()?))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Milliseconds since 1970-01-01T00:00:00Z; `None` when the text is no RFC 3339 timestamp. What is finer than a
    /// millisecond is cut.
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
        if !(1..=12).contains(&month) || !(1..=days_of(year, month)).contains(&day) {
            return None;
        }
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let mut at = 19;
        let mut millis = 0;
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            bytes.get(at).filter(|byte| byte.is_ascii_digit())?;
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
                let (hours, minutes) = (digits(at + 1, at + 3)?, digits(at + 4, at + 6)?);
                if hours > 23 || minutes > 59 {
                    return None;
                }
                let minutes = hours * 60 + minutes;
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

fn days_of(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The reverse of [`days_since_1970`]: year, month and day; `None` outside the years 0 to 9999.
fn date(days: i64) -> Option<(i64, i64, i64)> {
    let days = days.checked_add(719_468)?;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (0..=9_999).contains(&year).then_some((year, month, day))
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        match (self.unix_ms(), other.unix_ms()) {
            (None, None) => self.0 == other.0,
            (one, another) => one == another,
        }
    }
}

impl Eq for Timestamp {}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self.unix_ms(), other.unix_ms()) {
            (Some(one), Some(another)) => Some(one.cmp(&another)),
            _ => (self == other).then_some(Ordering::Equal),
        }
    }
}

impl Hash for Timestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.unix_ms() {
            Some(ms) => ms.hash(state),
            None => self.0.hash(state),
        }
    }
}

/// With the feature `jiff`.
#[cfg(feature = "jiff")]
impl TryFrom<&Timestamp> for jiff::Timestamp {
    type Error = jiff::Error;

    fn try_from(timestamp: &Timestamp) -> Result<Self, Self::Error> {
        timestamp.0.parse()
    }
}

/// With the feature `jiff`.
#[cfg(feature = "jiff")]
impl From<jiff::Timestamp> for Timestamp {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self(timestamp.to_string())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Read for Timestamp {
    fn blank() -> Self {
        Self(String::new())
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        self.0.fill(node, cx);
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
    use std::collections::HashSet;
    use std::time::Duration;

    #[test]
    fn known_points_in_time() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2000-02-29T12:00:00.123Z", Some(951_825_600_123)),
            ("2026-11-25T02:24:50.999999Z", Some(1_795_573_490_999)),
            ("2026-11-25 02:24:50+01:00", Some(1_795_569_890_000)),
            ("1969-12-31T23:59:59Z", Some(-1_000)),
            ("2026-13-25T02:24:50Z", None),
            ("2026-02-29T02:24:50Z", None),
            ("2026-11-25T02:24:50.Z", None),
            ("2026-11-25T02:24:50+24:00", None),
            ("2026-11-25", None),
            ("2026-11-25T02:24:50", None),
            ("2026-11-25T02:24:50+0100", None),
            ("2026-11-25T02:24:50é", None),
            ("", None),
        ] {
            assert_eq!(Timestamp::new(text).unix_ms(), expected, "{text}");
        }
    }

    #[test]
    fn milliseconds_become_the_text_that_they_came_from() {
        // The first and the last day, leap days, and every day of four centuries.
        for day in (-719_528..=-719_520).chain(-1..146_097).chain(2_932_890..=2_932_896) {
            let ms = day * 86_400_000 + 45_296_789;
            assert_eq!(Timestamp::from_unix_ms(ms).unwrap().unix_ms(), Some(ms), "{day}");
        }
        assert_eq!(Timestamp::from_unix_ms(951_825_600_123).unwrap().as_str(), "2000-02-29T12:00:00.123Z");
        assert_eq!(Timestamp::from_unix_ms(-62_167_219_200_000).unwrap().as_str(), "0000-01-01T00:00:00.000Z");
        assert_eq!(Timestamp::from_unix_ms(253_402_300_799_999).unwrap().as_str(), "9999-12-31T23:59:59.999Z");
        for beyond in [-62_167_219_200_001, 253_402_300_800_000, i64::MIN, i64::MAX] {
            assert_eq!(Timestamp::from_unix_ms(beyond), None);
        }
    }

    #[test]
    fn times_are_compared_by_when_they_are() {
        let [early, same, late] =
            ["2026-01-01T00:00:00+01:00", "2025-12-31T23:00:00.000Z", "2026-01-01T00:00:00Z"].map(Timestamp::new);
        assert!(early == same && early < late && late > same && early != late);
        assert_eq!(HashSet::from([early.clone(), same.clone()]).len(), 1);
        assert_eq!(late.duration_since(&early), Some(Duration::from_secs(3_600)));
        assert_eq!(early.duration_since(&late), None);
        let never = Timestamp::new("never");
        assert!(never == never.clone() && never != Timestamp::new("none"));
        assert_eq!(never.partial_cmp(&early), None);
        assert_eq!((never.checked_add(Duration::ZERO), never.duration_since(&early)), (None, None));
    }

    #[test]
    fn a_duration_is_added_and_taken_away() {
        let at = Timestamp::new("2024-02-28T23:59:59.500Z");
        let after = at.checked_add(Duration::from_millis(500)).unwrap();
        assert_eq!(after.as_str(), "2024-02-29T00:00:00.000Z");
        assert_eq!(after.checked_sub(Duration::from_millis(500)), Some(at.clone()));
        assert_eq!(at.checked_add(Duration::MAX), None);
        assert_eq!(at.checked_sub(Duration::from_secs(3_000 * 366 * 86_400)), None);
    }

    #[cfg(feature = "jiff")]
    #[test]
    fn jiff_means_the_same() {
        let ours = Timestamp::new("2026-11-25T03:24:50.999+01:00");
        let theirs = jiff::Timestamp::try_from(&ours).unwrap();
        assert_eq!(Some(theirs.as_millisecond()), ours.unix_ms());
        assert_eq!(Timestamp::from(theirs), ours);
        assert!(jiff::Timestamp::try_from(&Timestamp::new("yesterday")).is_err());
    }
}
