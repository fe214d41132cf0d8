//! The tenant that the Action calls: a local one, or the real one.

use super::secrets::Secrets;
use crate::failure::Failure;
use auth0_actions::management::Domain;
use auth0_actions::wire::protocol::Hello;
use auth0_actions_sandbox::driver::{Exchange, Report};
use auth0_actions_sandbox::tenant::{Faults, Tenant};
use serde_json::Value;
use std::net::SocketAddr;

/// Where the Management API is.
pub(crate) struct Place {
    local: Option<Local>,
    real: bool,
}

struct Local {
    tenant: Tenant,
    domain: String,
    address: SocketAddr,
    certificate: reqwest::Certificate,
    roles: Vec<String>,
}

impl Place {
    /// The tenant that the secrets name.
    pub(crate) fn real() -> Self {
        Self { local: None, real: true }
    }

    /// A tenant on this machine, which knows the Actions' applications and their grants, the event's user, and the roles
    /// that the secrets name.
    pub(crate) async fn local(
        actions: &[(&Hello, &Secrets)],
        event: &Value,
        faults: Option<&str>,
    ) -> Result<Self, Failure> {
        let faults = faults.map(Faults::parse).transpose().map_err(|error| Failure::refused(error.to_string()))?;
        let Some(domain) = domain_of_all(actions)? else {
            return match faults {
                Some(faults) if !faults.is_empty() => Err(Failure::refused(
                    "this Action has no credentials for a tenant, so none can fail: drop `--fault`",
                )),
                _ => Ok(Self { local: None, real: false }),
            };
        };
        let mut builder = Tenant::builder().domain(domain.as_str()).tls(true);
        for (id, secret, scopes) in applications(actions) {
            builder = builder.client(id, secret, scopes);
        }
        if event["user"]["user_id"].is_string() {
            builder = builder.user(event["user"].clone());
        }
        let of_action = |(hello, secrets): &(&Hello, &Secrets)| -> Vec<String> {
            secrets.of_type(hello, "RoleId").map(str::to_owned).collect()
        };
        let mut roles: Vec<String> = actions.iter().flat_map(of_action).collect();
        roles.sort();
        roles.dedup();
        for role in &roles {
            builder = builder.role(role, "Role of the secrets");
        }
        if let Some(audience) = actions.iter().find_map(|(_, secrets)| secrets.credential("audience")) {
            builder = builder.audience(audience);
        }
        builder = builder.faults(faults.unwrap_or_default());
        let tenant = builder.start().await.map_err(|error| Failure::caused("the local tenant can't start", &error))?;
        let unusable = || Failure::cannot_run("the local tenant has no TLS");
        let url = tenant.https_url().ok_or_else(unusable)?;
        let address = url.rsplit("://").next().and_then(|authority| {
            let port = authority.rsplit(':').next()?.trim_end_matches('/').parse().ok()?;
            Some(SocketAddr::from(([127, 0, 0, 1], port)))
        });
        let certificate =
            tenant.ca_pem().and_then(|pem| reqwest::Certificate::from_pem(pem.as_bytes()).ok()).ok_or_else(unusable)?;
        let local = Local {
            domain: domain.as_str().to_owned(),
            address: address.ok_or_else(unusable)?,
            certificate,
            roles,
            tenant,
        };
        Ok(Self { local: Some(local), real: false })
    }

    /// Is `url` on the local tenant, or, without one, on the tenant that the secrets name?
    fn is_tenant(&self, url: &str, named: Option<&str>) -> bool {
        let domain = self.local_domain().or(named);
        let host = url.split("://").nth(1).and_then(|rest| rest.split('/').next());
        domain.is_some() && domain == host
    }

    /// Makes a client find the local tenant under its real name.
    pub(crate) fn reach(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
        match &self.local {
            Some(local) => builder.resolve(&local.domain, local.address).tls_certs_merge([local.certificate.clone()]),
            None => builder,
        }
    }

    /// Is it the tenant that the secrets name?
    pub(crate) fn is_real(&self) -> bool {
        self.real
    }

    /// The name of the local tenant, when there is one.
    pub(crate) fn local_domain(&self) -> Option<&str> {
        self.local.as_ref().map(|local| local.domain.as_str())
    }

    /// The local tenant's name, where it is, and the authority that signed its certificate.
    pub(crate) fn local_place(&self) -> Option<(&str, SocketAddr, &str)> {
        self.local
            .as_ref()
            .map(|local| (local.domain.as_str(), local.address, local.tenant.ca_pem().unwrap_or_default()))
    }

    /// Who is now in which role of the local tenant.
    pub(crate) fn members(&self) -> Vec<(String, String)> {
        let Some(local) = &self.local else { return Vec::new() };
        let of_role = |role: &String| -> Vec<(String, String)> {
            local.tenant.role_members(role).into_iter().map(|user| (user, role.clone())).collect()
        };
        local.roles.iter().flat_map(of_role).collect()
    }

    pub(crate) async fn shut_down(self) {
        if let Some(local) = self.local {
            local.tenant.shutdown().await;
        }
    }
}

/// The domain that all Actions name.
fn domain_of_all(actions: &[(&Hello, &Secrets)]) -> Result<Option<Domain>, Failure> {
    let mut domain: Option<Domain> = None;
    for (_, secrets) in actions {
        match (&domain, domain_of(secrets)?) {
            (Some(first), Some(other)) if first.as_str() != other.as_str() => {
                let (first, other) = (first.as_str(), other.as_str());
                return Err(Failure::refused(format!("the Actions are of two tenants, `{first}` and `{other}`")));
            }
            (None, found) => domain = found,
            _ => {}
        }
    }
    Ok(domain)
}

/// The applications, each with the scopes of all Actions that use it.
fn applications(actions: &[(&Hello, &Secrets)]) -> Vec<(String, String, Vec<String>)> {
    let mut applications: Vec<(String, String, Vec<String>)> = Vec::new();
    for (hello, secrets) in actions {
        let (Some(id), Some(secret)) = (secrets.credential("client_id"), secrets.credential("client_secret")) else {
            continue;
        };
        let scopes = hello.scopes.iter().flatten().cloned();
        match applications.iter_mut().find(|(known, ..)| known == id) {
            Some((.., granted)) => granted.extend(scopes),
            None => applications.push((id.to_owned(), secret.to_owned(), scopes.collect())),
        }
    }
    applications
}

/// The domain that a local tenant is to have. `None` when there is none, or one that the Action will refuse.
fn domain_of(secrets: &Secrets) -> Result<Option<Domain>, Failure> {
    let domain = secrets.credential("domain").and_then(|text| Domain::parse(text).ok());
    match domain {
        Some(domain) if domain.as_str().starts_with("localhost") || domain.as_str().starts_with("127.0.0.1") => {
            Err(Failure::refused(
                "the secret with the domain names a tenant on this machine already; to call it, and no local tenant of \
                 ours, say `--tenant`",
            ))
        }
        domain => Ok(domain),
    }
}

/// What the Action asked of the Management API and of others, and what that changed.
pub(crate) struct Calls {
    /// The calls, those for tokens among them, with the operation's name where the local tenant knows it.
    pub(crate) calls: Vec<(Exchange, Option<String>)>,
    /// Exchanges with others: `fetch`.
    pub(crate) fetches: Vec<Exchange>,
    /// How many requests for tokens there were.
    pub(crate) tokens: usize,
    /// How many other requests there were.
    pub(crate) requests: usize,
    /// Who is now in which role of the local tenant.
    pub(crate) members: Vec<(String, String)>,
}

impl Calls {
    /// Looks a report through.
    pub(crate) fn of(report: &Report, place: &Place, secrets: &Secrets) -> Self {
        let journal = place.local.as_ref().map(|local| local.tenant.journal()).unwrap_or_default();
        let mut known = journal.iter();
        let named = secrets.credential("domain");
        let (of_tenant, fetches): (Vec<_>, Vec<_>) =
            report.exchanges.iter().cloned().partition(|exchange| place.is_tenant(&exchange.url, named));
        let calls: Vec<_> = of_tenant
            .into_iter()
            .map(|exchange| {
                let path = path(&exchange.url).to_owned();
                let operation = known
                    .clone()
                    .position(|entry| {
                        entry.method == exchange.method && entry.path.split('?').next() == Some(path.as_str())
                    })
                    .and_then(|index| known.nth(index))
                    .and_then(|entry| entry.operation.map(str::to_owned));
                (exchange, operation)
            })
            .collect();
        let tokens = calls.iter().filter(|(exchange, _)| exchange.is_token()).count();
        Self { requests: calls.len() - tokens, tokens, members: place.members(), calls, fetches }
    }
}

/// The path of a URL.
fn path(url: &str) -> &str {
    let authority = url.find("://").map_or(0, |at| at + 3);
    url[authority..].find('/').map_or("/", |at| &url[authority + at..])
}
