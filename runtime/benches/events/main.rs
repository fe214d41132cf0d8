//! The full event of each trigger: an invocation that returns at once, one that reads three groups, one that reads all;
//! beside `serde_json::Value` and serde's derive on the same bytes. Then the allocations of each.
//!
//! `cargo bench -p auth0-actions --features native --bench events`. Compare within one run: see `benches/README.md`.
//! With `AUTH0_BENCH_TIMES=1000` each run is made so often, one after the other, and nothing is measured: for `callgrind`,
//! which counts instructions on a machine that others use too (`benches/instructions`).

#[allow(dead_code, reason = "what is decoded is not read")]
mod derived;

use auth0_actions::host::native::Native;
use auth0_actions::prelude::*;
use auth0_actions::wire::protocol::{Outcome, ToHost};
use criterion::{Criterion, Throughput};
use std::hint::black_box;

#[global_allocator]
static ALLOCATOR: &stats_alloc::StatsAlloc<std::alloc::System> = &stats_alloc::INSTRUMENTED_SYSTEM;

/// What a host of the kind that a service is does around each event.
fn encoded(outcome: Outcome) -> Vec<u8> {
    ToHost::Outcome(outcome).into_frame().encode().expect("a small frame")
}

struct Hosts {
    runtime: tokio::runtime::Runtime,
    lazily: Native,
    strictly: Native,
}

/// What is measured of a trigger: names, and what runs once.
struct Trigger {
    id: &'static str,
    event: &'static str,
    runs: [Run; 5],
}

/// A name, and what is measured under it.
type Run = (&'static str, fn(&Hosts, &str));

macro_rules! triggers {
    ($($module:ident $attribute:ident $id:literal: $($first:ident $(? $first_optional:tt)?),+;)*) => {
        $(mod $module {
            use super::*;
            use auth0_actions::$module::Event;

            #[$attribute]
            async fn nothing(_event: &Event) {}

            #[$attribute]
            async fn three_groups(event: &Event) {
                $(triggers!(touch event $first $(? $first_optional)?);)+
            }

            pub(super) const TRIGGER: Trigger = Trigger {
                id: $id,
                event: include_str!(concat!("../../tests/events/", $id, ".full.json")),
                runs: [
                    ("returns at once", |hosts, event| {
                        black_box(encoded(hosts.runtime.block_on(hosts.lazily.run::<nothing>(event, "{}"))));
                    }),
                    ("three groups", |hosts, event| {
                        black_box(encoded(hosts.runtime.block_on(hosts.lazily.run::<three_groups>(event, "{}"))));
                    }),
                    ("all groups", |hosts, event| {
                        black_box(encoded(hosts.runtime.block_on(hosts.strictly.run::<nothing>(event, "{}"))));
                    }),
                    ("serde_json::Value", |_, event| {
                        black_box(serde_json::from_str::<serde_json::Value>(event).expect("JSON"));
                    }),
                    ("serde's derive", |_, event| {
                        black_box(serde_json::from_str::<derived::$module::Event>(event).expect("the event"));
                    }),
                ],
            };
        })*

        const TRIGGERS: &[Trigger] = &[$($module::TRIGGER),*];
    };
    (touch $event:ident $group:ident) => { black_box(&*$event.$group); };
    (touch $event:ident $group:ident ? $optional:tt) => { black_box($event.$group.as_deref()); };
}

// Three groups that such an Action reads; `?` marks one that may be absent.
triggers! {
    post_login on_execute_post_login "post-login": stats, request, user;
    credentials_exchange on_execute_credentials_exchange "credentials-exchange": client, request, transaction;
    pre_user_registration on_execute_pre_user_registration "pre-user-registration": connection, request, user;
    post_user_registration on_execute_post_user_registration "post-user-registration": connection, tenant, user;
    post_change_password on_execute_post_change_password "post-change-password": connection, request, user;
    send_phone_message on_execute_send_phone_message "send-phone-message": message_options, request, user;
    custom_phone_provider on_execute_custom_phone_provider "custom-phone-provider": notification, client, user;
    custom_email_provider on_execute_custom_email_provider "custom-email-provider": notification, client, user;
    password_reset_post_challenge on_execute_post_challenge "password-reset-post-challenge": stats, request, user;
    custom_token_exchange on_execute_custom_token_exchange "custom-token-exchange": client, request, transaction;
    event_stream on_execute_event_stream "event-stream": message;
}

/// The event as Auth0 sends it, without spaces.
fn compact(trigger: &Trigger) -> String {
    serde_json::from_str::<serde_json::Value>(trigger.event).expect("JSON").to_string()
}

/// Makes the run of the name `trigger/run` so many times.
fn repeat(hosts: &Hosts, wanted: &str, times: u32) {
    for trigger in TRIGGERS {
        let event = compact(trigger);
        let runs = trigger.runs.iter().filter(|(name, _)| format!("{}/{name}", trigger.id) == wanted);
        for (_, run) in runs {
            (0..times).for_each(|_| run(hosts, black_box(&event)));
        }
    }
}

fn main() {
    let hosts = Hosts {
        runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime"),
        lazily: Native::new().expect("TLS").lazily(),
        strictly: Native::new().expect("TLS"),
    };
    if let Ok(times) = std::env::var("AUTH0_BENCH_TIMES") {
        let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
        return repeat(&hosts, &wanted, times.parse().expect("AUTH0_BENCH_TIMES is a number"));
    }
    let mut criterion = Criterion::default().configure_from_args();
    for trigger in TRIGGERS {
        let event = compact(trigger);
        let mut group = criterion.benchmark_group(trigger.id);
        group.throughput(Throughput::Bytes(event.len() as u64));
        for (name, run) in trigger.runs {
            group.bench_function(name, |bencher| bencher.iter(|| run(&hosts, black_box(&event))));
        }
        group.finish();
        for (name, run) in trigger.runs {
            let region = stats_alloc::Region::new(ALLOCATOR);
            run(&hosts, &event);
            let change = region.change();
            println!("{}: {name}: {} allocations of {} bytes", trigger.id, change.allocations, change.bytes_allocated);
        }
    }
    criterion.final_summary();
}
