//! `api.notification`

use super::limits::NOTIFICATION_REASON_CHARS;

namespace! {
    /// `api.notification`: what becomes of a notification that this Action could not send. The last call wins; without one
    /// the notification counts as sent.
    Notification
}

impl Notification {
    /// Gives the notification up. `reason` goes to the tenant's logs.
    ///
    /// # Limits
    /// Of the reason the first 1,024 characters are kept ([`NOTIFICATION_REASON_CHARS`]), as Auth0 does.
    #[track_caller]
    pub fn drop(&mut self, reason: impl Into<String>) -> &mut Self {
        self.recorder.record("api.notification.drop", [kept(reason.into()).into()]);
        self
    }

    /// Has Auth0 run this Action again later, at most five times for one notification
    /// ([`NOTIFICATION_RETRIES`](super::limits::NOTIFICATION_RETRIES)). `reason` goes to the tenant's logs.
    ///
    /// # Limits
    /// As [`drop`](Self::drop).
    #[track_caller]
    pub fn retry(&mut self, reason: impl Into<String>) -> &mut Self {
        self.recorder.record("api.notification.retry", [kept(reason.into()).into()]);
        self
    }
}

/// A reason often quotes a provider's answer, which may be long: that must not be what fails the Action.
fn kept(mut reason: String) -> String {
    let mut left = NOTIFICATION_REASON_CHARS;
    let fits = |(_, char): &(usize, char)| {
        let units = char.len_utf16();
        let fits = units <= left;
        left -= units.min(left);
        fits
    };
    if let Some(end) = reason.char_indices().take_while(fits).last().map(|(at, char)| at + char.len_utf8()) {
        reason.truncate(end);
    }
    reason
}
