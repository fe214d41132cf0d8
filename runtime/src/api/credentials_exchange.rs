//! The namespaces that differ for `credentials-exchange`.

use super::ClaimName;
use super::transaction::target_scopes;
use auth0_actions_wire::Value;

namespace! {
    /// `api.access`: whether the application gets its token.
    Access
}

closed_enum! {
    /// What the application is told when access is denied: the `error` of OAuth 2.0.
    DenyCode {
        /// A scope is not granted:
        InvalidScope = "invalid_scope",
        /// The request is not as it should be:
        InvalidRequest = "invalid_request",
        /// Something went wrong on this side:
        ServerError = "server_error",
    }
}

impl Access {
    /// Denies the token. This Action runs to its end; later Actions do not run.
    #[track_caller]
    pub fn deny(&mut self, code: DenyCode) -> &mut Self {
        self.recorder.record("api.access.deny", [code.into()]);
        self
    }

    /// As [`deny`](Self::deny), with a reason for the application.
    #[track_caller]
    pub fn deny_with(&mut self, code: DenyCode, reason: impl Into<String>) -> &mut Self {
        self.recorder.record("api.access.deny", [code.into(), reason.into().into()]);
        self
    }
}

namespace! {
    /// `api.accessToken`: the access token that the application gets.
    AccessToken
}

impl AccessToken {
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
        self.recorder.set_custom_claim("api.accessToken.setCustomClaim", name.checked(), value.into());
        self
    }
}

namespace! {
    /// `api.transaction`: the scopes that the token is going to have. They start from the client's grant.
    Transaction
}
target_scopes!(Transaction);
