//! `api.idToken`

use super::ClaimName;
use auth0_actions_wire::Value;

namespace! {
    /// `api.idToken`: the ID token that the application gets.
    IdToken
}

impl IdToken {
    /// Sets a custom claim; the last call for a name wins.
    ///
    /// `name` is a text, or `claim!("…")`, which is checked when it compiles. Auth0 keeps some names for itself
    /// ([`ClaimName`]).
    ///
    /// # Limits
    /// All custom claims of the token together: 102,400 bytes
    /// ([`CUSTOM_CLAIMS_BYTES`](super::limits::CUSTOM_CLAIMS_BYTES)).
    #[track_caller]
    pub fn set_custom_claim(&mut self, name: impl ClaimName, value: impl Into<Value>) -> &mut Self {
        self.recorder.set_custom_claim("api.idToken.setCustomClaim", name.checked(), value.into());
        self
    }
}
