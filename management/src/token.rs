//! From credentials to a token.

use crate::client::Inner;
use crate::error::{Error, Phase};
use crate::execute::exchange;
use crate::ports::{Acquired, Request, Token, TokenStore};
use crate::retry::{EXCHANGE_MS, Tries};
use crate::trace::Trace;
use auth0_actions_wire::{Map, Value};
use secrecy::{ExposeSecret, SecretString};

/// How errors name the token's request.
const OPERATION: &str = "oauth.token";

impl Inner {
    /// A token that holds what the code declares.
    pub(crate) async fn token(&self) -> Result<Token, Error> {
        if let Some(secret) = &self.token {
            return Ok(Token { secret: secret.clone(), issued_ms: 0, expires_ms: i64::MAX, scope: None });
        }
        let key = self.credentials.token_key();
        let token = match self.ports.acquire(&key).await {
            Acquired::Token(token) => token,
            Acquired::Lead => {
                let lead = Lead::new(self, &key);
                let token = self.fetch_token(true).await?;
                lead.publish(&token);
                token
            }
            Acquired::Renew(old) => {
                let lead = Lead::new(self, &key);
                match self.fetch_token(false).await {
                    Ok(token) => {
                        lead.publish(&token);
                        token
                    }
                    // It is early: the old one still serves.
                    Err(_) => old,
                }
            }
        };
        self.check_scopes(&token)?;
        Ok(token)
    }

    /// Compares what the token may with what the code declares, so that a grant that was forgotten is one clear error
    /// before the first call.
    fn check_scopes(&self, token: &Token) -> Result<(), Error> {
        let Some(granted) = &token.scope else {
            // OAuth: an answer without `scope` grants what was asked for.
            return Ok(());
        };
        let mut missing = String::new();
        let mut count = 0;
        for scope in self.declared {
            if !granted.as_bytes().split(|&byte| byte == b' ').any(|held| held == scope.as_bytes()) {
                missing.push_str(if count == 0 { "`" } else { "`, `" });
                missing.push_str(scope);
                count += 1;
            }
        }
        if count == 0 {
            return Ok(());
        }
        Err(Error::new(
            OPERATION,
            Phase::Scopes,
            format!(
                "the application's grant lacks the declared {} {missing}`; add what is missing to the grant of the application \
                 `{}` for `{}`: `auth0 api patch client-grants/<id of the grant> --data '{{\"scope\": [all of them]}}'`",
                if count == 1 { "scope" } else { "scopes" },
                self.credentials.client_id,
                self.credentials.audience(),
            ),
        ))
    }

    /// Asks for a token: safe to repeat whatever happens.
    async fn fetch_token(&self, again: bool) -> Result<Token, Error> {
        let credentials = &self.credentials;
        let mut body = Value::Object(Map::from([
            ("grant_type", "client_credentials"),
            ("client_id", &credentials.client_id),
            ("client_secret", credentials.client_secret.expose_secret()),
            ("audience", &credentials.audience()),
        ]));
        let request = Request {
            method: "POST",
            url: format!("{}/oauth/token", credentials.domain.base_url()),
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: body.to_json().into_bytes(),
            timeout_ms: EXCHANGE_MS,
        };
        body.wipe();
        let issued_ms = self.ports.now_ms();
        let tries = Tries::new(&*self.ports, true).limited(None, (!again).then_some(0));
        let token = match exchange(self, OPERATION, tries, request, None, &mut Trace::silent()).await {
            Ok(answer) => answer.read(OPERATION, crate::fields::body::<TokenAnswer>),
            Err(error) => Err(error),
        };
        let answer = token.map_err(Error::for_token)?;
        let expires_ms = issued_ms.saturating_add(answer.expires_in.saturating_mul(1_000));
        Ok(Token { secret: answer.access_token, issued_ms, expires_ms, scope: answer.scope })
    }
}

struct TokenAnswer {
    access_token: SecretString,
    expires_in: i64,
    scope: Option<String>,
}

auth0_actions_wire::read_struct!(TokenAnswer { access_token: req "access_token", expires_in: req "expires_in", scope: opt "scope" });

/// Whoever leads gives the lead back, also when its future is dropped: others wait for it.
struct Lead<'a> {
    store: &'a dyn TokenStore,
    key: &'a str,
    published: bool,
}

impl<'a> Lead<'a> {
    fn new(inner: &'a Inner, key: &'a str) -> Self {
        Self { store: &*inner.ports, key, published: false }
    }

    fn publish(mut self, token: &Token) {
        self.store.publish(self.key, token);
        self.published = true;
    }
}

impl Drop for Lead<'_> {
    fn drop(&mut self) {
        if !self.published {
            self.store.release(self.key);
        }
    }
}
