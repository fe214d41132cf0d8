//! The time, as Auth0 writes it.

use std::num::NonZero;
use std::time::Duration;

use time::OffsetDateTime;
use time::format_description::well_known::Iso8601;
use time::format_description::well_known::iso8601::{Config, EncodedConfig, TimePrecision};

/// Milliseconds in three digits, as in `2026-01-31T08:00:00.000Z`.
const FORM: EncodedConfig =
    Config::DEFAULT.set_time_precision(TimePrecision::Second { decimal_digits: NonZero::new(3) }).encode();

/// Now, in whole seconds since 1970.
pub(crate) fn unix_seconds() -> i64 {
    OffsetDateTime::now_utc().unix_timestamp()
}

/// Now, in milliseconds since 1970.
pub(crate) fn unix_millis() -> i128 {
    OffsetDateTime::now_utc().unix_timestamp_nanos() / 1_000_000
}

/// The first whole second, since 1970, that is not before `wait` is over.
pub(crate) fn next_second_after(wait: Duration) -> i64 {
    let millis = unix_millis().saturating_add(i128::try_from(wait.as_millis()).unwrap_or(i128::MAX));
    i64::try_from(millis.saturating_add(999) / 1_000).unwrap_or(i64::MAX)
}

/// Now, in UTC with milliseconds.
pub(crate) fn timestamp() -> String {
    timestamp_in(0)
}

/// As [`timestamp`], so many seconds from now.
pub(crate) fn timestamp_in(seconds: u64) -> String {
    let time =
        OffsetDateTime::now_utc().saturating_add(time::Duration::seconds(seconds.try_into().unwrap_or(i64::MAX)));
    // Only a year beyond 9999 has no such form.
    time.format(&Iso8601::<FORM>).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_timestamp_is_utc_with_three_digits() {
        let text = super::timestamp();
        assert_eq!(text.len(), "2026-01-31T08:00:00.000Z".len(), "{text}");
        assert!(text.ends_with('Z') && text.as_bytes()[19] == b'.', "{text}");
    }
}
