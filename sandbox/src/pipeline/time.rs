//! Points in time as Auth0 writes them.

use auth0_actions::wire::Timestamp;

/// Milliseconds since 1970 as `2026-01-31T09:30:00.000Z`.
pub(crate) fn rfc3339(ms: i64) -> String {
    // Auth0 knows no later years than those of four digits.
    Timestamp::from_unix_ms(ms).map_or_else(|| ms.to_string(), |time| time.as_str().to_owned())
}
