//! `api.redirect`

use super::ask::error;
use super::{Recorder, prompt};
use crate::host::AskError;
use auth0_actions_management::SecretString;
use auth0_actions_wire::{Map, Value};
use secrecy::ExposeSecret;

/// The call that sends the user away.
pub(super) const SEND_USER_TO: &str = "api.redirect.sendUserTo";

/// Protocols in which no browser waits for an answer.
pub(super) const NO_REDIRECT_PROTOCOLS: &[&str] =
    &["oauth2-resource-owner", "oauth2-refresh-token", "oauth2-password", "oauth2-webauthn"];

namespace! {
    /// `api.redirect`: sending the user to a page of one's own and back.
    ///
    /// The user leaves after this Action has ended. When the page sends the user back to `/continue` with the `state`
    /// that it got, this Action's `#[on_continue_post_login]` handler runs; earlier Actions are not run again.
    Redirect
}

/// The options of [`Redirect::send_user_to_with`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RedirectOptions {
    query: Option<Map>,
}

impl RedirectOptions {
    /// Nothing given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a parameter of the URL's query, in the place of those of the same name.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.get_or_insert_default().insert(name, value.into());
        self
    }
}

/// The options of [`Redirect::encode_token_with`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EncodeTokenOptions {
    expires_in_seconds: Option<u32>,
}

impl EncodeTokenOptions {
    /// Nothing given: the token is good for 15 minutes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// For how many seconds the token is good.
    #[must_use]
    pub fn expires_in_seconds(mut self, seconds: u32) -> Self {
        self.expires_in_seconds = Some(seconds);
        self
    }
}

/// The options of [`Redirect::validate_token_with`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValidateTokenOptions {
    token_parameter_name: Option<String>,
}

impl ValidateTokenOptions {
    /// Nothing given: the token is in the parameter `session_token`.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The parameter, of the query or of the form that was posted, that holds the token. The form wins.
    #[must_use]
    pub fn token_parameter_name(mut self, name: impl Into<String>) -> Self {
        self.token_parameter_name = Some(name.into());
        self
    }
}

/// The methods that send the user away and back.
macro_rules! redirects {
    ($name:ident) => {
        impl $name {
            /// Sends the user to `url` when this Action has ended; Auth0 adds the parameter `state`. Call it once: what Auth0
            /// makes of two calls is not known.
            ///
            /// # Limits
            /// `url` is absolute. An Action redirects or renders a form, not both.
            #[track_caller]
            pub fn send_user_to(&mut self, url: impl Into<String>) -> &mut Self {
                self.recorder.send_user_to(url.into(), None);
                self
            }

            /// As [`send_user_to`](Self::send_user_to), with parameters that are added to the URL.
            #[track_caller]
            pub fn send_user_to_with(
                &mut self,
                url: impl Into<String>,
                options: $crate::api::RedirectOptions,
            ) -> &mut Self {
                self.recorder.send_user_to(url.into(), Some(options));
                self
            }

            /// A token, to be sent along with the user, that tells the page what it has to know: a JWT signed with HS256
            /// under `secret`, good for 15 minutes. Everyone who sees it can read it. `payload` may override the claims
            /// `iat`, `iss`, `sub`, `exp` and `ip`.
            ///
            /// # Errors
            /// When the secret is empty, or the host does not answer.
            pub async fn encode_token(
                &self,
                secret: &::auth0_actions_management::SecretString,
                payload: impl Into<::auth0_actions_wire::Map>,
            ) -> Result<String, $crate::host::AskError> {
                self.recorder.encode_token(secret, payload.into(), $crate::api::EncodeTokenOptions::new()).await
            }

            /// As [`encode_token`](Self::encode_token), with a lifetime.
            ///
            /// # Errors
            /// As [`encode_token`](Self::encode_token).
            pub async fn encode_token_with(
                &self,
                secret: &::auth0_actions_management::SecretString,
                payload: impl Into<::auth0_actions_wire::Map>,
                options: $crate::api::EncodeTokenOptions,
            ) -> Result<String, $crate::host::AskError> {
                self.recorder.encode_token(secret, payload.into(), options).await
            }

            /// The claims of the token with which the user came back, in the parameter `session_token`. Its signature, `exp`
            /// and `state` are checked. Only for the handler that continues.
            ///
            /// # Errors
            /// When the parameter is missing, the token is not valid, or the host does not answer. Then nobody knows who
            /// came back: don't go on.
            pub async fn validate_token(
                &self,
                secret: &::auth0_actions_management::SecretString,
            ) -> Result<::auth0_actions_wire::Map, $crate::host::AskError> {
                self.recorder.validate_token(secret, $crate::api::ValidateTokenOptions::new()).await
            }

            /// As [`validate_token`](Self::validate_token), from another parameter.
            ///
            /// # Errors
            /// As [`validate_token`](Self::validate_token).
            pub async fn validate_token_with(
                &self,
                secret: &::auth0_actions_management::SecretString,
                options: $crate::api::ValidateTokenOptions,
            ) -> Result<::auth0_actions_wire::Map, $crate::host::AskError> {
                self.recorder.validate_token(secret, options).await
            }
        }
    };
}
pub(super) use redirects;

redirects!(Redirect);

impl Redirect {
    /// Can the user be sent away in this login? Not when the application asked for `prompt=none`, and not in the
    /// protocols that have no browser. The event decides it.
    #[must_use]
    pub fn can_redirect(&self) -> bool {
        let group = |name| self.recorder.event_group(name).unwrap_or_default();
        group("request").at("query").at("prompt").as_str() != Some("none")
            && !group("transaction")
                .at("protocol")
                .as_str()
                .is_some_and(|protocol| NO_REDIRECT_PROTOCOLS.contains(&protocol))
    }
}

impl Recorder {
    /// Records a call with a URL, when it is absolute.
    #[track_caller]
    pub(super) fn with_url(&self, call: &'static str, url: String, options: Option<RedirectOptions>) {
        // The URL is not shown: it may carry a token.
        if scheme(&url).is_none() {
            return self.violate(call, "the URL is not absolute, such as `https://example.com/terms`");
        }
        let mut args = vec![url.into()];
        args.extend(
            options
                .map(|options| Value::Object(options.query.map(|query| ("query", query)).into_iter().collect::<Map>())),
        );
        self.record(call, args);
    }

    #[track_caller]
    pub(super) fn send_user_to(&self, url: String, options: Option<RedirectOptions>) {
        if self.count(&[prompt::RENDER]) > 0 {
            self.violate(SEND_USER_TO, "this Action renders a form, and can't redirect too");
        } else {
            self.with_url(SEND_USER_TO, url, options);
        }
    }

    pub(super) async fn encode_token(
        &self,
        secret: &SecretString,
        payload: Map,
        options: EncodeTokenOptions,
    ) -> Result<String, AskError> {
        const CALL: &str = "api.redirect.encodeToken";
        let mut args = Map::new();
        if let Some(seconds) = options.expires_in_seconds {
            args.insert("expiresInSeconds", seconds);
        }
        args.insert("payload", payload);
        args.insert("secret", some_secret(CALL, secret)?);
        self.ask_for(CALL, vec![args.into()]).await
    }

    pub(super) async fn validate_token(
        &self,
        secret: &SecretString,
        options: ValidateTokenOptions,
    ) -> Result<Map, AskError> {
        const CALL: &str = "api.redirect.validateToken";
        let mut args = Map::from([("secret", some_secret(CALL, secret)?)]);
        if let Some(name) = options.token_parameter_name {
            args.insert("tokenParameterName", name);
        }
        self.ask_for(CALL, vec![args.into()]).await
    }
}

/// Under an empty secret everyone can sign.
fn some_secret(call: &'static str, secret: &SecretString) -> Result<String, AskError> {
    let secret = secret.expose_secret();
    if secret.is_empty() { Err(error(call, "the secret is empty")) } else { Ok(secret.to_owned()) }
}

/// The scheme of an absolute URL in lower case; `None` for what JavaScript's `URL` refuses for want of a scheme or host.
pub(super) fn scheme(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim_start_matches(|char| char <= ' ').split_once(':')?;
    let first = scheme.chars().next()?;
    let is_scheme = |char: char| char.is_ascii_alphanumeric() || "+-.".contains(char);
    if !first.is_ascii_alphabetic() || !scheme.chars().all(is_scheme) {
        return None;
    }
    let scheme = scheme.to_ascii_lowercase();
    if scheme == "http" || scheme == "https" {
        let authority = rest.trim_start_matches(['/', '\\']).split(['/', '\\', '?', '#']).next()?;
        let host = authority.rsplit('@').next()?;
        if host.is_empty() || host.starts_with(':') || host.contains(|char: char| char.is_whitespace()) {
            return None;
        }
    }
    Some(scheme)
}
