//! Tokens of other APIs, by the credentials of a client of theirs (OAuth 2.0, RFC 6749, section 4.4).
//!
//! For Auth0's own Management API there is [`Management`](crate::management::Management), which keeps its token by itself.

use crate::api::{Cache, CacheSetOptions};
use crate::crypto;
use crate::error::{Error, Result};
use crate::fetch::{Fetch, Response, fetch};
use auth0_actions_management::SecretString;
use auth0_actions_wire::Value;
use secrecy::ExposeSecret;
use std::fmt;
use std::time::Duration;

/// What no answer says: how long its token lives, in seconds.
const LIFETIME_S: i64 = 300;
/// A token is not used so shortly before its end, in seconds: calls take time, and clocks differ.
const SPARE_S: i64 = 30;

/// A client's credentials at the token endpoint of an API, and what its tokens are for.
///
/// The token is kept in `api.cache` until shortly before its end, so that most executions make no request for it. All
/// Actions of a trigger read the same cache: keep a token there only where yours is the only one, as with custom email and
/// phone providers, or where all of them may have it. Elsewhere ask for a [fresh](Self::fresh) one.
///
/// ```no_run
/// use auth0_actions::custom_email_provider::{Api, Event};
/// use auth0_actions::oauth::ClientCredentials;
/// use auth0_actions::prelude::*;
///
/// #[derive(Secrets)]
/// struct Secrets {
///     #[secret]
///     id: String,
///     #[secret]
///     key: SecretString,
/// }
///
/// #[on_execute_custom_email_provider]
/// async fn send(event: &Event<Secrets>, api: &mut Api) -> Result {
///     let credentials =
///         ClientCredentials::new("https://mail.example.com/oauth/token", &event.secrets.id, &event.secrets.key);
///     let message = Map::from([("to", &event.notification.to), ("text", &event.notification.text)]);
///     let send = || fetch("https://mail.example.com/send").json(message.clone());
///     if !credentials.send(&api.cache, send).await?.ok() {
///         api.notification.retry("the provider did not take it");
///     }
///     Ok(())
/// }
/// ```
#[derive(Clone)]
pub struct ClientCredentials {
    token_url: String,
    client_id: String,
    client_secret: SecretString,
    audience: Option<String>,
    scope: Option<String>,
}

/// Whose they are; the secret is nobody's business.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClientCredentials {{ {} }}", self.client_id)
    }
}

impl ClientCredentials {
    /// The credentials of a client at this token endpoint.
    #[must_use]
    pub fn new(token_url: impl Into<String>, client_id: impl Into<String>, client_secret: &SecretString) -> Self {
        Self {
            token_url: token_url.into(),
            client_id: client_id.into(),
            client_secret: client_secret.clone(),
            audience: None,
            scope: None,
        }
    }

    /// The API that the token is for, where the endpoint wants to know.
    #[must_use]
    pub fn audience(mut self, audience: impl Into<String>) -> Self {
        self.audience = Some(audience.into());
        self
    }

    /// The scopes that are asked for, with spaces between them.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = Some(scope.into());
        self
    }

    /// The token that is kept, or a fresh one, which is then kept. What the cache can't keep, or has lost, is asked for
    /// again: that is no error.
    ///
    /// # Errors
    /// When the endpoint gives no token; see [`fresh`](Self::fresh).
    pub async fn token(&self, cache: &Cache) -> Result<SecretString> {
        let key = self.key().await?;
        if let Ok(Some(kept)) = cache.get(&key).await {
            return Ok(kept.value.into());
        }
        let (token, lifetime_s) = self.ask().await?;
        if lifetime_s > SPARE_S {
            let ttl = Duration::from_secs((lifetime_s - SPARE_S).unsigned_abs());
            let _ = cache.set_with(&key, token.expose_secret(), CacheSetOptions::new().ttl(ttl)).await;
        }
        Ok(token)
    }

    /// Makes a request with the token, as RFC 6750 has it. When the API answers 401, the token is forgotten, and the request
    /// made once more with a fresh one: `request` is called for each.
    ///
    /// # Errors
    /// When the endpoint gives no token (see [`fresh`](Self::fresh)), and when there is no answer. A status is no error.
    pub async fn send(&self, cache: &Cache, request: impl Fn() -> Fetch) -> Result<Response> {
        const UNAUTHORIZED: u16 = 401;
        let with = |token: SecretString| request().header("authorization", format!("Bearer {}", token.expose_secret()));
        let answer = with(self.token(cache).await?).await?;
        if answer.status() != UNAUTHORIZED {
            return Ok(answer);
        }
        // Whether it was there does not matter.
        let _ = cache.delete(&self.key().await?).await;
        Ok(with(self.token(cache).await?).await?)
    }

    /// A fresh token, which is not kept.
    ///
    /// # Errors
    /// When the endpoint can't be reached, or refuses. Its own words are not repeated but for the code of OAuth 2.0.
    pub async fn fresh(&self) -> Result<SecretString> {
        Ok(self.ask().await?.0)
    }

    async fn ask(&self) -> Result<(SecretString, i64)> {
        let mut form = vec![
            ("grant_type", "client_credentials"),
            ("client_id", self.client_id.as_str()),
            ("client_secret", self.client_secret.expose_secret()),
        ];
        form.extend(self.audience.as_deref().map(|audience| ("audience", audience)));
        form.extend(self.scope.as_deref().map(|scope| ("scope", scope)));
        let answer = fetch(self.token_url.as_str()).form(form).await?;
        let (status, body) = (answer.status(), answer.json().unwrap_or_default());
        if !answer.ok() {
            let code = body.at("error").as_str().filter(|code| is_code(code)).unwrap_or("no code");
            return Err(Error::msg(format!("the token endpoint answered {status}: {code}")));
        }
        match body.at("access_token") {
            Value::String(token) => Ok((token.as_str().into(), body.at("expires_in").as_i64().unwrap_or(LIFETIME_S))),
            _ => Err(Error::msg("the token endpoint's answer has no `access_token`")),
        }
    }

    /// A key of the cache has 64 bytes: what the token is for goes into a hash.
    async fn key(&self) -> Result<String> {
        let mut text = String::new();
        let (audience, scope) = (self.audience.as_deref(), self.scope.as_deref());
        for part in [Some(self.token_url.as_str()), Some(self.client_id.as_str()), audience, scope] {
            text.push_str(part.unwrap_or_default());
            text.push('\n');
        }
        Ok(crypto::to_base64url(&crypto::sha256(text.as_bytes()).await?))
    }
}

/// As OAuth 2.0 has them: what else an endpoint sends may be anything.
fn is_code(text: &str) -> bool {
    text.len() <= 64 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}
