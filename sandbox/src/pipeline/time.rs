//! Points in time as Auth0 writes them.

/// Milliseconds since 1970 as `2026-01-31T09:30:00.000Z`.
pub(crate) fn rfc3339(ms: i64) -> String {
    let (days, of_day) = (ms.div_euclid(86_400_000), ms.rem_euclid(86_400_000));
    // Days of the proleptic Gregorian calendar, in years that begin in March.
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (second, millis) = (of_day / 1_000, of_day % 1_000);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}

#[cfg(test)]
mod tests {
    use super::rfc3339;
    use auth0_actions::wire::Timestamp;

    #[test]
    fn what_is_written_is_read_back() {
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00.000Z");
        for ms in [-1, 951_825_600_123, 1_769_851_800_000, 1_835_395_199_999, 4_102_444_800_000] {
            assert_eq!(Timestamp::new(rfc3339(ms)).unix_ms(), Some(ms), "{}", rfc3339(ms));
        }
    }
}
