//! `api.multifactor`

use auth0_actions_management::SecretString;
use auth0_actions_wire::{Map, Value};
use secrecy::ExposeSecret;

namespace! {
    /// `api.multifactor`: whether this login needs a second factor.
    Multifactor
}

closed_enum! {
    /// Who asks for the second factor.
    MultifactorProvider {
        /// Nobody: no second factor in this login:
        None = "none",
        /// Auth0:
        Guardian = "guardian",
        /// An authenticator app:
        GoogleAuthenticator = "google-authenticator",
        /// Duo:
        Duo = "duo",
        /// Whatever the tenant has enabled:
        Any = "any",
    }
}

/// The account at Duo.
#[derive(Clone, Debug)]
pub struct ProviderOptions {
    host: String,
    ikey: String,
    skey: SecretString,
    username: Option<String>,
}

impl ProviderOptions {
    /// The API's host name, the integration key and the secret key.
    #[must_use]
    pub fn new(host: impl Into<String>, ikey: impl Into<String>, skey: impl Into<SecretString>) -> Self {
        Self { host: host.into(), ikey: ikey.into(), skey: skey.into(), username: None }
    }

    /// The user's name at Duo.
    #[must_use]
    pub fn username(mut self, username: impl Into<String>) -> Self {
        self.username = Some(username.into());
        self
    }

    fn into_map(self) -> Map {
        let skey = self.skey.expose_secret().to_owned();
        let mut map = Map::from([("host", self.host), ("ikey", self.ikey), ("skey", skey)]);
        if let Some(username) = self.username {
            map.insert("username", username);
        }
        map
    }
}

/// The options of [`Multifactor::enable_with`].
#[derive(Clone, Debug, Default)]
pub struct EnableMultifactorOptions {
    allow_remember_browser: Option<bool>,
    provider_options: Option<ProviderOptions>,
}

impl EnableMultifactorOptions {
    /// Nothing given: the browser is not remembered.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// May the user have the browser remembered, so that the next login in it needs no second factor?
    #[must_use]
    pub fn allow_remember_browser(mut self, allowed: bool) -> Self {
        self.allow_remember_browser = Some(allowed);
        self
    }

    /// The account at the provider, for [`MultifactorProvider::Duo`].
    #[must_use]
    pub fn provider_options(mut self, options: ProviderOptions) -> Self {
        self.provider_options = Some(options);
        self
    }

    fn into_value(self) -> Value {
        let mut map = Map::new();
        if let Some(allowed) = self.allow_remember_browser {
            map.insert("allowRememberBrowser", allowed);
        }
        if let Some(options) = self.provider_options {
            map.insert("providerOptions", options.into_map());
        }
        map.into()
    }
}

impl Multifactor {
    /// Asks for a second factor at the end of the flow, after all Actions. Commands of
    /// [`Authentication`](super::Authentication) that challenge or enroll override it.
    #[track_caller]
    pub fn enable(&mut self, provider: MultifactorProvider) -> &mut Self {
        self.recorder.record("api.multifactor.enable", [provider.into()]);
        self
    }

    /// As [`enable`](Self::enable), with options. The secret key of a Duo account becomes part of what is recorded:
    /// Auth0's function takes it so.
    #[track_caller]
    pub fn enable_with(&mut self, provider: MultifactorProvider, options: EnableMultifactorOptions) -> &mut Self {
        self.recorder.record("api.multifactor.enable", [provider.into(), options.into_value()]);
        self
    }
}
