//! A client for people who write no Actions.

use crate::base64url::base64url;
use crate::client::Inner;
use crate::layer::Layer;
use crate::scope_set::ScopeSet;
use crate::{Credentials, Domain, Management, SecretString, Unchecked};
use std::fmt;

/// The header that names a custom domain.
pub(crate) const CUSTOM_DOMAIN: &str = "auth0-custom-domain";

/// Makes a [`Management`], of [`Unchecked`] scopes or of declared ones.
#[derive(Clone)]
pub struct Builder {
    credentials: Credentials,
    token: Option<SecretString>,
    headers: Vec<(String, String)>,
    telemetry: bool,
    #[cfg(feature = "reqwest")]
    native: Native,
}

/// What needs more than the crate alone.
#[cfg(feature = "reqwest")]
#[derive(Clone, Default)]
struct Native {
    rate: Option<(u32, u32)>,
    concurrency: Option<usize>,
    key: Option<crate::PrivateKey>,
}

impl Management<Unchecked> {
    /// Begins a client of the tenant `domain` for a machine-to-machine application.
    #[must_use]
    pub fn builder(domain: Domain, client_id: impl Into<String>, client_secret: impl Into<SecretString>) -> Builder {
        Builder::new(Credentials::new(domain, client_id, client_secret), None)
    }

    /// Begins a client of the tenant `domain` for an application that proves who it is by a key (`private_key_jwt`): Auth0
    /// knows its public half, and there is no secret that could leak from there or on the way.
    ///
    /// ```no_run
    /// use auth0_actions_management::{Domain, Management, PrivateKey, SigningAlgorithm, Unchecked};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let key = PrivateKey::from_pem(&std::fs::read_to_string("key.pem")?)?.algorithm(SigningAlgorithm::Ps256);
    /// let management: Management<Unchecked> =
    ///     Management::with_private_key(Domain::parse("tenant.eu.auth0.com")?, "client id", key).build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn with_private_key(domain: Domain, client_id: impl Into<String>, key: crate::PrivateKey) -> Builder {
        let mut builder = Builder::new(Credentials::new(domain, client_id, ""), None);
        builder.native.key = Some(key);
        builder
    }

    /// Begins a client of the tenant `domain` with a token that you have already. It is used as it is, until Auth0 refuses
    /// it; nothing renews it.
    #[must_use]
    pub fn with_token(domain: Domain, token: impl Into<SecretString>) -> Builder {
        Builder::new(Credentials::new(domain, "", ""), Some(token.into()))
    }
}

impl Builder {
    fn new(credentials: Credentials, token: Option<SecretString>) -> Self {
        Self {
            credentials,
            token,
            headers: Vec::new(),
            telemetry: true,
            #[cfg(feature = "reqwest")]
            native: Native::default(),
        }
    }

    /// The API's identifier, where it is not `https://<domain>/api/v2/`: behind a custom domain.
    #[must_use]
    pub fn audience(mut self, audience: impl Into<String>) -> Self {
        self.credentials = self.credentials.with_audience(audience);
        self
    }

    /// Sends this header, in lower case, with every call; a call's own header of that name wins.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The custom domain with which links in messages to users begin, where the tenant has several: the header
    /// `auth0-custom-domain`, which some operations know (see their pages) and the others pass over. A call may name
    /// another by [`Call::custom_domain`](crate::Call::custom_domain).
    ///
    /// ```
    /// use auth0_actions_management::{Domain, Management};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let builder = Management::builder(Domain::parse("tenant.eu.auth0.com")?, "client id", "client secret")
    ///     .custom_domain(&Domain::parse("login.example.com")?);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn custom_domain(self, domain: &Domain) -> Self {
        self.header(CUSTOM_DOMAIN, domain.to_string())
    }

    /// Does not tell Auth0 by the header `auth0-client` which library calls, and in which version.
    #[must_use]
    pub fn without_telemetry(mut self) -> Self {
        self.telemetry = false;
        self
    }

    /// Makes no more than `per_second` calls a second in the long run, and no more than `burst` at once; zero counts as
    /// one. A free tenant allows 2 and 2.
    ///
    /// Without it the client keeps to what each answer tells of the tenant's limit, so this is for a tenant that others
    /// call as well: it leaves them a part. Clones share the rate; requests for tokens don't count.
    ///
    /// ```
    /// # use auth0_actions_management::{Domain, Management, Unchecked};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let management: Management<Unchecked> =
    ///     Management::builder(Domain::parse("tenant.eu.auth0.com")?, "client id", "client secret")
    ///         .rate(2, 2)
    ///         .concurrency(4)
    ///         .build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn rate(mut self, per_second: u32, burst: u32) -> Self {
        self.native.rate = Some((per_second, burst));
        self
    }

    /// Has no more than `most` calls at a time; zero counts as one. The others wait, in their order, within the deadline
    /// of the ports if they have one. The pause before another try of a call takes no place. Clones share the places.
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn concurrency(mut self, most: usize) -> Self {
        self.native.concurrency = Some(most);
        self
    }

    /// The client, on reqwest and tokio. Calls must be awaited inside a tokio runtime.
    ///
    /// # Errors
    /// When TLS can't be set up.
    #[cfg(feature = "reqwest")]
    pub fn build(self) -> Result<Management<Unchecked>, crate::reqwest::SetupError> {
        self.build_for()
    }

    /// As [`build`](Self::build), for code that declares its scopes: a call that needs another does not compile, and a token
    /// that lacks one is an error before the first call.
    ///
    /// ```no_run
    /// use auth0_actions_management::{Domain, Management, scopes};
    ///
    /// scopes! { pub Onboarding: "create:role_members", "update:users" }
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let domain = Domain::parse("tenant.eu.auth0.com")?;
    /// let management = Management::builder(domain, "client id", "client secret").build_for::<Onboarding>()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When TLS can't be set up.
    #[cfg(feature = "reqwest")]
    pub fn build_for<S: ScopeSet>(self) -> Result<Management<S>, crate::reqwest::SetupError> {
        let ports = crate::reqwest::ReqwestPorts::new()?;
        Ok(self.build_on_for(std::sync::Arc::new(ports)))
    }

    /// The client, on ports of your own.
    #[must_use]
    pub fn build_on(self, ports: std::sync::Arc<dyn crate::ports::Ports>) -> Management<Unchecked> {
        self.build_on_for(ports)
    }

    /// As [`build_on`](Self::build_on), for code that declares its scopes.
    #[must_use]
    pub fn build_on_for<S: ScopeSet>(self, ports: std::sync::Arc<dyn crate::ports::Ports>) -> Management<S> {
        let mut headers = self.headers;
        if self.telemetry {
            let words =
                concat!(r#"{"name":"auth0-actions-management","version":""#, env!("CARGO_PKG_VERSION"), r#""}"#);
            headers.push(("auth0-client".to_owned(), base64url(words.as_bytes())));
        }
        let layer = Layer {
            ports,
            headers,
            #[cfg(feature = "reqwest")]
            turns: crate::turns::Turns::new(self.native.rate, self.native.concurrency),
            #[cfg(feature = "reqwest")]
            assertion: self.native.key.map(|key| crate::assertion::Assertion::new(self.credentials.clone(), key)),
        };
        let mut inner = Inner::new(std::sync::Arc::new(layer), self.credentials, S::SCOPES);
        inner.token = self.token;
        #[cfg(feature = "reqwest")]
        {
            // The layer knows more of it.
            inner.pace = None;
        }
        Management::of(std::sync::Arc::new(inner))
    }
}

/// All but what is secret.
impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("credentials", &self.credentials)
            .field("telemetry", &self.telemetry)
            .finish_non_exhaustive()
    }
}
