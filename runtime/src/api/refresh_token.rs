//! `api.refreshToken`

use super::entity_metadata::Entity;
use super::limits::{
    REFRESH_TOKEN_METADATA_ENTRIES, REFRESH_TOKEN_METADATA_KEY_CHARS, REFRESH_TOKEN_METADATA_VALUE_CHARS,
};
use auth0_actions_wire::Map;

const SET_EXPIRES_AT: &str = "api.refreshToken.setExpiresAt";
const SET_IDLE_EXPIRES_AT: &str = "api.refreshToken.setIdleExpiresAt";
const ENTITY: Entity = Entity {
    group: "refresh_token",
    set: "api.refreshToken.setMetadata",
    delete: "api.refreshToken.deleteMetadata",
    evict: "api.refreshToken.evictMetadata",
    entries: REFRESH_TOKEN_METADATA_ENTRIES,
    key_chars: REFRESH_TOKEN_METADATA_KEY_CHARS,
    value_chars: REFRESH_TOKEN_METADATA_VALUE_CHARS,
};

namespace! {
    /// `api.refreshToken`: the refresh token that is exchanged, or that this login will give. Enterprise plans have it.
    RefreshToken
}

impl RefreshToken {
    /// Denies access and revokes the refresh token, when one is being exchanged. This Action runs to its end; later
    /// Actions do not run.
    #[track_caller]
    pub fn revoke(&mut self, reason: impl Into<String>) -> &mut Self {
        self.recorder.record("api.refreshToken.revoke", [reason.into().into()]);
        self
    }

    /// When the refresh token ends at the latest, in milliseconds since 1970. It can only be shortened; the earliest call
    /// wins, and the application's setting is the cap.
    ///
    /// # Limits
    /// More than 0. Refused on an online refresh token.
    #[track_caller]
    pub fn set_expires_at(&mut self, absolute_ms: i64) -> &mut Self {
        if self.allows(SET_EXPIRES_AT) {
            self.recorder.set_expiry(SET_EXPIRES_AT, absolute_ms);
        }
        self
    }

    /// When the refresh token ends unless it is exchanged, in milliseconds since 1970. It can only be shortened, and has
    /// to be set again at each exchange; the earliest call wins, and the application's setting is the cap.
    ///
    /// # Limits
    /// More than 0. Refused on an online refresh token.
    #[track_caller]
    pub fn set_idle_expires_at(&mut self, inactivity_ms: i64) -> &mut Self {
        if self.allows(SET_IDLE_EXPIRES_AT) {
            self.recorder.set_expiry(SET_IDLE_EXPIRES_AT, inactivity_ms);
        }
        self
    }

    /// The refresh token's metadata: what came in `event.refresh_token`, and what this Action has changed.
    #[must_use]
    pub fn metadata(&self) -> Map {
        self.recorder.entity_metadata(&ENTITY)
    }

    /// Sets an entry of the refresh token's metadata, which may be done before there is a token. It shows at once in
    /// [`metadata`](Self::metadata).
    ///
    /// # Limits
    /// 25 entries ([`REFRESH_TOKEN_METADATA_ENTRIES`]); a key has 1 to 255 letters, digits, `_` and `-`
    /// ([`REFRESH_TOKEN_METADATA_KEY_CHARS`]), a value 255 characters ([`REFRESH_TOKEN_METADATA_VALUE_CHARS`]). Refused on
    /// an online refresh token.
    #[track_caller]
    pub fn set_metadata(&mut self, key: impl Into<String>, value: impl Into<String>) -> &mut Self {
        if self.allows(ENTITY.set) {
            self.recorder.set_entity_metadata(&ENTITY, key.into(), value.into());
        }
        self
    }

    /// Takes an entry out of the refresh token's metadata.
    ///
    /// # Limits
    /// Refused on an online refresh token.
    #[track_caller]
    pub fn delete_metadata(&mut self, key: impl Into<String>) -> &mut Self {
        if self.allows(ENTITY.delete) {
            self.recorder.record(ENTITY.delete, [key.into().into()]);
        }
        self
    }

    /// Empties the refresh token's metadata.
    ///
    /// # Limits
    /// Refused on an online refresh token.
    #[track_caller]
    pub fn evict_metadata(&mut self) -> &mut Self {
        if self.allows(ENTITY.evict) {
            self.recorder.record(ENTITY.evict, []);
        }
        self
    }

    /// Online refresh tokens live and end with their session.
    #[track_caller]
    fn allows(&self, call: &'static str) -> bool {
        let token = self.recorder.event_group(ENTITY.group).unwrap_or_default();
        let online = token.at("access").as_str() == Some("online");
        if online {
            self.recorder.violate(call, "the refresh token is an online one, which can't be changed");
        }
        !online
    }
}
