//! One warm invocation in process: decode, run, encode; beside `serde_json::Value` on the same bytes.
//!
//! `cargo bench -p auth0-actions --features native`. Compare within one run: see `benches/README.md`.

use auth0_actions::host::native::Native;
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;
use auth0_actions::wire::protocol::ToHost;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

const EVENT: &str = include_str!("../../examples/default-role/events/first-login.json");

#[on_execute_post_login]
async fn nothing(_event: &Event) {}

#[on_execute_post_login]
async fn three_groups(event: &Event, api: &mut Api) {
    let first = event.stats.logins_count == 1;
    let home = event.request.geoip.country_code.as_deref() == Some("DE");
    if first && home && event.user.email.is_some() {
        api.user.set_app_metadata("home", true);
    }
}

fn invocations(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let lazily = Native::new().expect("TLS").lazily();
    let strictly = Native::new().expect("TLS");
    let mut group = criterion.benchmark_group("one warm invocation");
    group.bench_function("that does nothing", |bencher| {
        bencher.iter(|| {
            let outcome = runtime.block_on(lazily.run::<nothing>(EVENT, "{}"));
            ToHost::Outcome(outcome).into_frame().encode()
        });
    });
    group.bench_function("that reads three groups", |bencher| {
        bencher.iter(|| {
            let outcome = runtime.block_on(lazily.run::<three_groups>(EVENT, "{}"));
            ToHost::Outcome(outcome).into_frame().encode()
        });
    });
    group.bench_function("that reads three groups, on a host that checks all first", |bencher| {
        bencher.iter(|| {
            let outcome = runtime.block_on(strictly.run::<three_groups>(EVENT, "{}"));
            ToHost::Outcome(outcome).into_frame().encode()
        });
    });
    group.bench_function("the same three reads on serde_json::Value", |bencher| {
        bencher.iter(|| {
            let event: serde_json::Value = serde_json::from_str(black_box(EVENT)).expect("JSON");
            let first = event["stats"]["logins_count"] == 1;
            let home = event["request"]["geoip"]["countryCode"] == "DE";
            let mut commands = Vec::new();
            if first && home && event["user"]["email"].is_string() {
                commands.push(serde_json::json!({ "call": "api.user.setAppMetadata", "args": ["home", true] }));
            }
            serde_json::to_vec(&serde_json::json!({ "commands": commands }))
        });
    });
    group.finish();
}

criterion_group!(benches, invocations);
criterion_main!(benches);
