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
        Self { local: None }
    }

    /// A tenant on this machine, which knows the application and its grant, the event's user, and the roles that the
    /// secrets name.
    pub(crate) async fn local(
        hello: &Hello,
        secrets: &Secrets,
        event: &Value,
        faults: Option<&str>,
    ) -> Result<Self, Failure> {
        // What is no domain is for the Action to refuse; so is a tenant on this machine, which needs no other.
        let domain = secrets.credential("domain").and_then(|text| Domain::parse(text).ok());
        let Some(domain) = domain.filter(|domain| domain.base_url().starts_with("https://")) else {
            return Ok(Self::real());
        };
        let mut builder = Tenant::builder().domain(domain.as_str()).tls(true);
        if let (Some(id), Some(secret)) = (secrets.credential("client_id"), secrets.credential("client_secret")) {
            builder = builder.client(id, secret, hello.scopes.clone().unwrap_or_default());
        }
        if event["user"]["user_id"].is_string() {
            builder = builder.user(event["user"].clone());
        }
        let roles: Vec<String> = secrets.of_type(hello, "RoleId").map(str::to_owned).collect();
        for role in &roles {
            builder = builder.role(role, "Role of the secrets");
        }
        if let Some(faults) = faults {
            builder = builder.faults(Faults::parse(faults).map_err(|error| Failure::refused(error.to_string()))?);
        }
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
        Ok(Self { local: Some(local) })
    }

    /// Makes a client find the local tenant under its real name.
    pub(crate) fn reach(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
        match &self.local {
            Some(local) => builder.resolve(&local.domain, local.address).tls_certs_merge([local.certificate.clone()]),
            None => builder,
        }
    }

    /// The name of the local tenant, when there is one.
    pub(crate) fn local_domain(&self) -> Option<&str> {
        self.local.as_ref().map(|local| local.domain.as_str())
    }

    pub(crate) async fn shut_down(self) {
        if let Some(local) = self.local {
            local.tenant.shutdown().await;
        }
    }
}

/// What the Action asked of the Management API, and what that changed.
pub(crate) struct Calls {
    /// The calls, those for tokens among them, with the operation's name where the local tenant knows it.
    pub(crate) calls: Vec<(Exchange, Option<String>)>,
    /// How many requests for tokens there were.
    pub(crate) tokens: usize,
    /// How many other requests there were.
    pub(crate) requests: usize,
    /// Who is now in which role of the local tenant.
    pub(crate) members: Vec<(String, String)>,
}

impl Calls {
    /// Looks a report through.
    pub(crate) fn of(report: &Report, place: &Place) -> Self {
        let journal = place.local.as_ref().map(|local| local.tenant.journal()).unwrap_or_default();
        let mut known = journal.iter();
        let calls: Vec<_> = report
            .exchanges
            .iter()
            .map(|exchange| {
                let path = path(&exchange.url);
                let operation = known
                    .clone()
                    .position(|entry| entry.method == exchange.method && entry.path.split('?').next() == Some(path))
                    .and_then(|index| known.nth(index))
                    .and_then(|entry| entry.operation.map(str::to_owned));
                (exchange.clone(), operation)
            })
            .collect();
        let tokens = calls.iter().filter(|(exchange, _)| exchange.is_token()).count();
        let members = place.local.iter().flat_map(|local| {
            local
                .roles
                .iter()
                .flat_map(|role| local.tenant.role_members(role).into_iter().map(|user| (user, role.clone())))
        });
        Self { requests: calls.len() - tokens, tokens, members: members.collect(), calls }
    }
}

/// The path of a URL.
fn path(url: &str) -> &str {
    let authority = url.find("://").map_or(0, |at| at + 3);
    url[authority..].find('/').map_or("/", |at| &url[authority + at..])
}
