//! The names of custom claims, and setting them.

use super::Recorder;
use super::checks::{Shown, text};
use super::limits::CUSTOM_CLAIMS_BYTES;
use auth0_actions_wire::{Map, Value};

/// The name of a custom claim that was checked when it compiled: `claim!("https://example.com/roles")`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim(&'static str);

impl Claim {
    /// The name.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.0
    }
}

/// For `claim!`, which has checked the name.
#[doc(hidden)]
#[must_use]
pub const fn claim_unchecked(name: &'static str) -> Claim {
    Claim(name)
}

mod sealed {
    pub trait Sealed {}
}

/// The name of a custom claim: a text, checked when the claim is set, or a [`Claim`], checked when it compiled.
///
/// Auth0 leaves some claims out of the token without a word, such as `roles` or `https://auth0.com/x`. Here their names
/// are violations.
pub trait ClaimName: sealed::Sealed {
    /// The name, or what is wrong with it.
    #[doc(hidden)]
    fn checked(self) -> Result<String, String>;
}

impl sealed::Sealed for Claim {}
impl ClaimName for Claim {
    fn checked(self) -> Result<String, String> {
        Ok(self.0.to_owned())
    }
}

impl sealed::Sealed for String {}
impl ClaimName for String {
    fn checked(self) -> Result<String, String> {
        check(&self).map(|()| self)
    }
}

impl sealed::Sealed for &str {}
impl ClaimName for &str {
    fn checked(self) -> Result<String, String> {
        self.to_owned().checked()
    }
}

impl sealed::Sealed for &String {}
impl ClaimName for &String {
    fn checked(self) -> Result<String, String> {
        self.clone().checked()
    }
}

/// Names that Auth0 leaves out of a token.
#[rustfmt::skip]
pub(super) const RESTRICTED: &[&str] = &[
    "acr", "act", "active", "amr", "at_hash", "ath", "attest", "aud", "auth_time", "authorization_details", "azp",
    "c_hash", "client_id", "cnf", "cty", "dest", "entitlements", "events", "exp", "groups", "gty", "htm", "htu", "iat",
    "internalService", "iss", "jcard", "jku", "jti", "jwe", "jwk", "kid", "may_act", "mky", "nbf", "nonce", "object_id",
    "org_id", "org_name", "orig", "origid", "permissions", "roles", "rph", "s_hash", "sid", "sip_callid", "sip_cseq_num",
    "sip_date", "sip_from_tag", "sip_via_branch", "sub", "sub_jwk", "toe", "txn", "typ", "uuid", "vot", "vtm", "x5t#S256",
];
/// The name for which Auth0's function throws.
pub(super) const THROWING: &str = "scope";
/// Hosts that no namespace may have.
pub(super) const FORBIDDEN_HOSTS: &[&str] = &["auth0.com", "webtask.io", "webtask.run"];
/// The URN that no namespace may begin with.
pub(super) const FORBIDDEN_URN: &str = "urn:auth0";

/// What `claim!` checks when it compiles, for names that only come when it runs.
fn check(name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err("the claim's name is empty".to_owned());
    }
    if name == THROWING {
        return Err("`scope` is no custom claim: `api.access_token.add_scope` adds a scope".to_owned());
    }
    if RESTRICTED.contains(&name) {
        return Err(format!(
            "Auth0 keeps the claim `{name}` for itself; put yours under a URL: `https://example.com/{name}`"
        ));
    }
    let lower = name.to_ascii_lowercase();
    let within = |host: &str, domain: &str| {
        host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    if let Some(host) = host(&lower)
        && let Some(forbidden) = FORBIDDEN_HOSTS.iter().find(|forbidden| within(host, forbidden))
    {
        return Err(format!("Auth0 leaves out claims under `{forbidden}`; use a URL of your own"));
    }
    if lower.strip_prefix(FORBIDDEN_URN).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')) {
        return Err(format!("Auth0 leaves out claims under `{FORBIDDEN_URN}`; use a URN of your own"));
    }
    Ok(())
}

/// The host of an http or https URL in lower case.
fn host(lower: &str) -> Option<&str> {
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#']).next()?;
    Some(authority.rsplit('@').next()?.split(':').next()?.trim_end_matches('.'))
}

impl Recorder {
    #[track_caller]
    pub(super) fn set_custom_claim(&self, call: &'static str, name: Result<String, String>, value: Value) {
        let name = match name {
            Ok(name) => name,
            Err(problem) => return self.violate(call, problem),
        };
        let size = self.with_commands(|commands| {
            let same = commands.iter().filter(|command| command.call == call);
            let mut claims: Map = same.map(|command| (text(command, 0), command.args.get(1).cloned())).collect();
            claims.insert(name.as_str(), &value);
            claims.to_json().len()
        });
        let what = format_args!("the JSON of the token's custom claims, with {},", Shown(&name));
        if self.at_most(call, what, (size, CUSTOM_CLAIMS_BYTES), "bytes") {
            self.record(call, [name.into(), value]);
        }
    }
}
