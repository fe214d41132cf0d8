//! A tenant, a driver that reaches it, and the Action's binary.

use auth0_actions::management::reqwest::ReqwestTransport;
use auth0_actions::wire::protocol::{Failure, Outcome};
use auth0_actions_sandbox::driver::{Driver, Ended, Execution, Process, Report};
use auth0_actions_sandbox::tenant::Tenant;
use serde_json::json;
use std::path::PathBuf;
use std::time::Duration;

pub(crate) const DOMAIN: &str = "tenant.eu.auth0.com";
pub(crate) const EVENT: &str = include_str!("../../../examples/default-role/events/first-login.json");

pub(crate) struct Stage {
    pub(crate) tenant: Tenant,
    driver: Driver,
    secret: String,
}

impl Stage {
    pub(crate) async fn new() -> Self {
        Self::with_secret("secret-of-the-stage").await
    }

    pub(crate) async fn with_secret(secret: &str) -> Self {
        let tenant = Tenant::builder()
            .domain(DOMAIN)
            .tls(true)
            .client("client", secret, ["create:role_members", "update:users"])
            .start()
            .await
            .expect("a tenant");
        let url = tenant.https_url().expect("TLS");
        let port: u16 =
            url.rsplit(':').next().and_then(|port| port.trim_end_matches('/').parse().ok()).expect("a port");
        let certificate =
            reqwest::Certificate::from_pem(tenant.ca_pem().expect("a CA").as_bytes()).expect("a certificate");
        let transport = ReqwestTransport::customized(|builder| {
            builder.resolve(DOMAIN, ([127, 0, 0, 1], port).into()).tls_certs_only([certificate])
        })
        .expect("TLS");
        Self { tenant, driver: Driver::new(transport), secret: secret.to_owned() }
    }

    pub(crate) fn execution(&self, mode: &str) -> Execution {
        let secrets = json!({ "domain": DOMAIN, "clientId": "client", "clientSecret": self.secret, "MODE": mode });
        Execution::new("onExecutePostLogin", EVENT, secrets.to_string())
    }

    pub(crate) async fn run(&self, execution: &Execution) -> Report {
        self.driver.run(&binary(), execution, &mut |_| {}).await.expect("it can be driven")
    }

    pub(crate) async fn run_mode(&self, mode: &str) -> Report {
        self.run(&self.execution(mode)).await
    }

    /// Runs with a deadline of a test's patience.
    pub(crate) async fn run_within(&self, mode: &str, deadline: Duration) -> Report {
        let mut execution = self.execution(mode);
        execution.deadline = Some(deadline);
        self.run(&execution).await
    }
}

/// Cargo builds a package's examples with its tests, into a folder beside theirs.
pub(crate) fn binary() -> Process {
    let mut folder: PathBuf = std::env::current_exe().expect("a path");
    folder.pop();
    if folder.ends_with("deps") {
        folder.pop();
    }
    let binary = folder.join("examples").join(format!("misbehaving{}", std::env::consts::EXE_SUFFIX));
    assert!(binary.exists(), "`cargo test --test` builds no examples: run `cargo build --example misbehaving` first");
    Process::new(binary)
}

pub(crate) fn failure(report: &Report) -> &Failure {
    match &report.ended {
        Ended::Outcome(Outcome::Failed(failure)) => failure,
        other => panic!("no failure: {other:?}"),
    }
}

pub(crate) fn lines(report: &Report) -> Vec<String> {
    report.logs.iter().map(ToString::to_string).collect()
}
