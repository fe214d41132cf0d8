//! A local tenant: what an Action's Management calls meet, over real HTTP on 127.0.0.1.
//!
//! It checks clients and signs real tokens, enforces the scopes of every operation of the Management API, and
//! keeps users, roles, permissions, groups, organizations with their members, invitations and domains, clients with their
//! grants and credentials, resource servers, connections, Actions with their modules and bindings, sessions, refresh tokens,
//! and users' grants and blocks as Auth0 does. All other operations answer
//! with what their schema lists, as if it were there, and keep nothing. Query and body are checked by the schema first.
//! `events.subscribe` is a stream of one event of each type, which ends two seconds after the last. What is no operation
//! is not found.
//! Its errors have Auth0's form; where a word or a code could not be traced to Auth0, the source says that it
//! is guessed.
//!
//! [`Faults`] make it fail on demand.
//!
//! ```
//! use auth0_actions_sandbox::tenant::{Faults, Tenant};
//! use serde_json::json;
//!
//! let tenant = Tenant::builder()
//!     .domain("tenant.eu.auth0.com")
//!     .client("client-id", "client-secret", ["create:role_members", "update:users"])
//!     .user(json!({ "user_id": "auth0|1", "email": "ada@example.com" }))
//!     .role("rol_member", "Member")
//!     .faults(Faults::parse("token:429, api:reset")?)
//!     .start_blocking()?;
//!
//! // Let the code under test call `tenant.http_url()`, then look at what it did. A client of `auth0-actions-management` does so
//! // by `Management::builder(Domain::parse(&tenant.http_url())?, …).audience(tenant.audience())`.
//! assert!(tenant.role_members("rol_member").is_empty());
//! assert_eq!(tenant.api_calls(), 0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answer;
mod api;
mod assertion;
mod body;
mod builder;
mod clock;
mod errors;
mod faults;
mod journal;
mod jwt;
mod keys;
mod limit;
mod members;
mod operations;
mod play;
mod query;
mod random;
mod resources;
mod roles;
mod schema;
mod seed;
mod serve;
mod shared;
mod start;
mod state;
mod stateless;
mod stream;
mod table;
mod things;
mod tls;
mod token;
mod users;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::{fmt, io};

use serde_json::Value;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub use self::builder::TenantBuilder;
pub use self::faults::{Fault, Faults, FaultsError, Target};
pub use self::journal::Exchange;
pub use self::start::StartError;
pub use self::state::{Role, State};

use self::shared::Shared;

/// A tenant that runs until it is dropped or [shut down](Self::shutdown).
pub struct Tenant {
    shared: Arc<Shared>,
    domain: String,
    http_address: SocketAddr,
    https_address: Option<SocketAddr>,
    ca: Option<String>,
    running: Running,
}

/// Where the servers run.
enum Running {
    /// On the runtime that the tenant was started on.
    Tasks(Vec<JoinHandle<()>>),
    /// On a thread of their own.
    Thread { stop: Option<oneshot::Sender<()>>, thread: Option<std::thread::JoinHandle<()>> },
}

impl Tenant {
    /// Sets up a tenant.
    pub fn builder() -> TenantBuilder {
        TenantBuilder::default()
    }

    /// The domain that the Action sees.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The audience of the Management API.
    #[must_use]
    pub fn audience(&self) -> &str {
        &self.shared.authority.audience
    }

    /// Where the tenant speaks HTTP, such as `http://127.0.0.1:40123`.
    #[must_use]
    pub fn http_url(&self) -> String {
        format!("http://{}", self.http_address)
    }

    /// Where the tenant speaks HTTPS, when it was built with TLS.
    #[must_use]
    pub fn https_url(&self) -> Option<String> {
        self.https_address.map(|address| format!("https://{address}"))
    }

    /// The certificate authority to trust, as PEM, when the tenant was built with TLS. The server's
    /// certificate is for the domain, `localhost` and `127.0.0.1`.
    #[must_use]
    pub fn ca_pem(&self) -> Option<&str> {
        self.ca.as_deref()
    }

    /// Writes [`ca_pem`](Self::ca_pem) to a file.
    ///
    /// # Errors
    ///
    /// When the file can't be written, or the tenant was built without TLS.
    pub fn write_ca(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let missing = || io::Error::new(io::ErrorKind::Unsupported, "the tenant has no TLS");
        std::fs::write(path, self.ca_pem().ok_or_else(missing)?)
    }

    /// The requests so far, in the order of their answers. One whose client went away first is not
    /// among them.
    #[must_use]
    pub fn journal(&self) -> Vec<Exchange> {
        self.shared.journal()
    }

    /// How many token requests came, answered or not.
    #[must_use]
    pub fn token_requests(&self) -> usize {
        self.shared.count(Target::Token)
    }

    /// How many calls of the Management API came, answered or not.
    #[must_use]
    pub fn api_calls(&self) -> usize {
        self.shared.count(Target::Api)
    }

    /// Adds faults after those that are still to come.
    pub fn inject(&self, faults: Faults) {
        self.shared.faults().append(faults);
    }

    /// The faults that no request has met yet.
    #[must_use]
    pub fn faults_left(&self) -> Faults {
        self.shared.faults().clone()
    }

    /// Looks at what the tenant holds. Its requests wait meanwhile, and so would a call of
    /// [`user`](Self::user) or [`role_members`](Self::role_members) in `look`, for ever: ask the
    /// [`State`] there.
    pub fn state<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.shared.state())
    }

    /// One user, as `GET /api/v2/users/{id}` shows it.
    #[must_use]
    pub fn user(&self, id: &str) -> Option<Value> {
        self.state(|state| state.user(id).cloned())
    }

    /// The ids of a role's members, in the order of assignment.
    #[must_use]
    pub fn role_members(&self, role_id: &str) -> Vec<String> {
        self.state(|state| state.role_members(role_id).map(str::to_owned).collect())
    }

    /// Stops the servers and breaks their connections; returns when the ports are free.
    pub async fn shutdown(mut self) {
        match &mut self.running {
            Running::Tasks(tasks) => {
                for task in std::mem::take(tasks) {
                    task.abort();
                    // It ends with the cancellation that was just asked for.
                    let _ = task.await;
                }
            }
            Running::Thread { .. } => self.running.stop(),
        }
    }
}

impl Running {
    fn stop(&mut self) {
        match self {
            Self::Tasks(tasks) => tasks.iter().for_each(JoinHandle::abort),
            Self::Thread { stop, thread } => {
                drop(stop.take());
                if let Some(thread) = thread.take() {
                    // A panic there was reported there.
                    let _ = thread.join();
                }
            }
        }
    }
}

impl Drop for Tenant {
    fn drop(&mut self) {
        self.running.stop();
    }
}

impl fmt::Debug for Tenant {
    /// Without secrets, and without the users' data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tenant")
            .field("domain", &self.domain)
            .field("http_url", &self.http_url())
            .field("https_url", &self.https_url())
            .finish_non_exhaustive()
    }
}
