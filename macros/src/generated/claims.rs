//! What Auth0 keeps for itself among the names of claims.
//!
//! Made by `cargo xtask codegen` from the API's facts; not edited by hand.

/// Names that Auth0 leaves out of a token without a word.
#[rustfmt::skip]
pub(crate) const RESTRICTED: &[&str] = &[
    "acr", "act", "active", "amr", "at_hash", "ath", "attest", "aud", "auth_time",
    "authorization_details", "azp", "c_hash", "client_id", "cnf", "cty", "dest", "entitlements",
    "events", "exp", "groups", "gty", "htm", "htu", "iat", "internalService", "iss", "jcard", "jku",
    "jti", "jwe", "jwk", "kid", "may_act", "mky", "nbf", "nonce", "object_id", "org_id", "org_name",
    "orig", "origid", "permissions", "roles", "rph", "s_hash", "sid", "sip_callid", "sip_cseq_num",
    "sip_date", "sip_from_tag", "sip_via_branch", "sub", "sub_jwk", "toe", "txn", "typ", "uuid",
    "vot", "vtm", "x5t#S256",
];

/// Names for which setting the claim throws.
#[rustfmt::skip]
pub(crate) const THROWING: &[&str] = &[
    "scope",
];

/// Hosts that no namespace may have.
#[rustfmt::skip]
pub(crate) const FORBIDDEN_HOSTS: &[&str] = &[
    "auth0.com", "webtask.io", "webtask.run",
];

/// The URN that no namespace may begin with.
pub(crate) const FORBIDDEN_URN: &str = "urn:auth0";

/// The most that all custom claims of a token may take, in bytes.
pub(crate) const PAYLOAD_BYTES: usize = 102_400;
