//! The client.

use crate::credentials::Credentials;
use crate::pace::Pace;
use crate::ports::{Clock, TokenStore, Transport};
use crate::scope_set::ScopeSet;
use secrecy::SecretString;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

/// The Management API of one tenant, for code that declared the scopes `S`.
///
/// In a handler write `&Management` alone: the attribute fills `S` in. Code that several handlers share takes
/// `&Management<MyScopes>` of [`scopes!`](crate::scopes), or is bounded: `S: scope::UpdateUsers`. People who write no
/// Actions use `Management<Unchecked>`.
///
/// Cloning is cheap: clones share the token, and what they know of the tenant's rate limit: when an answer says that
/// nothing of it remains, the next call waits until the reset instead of being refused.
pub struct Management<S> {
    pub(crate) inner: Arc<Inner>,
    scopes: PhantomData<fn() -> S>,
}

/// All that a call needs, whatever its scopes.
pub(crate) struct Inner {
    pub(crate) ports: Arc<dyn Ports>,
    pub(crate) credentials: Credentials,
    pub(crate) declared: &'static [&'static str],
    /// A token that was given, and is used as it is.
    pub(crate) token: Option<SecretString>,
    /// What remains of the tenant's limit; `None` where the ports see to it.
    pub(crate) pace: Option<Pace>,
}

impl Inner {
    pub(crate) fn new(ports: Arc<dyn Ports>, credentials: Credentials, declared: &'static [&'static str]) -> Self {
        Self { ports, credentials, declared, token: None, pace: Some(Pace::default()) }
    }
}

/// Transport, clock and token store in one.
pub trait Ports: Transport + Clock + TokenStore {}

impl<T: Transport + Clock + TokenStore + ?Sized> Ports for T {}

impl<S: ScopeSet> Management<S> {
    /// A client on ports of your own: see [`ports`](crate::ports).
    #[must_use]
    pub fn from_ports(ports: Arc<dyn Ports>, credentials: Credentials) -> Self {
        Self::declared(ports, credentials, S::SCOPES)
    }
}

impl<S> Management<S> {
    /// The client of code that names the scopes which another client was declared with.
    #[doc(hidden)]
    #[must_use]
    pub fn sharing<T>(other: &Management<T>) -> Self {
        Self { inner: other.inner.clone(), scopes: PhantomData }
    }

    /// A client for a handler, whose scopes its attribute declared.
    #[doc(hidden)]
    #[must_use]
    pub fn declared(ports: Arc<dyn Ports>, credentials: Credentials, scopes: &'static [&'static str]) -> Self {
        Self::of(Arc::new(Inner::new(ports, credentials, scopes)))
    }

    pub(crate) fn of(inner: Arc<Inner>) -> Self {
        Self { inner, scopes: PhantomData }
    }
}

impl<S> Clone for Management<S> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), scopes: PhantomData }
    }
}

impl<S> fmt::Debug for Management<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Management").field(&self.inner.credentials).finish()
    }
}
