//! `token_cache = "encrypted"` in process: hosts that share `api.cache` share the token of one application, and no other.

use auth0_actions::host::answers::Answers;
use auth0_actions::host::native::Native;
use auth0_actions::management::reqwest::ReqwestTransport;
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;
use auth0_actions::wire::protocol::Outcome;
use auth0_actions_sandbox::tenant::{Faults, Tenant};
use std::sync::Arc;

#[derive(Secrets)]
struct Secrets {
    #[secret]
    domain: Domain,
    #[secret]
    client_id: String,
    #[secret]
    client_secret: SecretString,
}

async fn give(management: &Management<Roles>, event: &Event<Secrets>) -> Result {
    management.users().roles().assign(&event.user.user_id, [&RoleId::new("rol_abcdefghijkl0123")]).await?;
    Ok(())
}

scopes! { Roles: "create:role_members", "update:users" }

#[on_execute_post_login(token_cache = "encrypted")]
async fn caching(event: &Event<Secrets>, management: &Management<Roles>) -> Result {
    give(management, event).await
}

#[on_execute_post_login]
async fn not_caching(event: &Event<Secrets>, management: &Management<Roles>) -> Result {
    give(management, event).await
}

const DOMAIN: &str = "tenant.eu.auth0.com";
const GRANT: [&str; 2] = ["create:role_members", "update:users"];

struct Place {
    tenant: Tenant,
    answers: Arc<Answers>,
    event: serde_json::Value,
}

impl Place {
    async fn new() -> Self {
        let event = include_str!("../../runtime/tests/events/post-login.full.json");
        let event: serde_json::Value = serde_json::from_str(event).unwrap();
        let tenant = Tenant::builder().domain(DOMAIN).tls(true).user(event["user"].clone());
        let tenant = tenant.role("rol_abcdefghijkl0123", "Member");
        let tenant = tenant.client("one", "the secret of one", GRANT).client("two", "the secret of two", GRANT);
        Self { tenant: tenant.start().await.unwrap(), answers: Arc::default(), event }
    }

    /// A host as in a process of its own.
    fn host(&self) -> Native {
        let address = self.tenant.https_url().unwrap().trim_start_matches("https://").parse().unwrap();
        let ca = reqwest::Certificate::from_pem(self.tenant.ca_pem().unwrap().as_bytes()).unwrap();
        let transport =
            ReqwestTransport::customized(|builder| builder.resolve(DOMAIN, address).tls_certs_only([ca])).unwrap();
        Native::on(transport).answering(self.answers.clone()).logging_to(|_, _| {})
    }

    /// Runs a handler in a new process; answers how many tokens were asked for.
    async fn run<H: auth0_actions::Handler>(&self, client: &str, secret: &str) -> (usize, bool) {
        let before = self.tenant.token_requests();
        let secrets = serde_json::json!({ "domain": DOMAIN, "client_id": client, "client_secret": secret });
        let outcome = self.host().run::<H>(self.event.to_string(), secrets.to_string()).await;
        (self.tenant.token_requests() - before, matches!(outcome, Outcome::Done(_)))
    }
}

#[tokio::test]
async fn only_the_same_application_finds_the_token() {
    let place = Place::new().await;
    assert_eq!(place.run::<caching>("one", "the secret of one").await, (1, true));
    assert_eq!(place.run::<caching>("one", "the secret of one").await, (0, true));
    assert_eq!(place.run::<caching>("two", "the secret of two").await, (1, true));
    assert_eq!(place.run::<caching>("one", "a guess").await, (1, false));
    assert_eq!(place.run::<not_caching>("one", "the secret of one").await, (1, true));
    assert_eq!(place.run::<caching>("one", "the secret of one").await, (0, true));
}

#[tokio::test]
async fn a_token_that_is_refused_is_replaced() {
    let place = Place::new().await;
    assert_eq!(place.run::<caching>("one", "the secret of one").await, (1, true));
    place.tenant.inject(Faults::parse("api:revoked").unwrap());
    assert_eq!(place.run::<caching>("one", "the secret of one").await, (1, true));
    assert_eq!(place.run::<caching>("one", "the secret of one").await, (0, true));
}
