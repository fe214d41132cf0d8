//! A tenant that executions reach, and what they did to it.

use super::hosts::{Case, Ended, Hosts, Surroundings, Told};
use crate::Result;
use auth0_actions_sandbox::tenant::Tenant;
use serde_json::Value;

/// What an execution did.
#[derive(Debug, PartialEq)]
pub(super) struct Seen {
    pub(super) ended: Ended,
    /// `level: text`.
    pub(super) logs: Vec<String>,
    /// What the tenant was asked, and its answers.
    pub(super) requests: Vec<String>,
}

/// Where a tenant is.
pub(super) struct Place<'t> {
    tenant: &'t Tenant,
    surroundings: Surroundings,
}

impl<'t> Place<'t> {
    pub(super) fn of(tenant: &'t Tenant) -> Result<Self> {
        let url = tenant.https_url().ok_or("the tenant has no TLS")?;
        let address = url.trim_start_matches("https://").parse()?;
        let resolve = Some((tenant.domain().to_owned(), address));
        let ca_pem = tenant.ca_pem().map(str::to_owned);
        Ok(Self { tenant, surroundings: Surroundings { resolve, ca_pem } })
    }

    /// Where it is.
    pub(super) fn surroundings(self) -> Surroundings {
        self.surroundings
    }

    /// The shim's options.
    pub(super) fn options(&self) -> Value {
        self.surroundings.options()
    }

    /// Runs an execution in the host of this name.
    pub(super) async fn run(&self, hosts: &Hosts<'_>, host: &str, case: &Case) -> Result<Seen> {
        let Told { ended, logs } = hosts.run(host, case, &self.surroundings).await?;
        let requests = self.tenant.journal().into_iter().map(|exchange| {
            let status = exchange.status.map_or_else(|| "unanswered".to_owned(), |status| status.to_string());
            format!("{} {status}", exchange.operation.unwrap_or("unknown"))
        });
        Ok(Seen { ended, logs: logs.into_iter().map(without_request_id).collect(), requests: requests.collect() })
    }
}

/// The id that a tenant gives a request is another one each time.
pub(super) fn without_request_id(line: String) -> String {
    let known = line.split_once("(request ").and_then(|(before, rest)| Some((before, rest.split_once(')')?.1)));
    match known {
        Some((before, after)) => format!("{before}(request …){after}"),
        None => line,
    }
}
