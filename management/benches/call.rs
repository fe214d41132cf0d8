//! One warm Management call over loopback, beside the same bytes sent by reqwest alone.
//!
//! `cargo bench -p auth0-actions-management --features users`. Compare within one run: see `benches/README.md`.

use auth0_actions_management::ids::{RoleId, UserId};
use auth0_actions_management::reqwest::{ReqwestPorts, ReqwestTransport};
use auth0_actions_management::{Credentials, Domain, Management, Unchecked};
use auth0_actions_sandbox::tenant::Tenant;
use criterion::{Criterion, criterion_group, criterion_main};
use std::sync::Arc;

const DOMAIN: &str = "tenant.eu.auth0.com";
const USER: &str = "auth0|1";
const ROLE: &str = "rol_0000000000000001";

fn calls(criterion: &mut Criterion) {
    let tenant = Tenant::builder()
        .domain(DOMAIN)
        .tls(true)
        .client("client", "secret", ["create:role_members", "update:users"])
        .user(serde_json::json!({ "user_id": USER }))
        .role(ROLE, "Member")
        .start_blocking()
        .expect("a tenant");
    let url = tenant.https_url().expect("TLS");
    let port: u16 = url.rsplit(':').next().and_then(|port| port.trim_end_matches('/').parse().ok()).expect("a port");
    let certificate = reqwest::Certificate::from_pem(tenant.ca_pem().expect("a CA").as_bytes()).expect("a certificate");
    let reach = |builder: reqwest::ClientBuilder| {
        builder.resolve(DOMAIN, ([127, 0, 0, 1], port).into()).tls_certs_only([certificate.clone()])
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let ports = ReqwestPorts::with_transport(ReqwestTransport::customized(reach).expect("TLS"));
    let credentials = Credentials::new(Domain::parse(DOMAIN).expect("a domain"), "client", "secret");
    let management: Management<Unchecked> = Management::from_ports(Arc::new(ports), credentials);
    let (user, role) = (UserId::new(USER), RoleId::new(ROLE));

    let plain = reach(reqwest::Client::builder()).build().expect("a client");
    let token = runtime.block_on(async {
        let body = format!(
            r#"{{"grant_type":"client_credentials","client_id":"client","client_secret":"secret","audience":"https://{DOMAIN}/api/v2/"}}"#
        );
        let answer = plain
            .post(format!("https://{DOMAIN}/oauth/token"))
            .header("content-type", "application/json")
            .body(body)
            .send()
            .await
            .expect("an answer");
        let answer: serde_json::Value = serde_json::from_slice(&answer.bytes().await.expect("a body")).expect("JSON");
        answer["access_token"].as_str().expect("a token").to_owned()
    });

    let mut group = criterion.benchmark_group("one warm call over loopback");
    group.bench_function("management.users().roles().assign(…)", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async { management.users().roles().assign(&user, [&role]).await }).expect("assigned")
        });
    });
    group.bench_function("the same bytes by reqwest alone", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                let answer = plain
                    .post(format!("https://{DOMAIN}/api/v2/users/auth0%7C1/roles"))
                    .header("authorization", format!("Bearer {token}"))
                    .header("content-type", "application/json")
                    .body(format!(r#"{{"roles":["{ROLE}"]}}"#))
                    .send()
                    .await
                    .expect("an answer");
                assert_eq!(answer.status().as_u16(), 204);
                answer.bytes().await.expect("a body").len()
            })
        });
    });
    group.finish();
}

criterion_group!(benches, calls);
criterion_main!(benches);
