//! `api.session`

use super::entity_metadata::Entity;
use super::limits::{SESSION_METADATA_ENTRIES, SESSION_METADATA_KEY_CHARS, SESSION_METADATA_VALUE_CHARS};
use auth0_actions_wire::Map;

const ENTITY: Entity = Entity {
    group: "session",
    set: "api.session.setMetadata",
    delete: "api.session.deleteMetadata",
    evict: "api.session.evictMetadata",
    entries: SESSION_METADATA_ENTRIES,
    key_chars: SESSION_METADATA_KEY_CHARS,
    value_chars: SESSION_METADATA_VALUE_CHARS,
};

namespace! {
    /// `api.session`: the session of this login. Enterprise plans have it; cookie mode and metadata are in early access.
    Session
}

closed_enum! {
    /// Whether the session's cookie outlives the browser.
    CookieMode {
        /// It does:
        Persistent = "persistent",
        /// It ends with the browser:
        NonPersistent = "non-persistent",
    }
}

/// The options of [`Session::revoke_with`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SessionRevocationOptions {
    preserve_refresh_tokens: Option<bool>,
}

impl SessionRevocationOptions {
    /// Nothing given: the session's refresh tokens are revoked, too.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Are the session's refresh tokens kept?
    #[must_use]
    pub fn preserve_refresh_tokens(mut self, kept: bool) -> Self {
        self.preserve_refresh_tokens = Some(kept);
        self
    }
}

impl Session {
    /// Denies access, and revokes the session and its refresh tokens. This Action runs to its end; later Actions do not
    /// run.
    #[track_caller]
    pub fn revoke(&mut self, reason: impl Into<String>) -> &mut Self {
        self.recorder.record("api.session.revoke", [reason.into().into()]);
        self
    }

    /// As [`revoke`](Self::revoke), with options.
    #[track_caller]
    pub fn revoke_with(&mut self, reason: impl Into<String>, options: SessionRevocationOptions) -> &mut Self {
        let kept = options.preserve_refresh_tokens.map(|kept| ("preserveRefreshTokens", kept));
        let options = kept.into_iter().collect::<Map>();
        self.recorder.record("api.session.revoke", [reason.into().into(), options.into()]);
        self
    }

    /// When the session ends at the latest, in milliseconds since 1970. It can only be shortened; the earliest call
    /// wins, and the tenant's setting is the cap.
    ///
    /// # Limits
    /// More than 0.
    #[track_caller]
    pub fn set_expires_at(&mut self, absolute_ms: i64) -> &mut Self {
        self.recorder.set_expiry("api.session.setExpiresAt", absolute_ms);
        self
    }

    /// When the session ends unless the user comes back, in milliseconds since 1970. It can only be shortened, and has to
    /// be set again at each interaction; the earliest call wins, and the tenant's setting is the cap.
    ///
    /// # Limits
    /// More than 0.
    #[track_caller]
    pub fn set_idle_expires_at(&mut self, inactivity_ms: i64) -> &mut Self {
        self.recorder.set_expiry("api.session.setIdleExpiresAt", inactivity_ms);
        self
    }

    /// Does the session's cookie survive the browser's end? The last call wins; without a session nothing happens.
    #[track_caller]
    pub fn set_cookie_mode(&mut self, mode: CookieMode) -> &mut Self {
        self.recorder.record("api.session.setCookieMode", [mode.into()]);
        self
    }

    /// The session's metadata: what came in `event.session`, and what this Action has changed.
    #[must_use]
    pub fn metadata(&self) -> Map {
        self.recorder.entity_metadata(&ENTITY)
    }

    /// Sets an entry of the session's metadata. It shows at once in [`metadata`](Self::metadata).
    ///
    /// # Limits
    /// There is a session. 25 entries ([`SESSION_METADATA_ENTRIES`]); a key has 1 to 255 letters, digits, `_` and `-`
    /// ([`SESSION_METADATA_KEY_CHARS`]), a value 255 characters ([`SESSION_METADATA_VALUE_CHARS`]).
    #[track_caller]
    pub fn set_metadata(&mut self, key: impl Into<String>, value: impl Into<String>) -> &mut Self {
        if self.recorder.event_group(ENTITY.group).is_none_or(|session| session.is_null()) {
            self.recorder.violate(ENTITY.set, "this login has no session");
        } else {
            self.recorder.set_entity_metadata(&ENTITY, key.into(), value.into());
        }
        self
    }

    /// Takes an entry out of the session's metadata.
    #[track_caller]
    pub fn delete_metadata(&mut self, key: impl Into<String>) -> &mut Self {
        self.recorder.record(ENTITY.delete, [key.into().into()]);
        self
    }

    /// Empties the session's metadata.
    #[track_caller]
    pub fn evict_metadata(&mut self) -> &mut Self {
        self.recorder.record(ENTITY.evict, []);
        self
    }
}
