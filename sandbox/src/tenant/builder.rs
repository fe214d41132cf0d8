//! What a tenant starts with.

use std::fmt;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use secrecy::SecretString;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::faults::Faults;
use super::jwt::Authority;
use super::keys::SigningKey;
use super::limit::Bucket;
use super::resources::kind::Kind;
use super::shared::{Client, Shared};
use super::start::StartError;
use super::state::Role;
use super::tls::Tls;
use super::{Running, Tenant, play, random, seed, serve};

/// The domain of a tenant that was given none. It is reserved for tests, so it resolves nowhere.
const DOMAIN: &str = "tenant.auth0.test";
/// How long the build of an Action takes that nobody asked to take longer.
const BUILD_TIME: Duration = Duration::from_millis(100);
/// How long Auth0's tokens for the Management API last.
const TOKEN_LIFETIME: Duration = Duration::from_secs(86_400);

/// Sets up a [`Tenant`].
///
/// Nothing is checked before the tenant starts; then every problem is a [`StartError`].
#[must_use = "a tenant runs once it is started"]
pub struct TenantBuilder {
    domain: String,
    audience: Option<String>,
    pub(super) clients: Vec<Client>,
    /// Ids and PEM texts.
    pub(super) client_keys: Vec<(String, String)>,
    pub(super) connections: Vec<Value>,
    pub(super) users: Vec<Value>,
    pub(super) roles: Vec<Role>,
    pub(super) members: Vec<(String, String)>,
    /// Pairs of a group's id and a user's id.
    pub(super) group_members: Vec<(String, String)>,
    /// Resources of other kinds, in the order in which they were named.
    pub(super) things: Vec<(&'static Kind, Value)>,
    faults: Faults,
    tls: bool,
    pub(super) token_lifetime: Duration,
    rate_limit: Option<(u32, u32)>,
    pub(super) build_time: Duration,
}

impl Default for TenantBuilder {
    fn default() -> Self {
        Self {
            domain: DOMAIN.to_owned(),
            audience: None,
            clients: Vec::new(),
            client_keys: Vec::new(),
            connections: Vec::new(),
            users: Vec::new(),
            roles: Vec::new(),
            members: Vec::new(),
            group_members: Vec::new(),
            things: Vec::new(),
            faults: Faults::new(),
            tls: false,
            token_lifetime: TOKEN_LIFETIME,
            rate_limit: None,
            build_time: BUILD_TIME,
        }
    }
}

impl TenantBuilder {
    /// The domain that the Action sees, such as `tenant.eu.auth0.com`; by default a name that is
    /// reserved for tests. Tokens are issued by `https://DOMAIN/` for `https://DOMAIN/api/v2/`. The
    /// tenant itself listens on 127.0.0.1, whatever its domain is.
    pub fn domain(mut self, domain: impl Into<String>) -> Self {
        self.domain = domain.into();
        self
    }

    /// The identifier of the Management API; `https://DOMAIN/api/v2/` unless said otherwise. Behind a custom domain it is
    /// that of the tenant's own domain.
    pub fn audience(mut self, audience: impl Into<String>) -> Self {
        self.audience = Some(audience.into());
        self
    }

    /// A machine-to-machine application with a grant of these scopes on the Management API.
    pub fn client<S: Into<String>>(
        mut self,
        id: impl Into<String>,
        secret: impl Into<String>,
        grant: impl IntoIterator<Item = S>,
    ) -> Self {
        let grant = Some(grant.into_iter().map(Into::into).collect());
        let secret = SecretString::from(secret.into());
        self.clients.push(Client { id: id.into(), secret, grant });
        self
    }

    /// An application that was not granted the Management API at all: its token requests get 403.
    pub fn client_without_grant(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        let secret = SecretString::from(secret.into());
        self.clients.push(Client { id: id.into(), secret, grant: None });
        self
    }

    /// The application `id`, which was named before, proves who it is by a key, as `private_key_jwt` wants it, and its
    /// secret does not count any more. `pem` is the public half: `-----BEGIN PUBLIC KEY-----`, RSA.
    pub fn client_key(mut self, id: impl Into<String>, pem: impl Into<String>) -> Self {
        self.client_keys.push((id.into(), pem.into()));
        self
    }

    /// A user: an object such as `GET /api/v2/users/{id}` answers. What it lacks is added:
    /// `user_id`, `created_at`, `updated_at`, `identities`, and, with an `email`, what goes with one.
    pub fn user(mut self, user: Value) -> Self {
        self.users.push(user);
        self
    }

    /// A connection: an object such as `GET /api/v2/connections/{id}` answers, with a `name`. Those of the users are there
    /// without being named, and so is `Username-Password-Authentication`.
    pub fn connection(mut self, connection: Value) -> Self {
        self.connections.push(connection);
        self
    }

    /// A role. The id begins with `rol_`, then come letters, digits, hyphens and underscores.
    pub fn role(mut self, id: impl Into<String>, name: impl Into<String>) -> Self {
        self.roles.push(Role::new(id, name));
        self
    }

    /// Gives a user a role. Both must be set up too, before or after.
    pub fn member(mut self, role_id: impl Into<String>, user_id: impl Into<String>) -> Self {
        self.members.push((role_id.into(), user_id.into()));
        self
    }

    /// What goes wrong, after what was scripted already.
    pub fn faults(mut self, faults: Faults) -> Self {
        self.faults.append(faults);
        self
    }

    /// Whether the tenant speaks HTTPS too, with a certificate authority of its own.
    pub fn tls(mut self, tls: bool) -> Self {
        self.tls = tls;
        self
    }

    /// How long a token lasts, in whole seconds; by default a day, as Auth0's do. A token of no
    /// lifetime is expired when it arrives.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.token_lifetime = lifetime;
        self
    }

    /// How long the build of an Action takes; by default a tenth of a second. Auth0 takes about a second, and ten with
    /// npm modules.
    pub fn build_time(mut self, time: Duration) -> Self {
        self.build_time = time;
        self
    }

    /// Limits calls of the Management API to `burst` at once, and `per_second` in the long run; a
    /// free tenant of Auth0's has 2 and 2. Zero counts as one. By default nothing is limited. Token
    /// requests are never limited: script a 429 with [`faults`](Self::faults).
    pub fn rate_limit(mut self, per_second: u32, burst: u32) -> Self {
        self.rate_limit = Some((per_second, burst));
        self
    }

    /// Starts the tenant on the current tokio runtime, of either flavour.
    ///
    /// The first tenant of a process makes the signing key, which can take some seconds in a debug
    /// build.
    ///
    /// # Errors
    ///
    /// When the setup contradicts itself, or the system gives no port, key or certificate.
    ///
    /// # Panics
    ///
    /// Outside a tokio runtime with I/O and time. There, use [`start_blocking`](Self::start_blocking).
    pub async fn start(self) -> Result<Tenant, StartError> {
        let (mut tenant, tasks) = self.serve().await?;
        tenant.running = Running::Tasks(tasks);
        Ok(tenant)
    }

    /// Starts the tenant on a thread of its own, for tests and programs that are not asynchronous.
    ///
    /// # Errors
    ///
    /// As [`start`](Self::start), and when the system gives no thread.
    pub fn start_blocking(self) -> Result<Tenant, StartError> {
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, told) = mpsc::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let thread = std::thread::Builder::new().name("local tenant".to_owned()).spawn(move || {
            runtime.block_on(async {
                // The tasks are the runtime's, and end with it.
                let started = self.serve().await.map(|(tenant, _tasks)| tenant);
                let running = started.is_ok();
                if tell.send(started).is_ok() && running {
                    // Either a word or the sender's end.
                    let _ = stopped.await;
                }
            });
        })?;
        let lost = || StartError::Io(std::io::Error::other("its thread ended early"));
        let mut tenant = told.recv().map_err(|_| lost())??;
        tenant.running = Running::Thread { stop: Some(stop), thread: Some(thread) };
        Ok(tenant)
    }

    /// Binds the ports and spawns a task for each.
    async fn serve(self) -> Result<(Tenant, Vec<JoinHandle<()>>), StartError> {
        random::check()?;
        let domain = checked_domain(&self.domain)?;
        let tls = self.tls.then(|| Tls::new(&domain)).transpose()?;
        let key = tokio::task::spawn_blocking(SigningKey::of_process).await;
        let key = key.map_err(|error| StartError::Key(error.to_string()))??;

        let issuer = format!("https://{domain}/");
        let audience = self.audience.clone().unwrap_or_else(|| format!("{issuer}api/v2/"));
        let state = seed::state(&self, &audience)?;
        let bucket = self.rate_limit.map(|(rate, burst)| Bucket::new(rate, burst, Instant::now()));
        let shared = Arc::new(Shared::new(Authority { key, issuer, audience }, state, self.faults, bucket));
        let router = play::router(shared.clone());
        let http = TcpListener::bind("127.0.0.1:0").await?;
        let http_address = http.local_addr()?;
        let mut tasks = Vec::new();
        let mut https_address = None;
        let mut ca = None;
        if let Some(tls) = tls {
            let https = TcpListener::bind("127.0.0.1:0").await?;
            https_address = Some(https.local_addr()?);
            ca = Some(tls.ca);
            tasks.push(tokio::spawn(serve::accept(https, Some(tls.acceptor), router.clone())));
        }
        tasks.push(tokio::spawn(serve::accept(http, None, router)));
        let running = Running::Tasks(Vec::new());
        Ok((Tenant { shared, domain, http_address, https_address, ca, running }, tasks))
    }
}

/// A host's name, without scheme, port or path.
fn checked_domain(domain: &str) -> Result<String, StartError> {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    match !domain.is_empty() && domain.len() <= 253 && domain.chars().all(fits) {
        true => Ok(domain.to_ascii_lowercase()),
        false => Err(StartError::Invalid(format!(
            "`{domain}` is no domain: write a host's name such as `tenant.eu.auth0.com`"
        ))),
    }
}

impl fmt::Debug for TenantBuilder {
    /// Without secrets, and without the users' data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenantBuilder")
            .field("domain", &self.domain)
            .field("clients", &self.clients)
            .field("users", &self.users.len())
            .field("roles", &self.roles.len())
            .field("faults", &self.faults)
            .field("tls", &self.tls)
            .finish_non_exhaustive()
    }
}
