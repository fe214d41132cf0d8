//! Several handlers by their types.

use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;
use auth0_actions_sandbox::kit::{self, Answers, Canned, End, FailureKind, Return, Stop};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

const SECRET: &str = "canary-of-the-shared-secret";

#[derive(Secrets)]
struct Secrets {
    #[secret]
    shared: SecretString,
}

#[on_execute_post_login]
async fn count(event: &Event, api: &mut Api) {
    let seen = event.user.app_metadata.get("seen").and_then(Value::as_i64).unwrap_or(0);
    api.user.set_app_metadata("seen", seen + 1);
    api.transaction.set_metadata("seen", seen + 1);
}

#[on_execute_post_login]
async fn ask(event: &Event<Secrets>, api: &mut Api) -> Result {
    let token = api.redirect.encode_token(&event.secrets.shared, Map::new()).await?;
    let options = auth0_actions::api::RedirectOptions::new().query("session_token", token);
    api.redirect.send_user_to_with("https://example.com/terms", options);
    Ok(())
}

#[on_continue_post_login]
async fn resume(event: &Event<Secrets>, api: &mut Api) -> Result {
    let answer = api.redirect.validate_token(&event.secrets.shared).await?;
    api.id_token.set_custom_claim("https://example.com/agreed", answer.get("agreed").cloned());
    Ok(())
}

#[on_execute_post_login]
async fn remember(_: &Event, api: &mut Api) -> Result {
    match api.cache.get("key").await? {
        Some(found) => console::log!("found {}", found.value),
        None => {
            console::log!("found nothing");
            api.cache.set("key", "value").await?;
        }
    }
    Ok(())
}

#[on_execute_post_login]
async fn nap(_: &Event) {
    sleep(Duration::from_secs(12)).await;
}

#[on_execute_post_login]
async fn fetch_score(_: &Event, api: &mut Api) -> Result {
    let answer = fetch("https://score.example.com/").await?;
    api.access_token.set_custom_claim("https://example.com/status", answer.status());
    Ok(())
}

#[on_execute_post_login]
async fn roll(_: &Event, api: &mut Api) -> Result {
    api.user.set_app_metadata("rolled", crypto::to_base64url(&crypto::random_bytes(32).await?));
    Ok(())
}

#[on_execute_post_login]
async fn fail(_: &Event) -> Result {
    bail!("as the test wants it")
}

#[on_execute_pre_user_registration]
async fn register(_: &auth0_actions::pre_user_registration::Event) {}

fn mistake<T>(make: impl FnOnce() -> T) -> String {
    let payload = catch_unwind(AssertUnwindSafe(|| drop(make()))).expect_err("no panic");
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => (*payload.downcast::<&str>().expect("a text")).to_owned(),
    }
}

fn asking() -> kit::Flow {
    kit::flow()
        .action::<count>()
        .action::<ask>()
        .continuing::<resume>()
        .secrets([("shared", SECRET)])
        .action::<count>()
        .event(include_str!("../../examples/default-role/events/first-login.json"))
        .now("2026-01-31T09:30:00Z")
}

#[test]
fn handlers_run_by_their_types_with_redirect_and_return() {
    let run = asking().comes_back_signed(SECRET, Map::from([("agreed", true)])).run().expect_completed();
    assert_eq!(run.ran(), ["count", "ask", "resume", "count"]);
    assert_eq!(run.state().id_token_claim("https://example.com/agreed").as_bool(), Some(true));
    assert_eq!(run.state().at("user.app_metadata.seen").as_i64(), Some(2));
    assert_eq!(run.state().at("transaction_metadata.seen").as_i64(), Some(2));
}

#[test]
fn a_snapshot_is_the_same_each_time_and_holds_no_secret_and_no_signature() {
    let snapshot = || asking().comes_back_signed(SECRET, Map::from([("agreed", true)])).run().to_string();
    let shown = snapshot();
    assert_eq!(shown, snapshot());
    assert!(!shown.contains(SECRET));
    let expected = r#"count (onExecutePostLogin)
  api.user.setAppMetadata("seen", 1)
  api.transaction.setMetadata("seen", 1)
ask (onExecutePostLogin)
  api.redirect.sendUserTo("https://example.com/terms", {"query":{"session_token":"eyJ"#;
    assert!(shown.starts_with(expected), "{shown}");
    assert!(shown.contains(".[signature]\"}})\nresume (onContinuePostLogin)\n"), "{shown}");
    assert!(
        shown.contains("\npost-login: completed\nshown to the application (https://app.example.com/callback)\nuser\n"),
        "{shown}"
    );
}

#[test]
fn random_bytes_come_from_the_seed() {
    let rolled = |seed| kit::flow().action::<roll>().action::<roll>().seed(seed).run().commands();
    assert_eq!(rolled(1), rolled(1));
    assert_ne!(rolled(1), rolled(2));
    assert_ne!(rolled(1)[0], rolled(1)[1]);
    assert_eq!(kit::action::<roll>().run().commands(), kit::action::<roll>().run().commands());
}

#[test]
fn a_user_who_does_not_come_back_leaves_the_flow_suspended() {
    let run = asking().run();
    assert_eq!((run.ran(), run.state().end), (vec!["count", "ask"], End::Suspended));
    let url = run.suspension().and_then(kit::Suspension::url).expect("a redirect");
    assert!(url.starts_with("https://example.com/terms?session_token=eyJ") && url.contains("&state="), "{url}");
    // Whoever reads a snapshot can't use the token.
    let signature = url.split(['.', '&']).nth(3).expect("a signature");
    for shown in [format!("{run:?}"), run.to_string(), format!("{:?}", run.suspension())] {
        assert!(shown.contains(".[signature]") && !shown.contains(signature), "{signature} is in {shown}");
    }
    assert!(mistake(|| run.expect_completed()).starts_with("the flow is suspended, and not completed:\ncount "));
}

#[test]
fn a_forged_token_and_one_that_came_too_late_fail_the_flow() {
    let forged = asking().comes_back_signed("another secret", Map::new()).run();
    assert_eq!((forged.ran().len(), forged.state().end), (3, End::Failed));
    let late = asking().comes_back(Return::post().after_ms(1)).run();
    assert!(late.state().verdict.as_ref().is_some_and(|verdict| verdict.reason.contains("no parameter")));
    let other = asking().comes_back(Return::get().state(None)).run();
    assert_eq!(other.state().verdict.as_ref().map(|verdict| verdict.stop), Some(Stop::InvalidRequest));
}

#[test]
fn the_time_away_passes_for_tokens() {
    let run = asking()
        .comes_back_with(|suspension| {
            let url = suspension.url().expect("a redirect");
            let token = url.split("session_token=").nth(1).and_then(|rest| rest.split('&').next()).expect("a token");
            Return::post().body("session_token", token).after_ms(900_000)
        })
        .run();
    let reason = run.state().verdict.as_ref().map(|verdict| verdict.reason.clone()).unwrap_or_default();
    assert!(reason.contains("has expired"), "{reason}");
}

#[test]
fn all_actions_share_the_cache_which_may_be_lost() {
    let twice = || kit::flow().action::<remember>().action::<remember>();
    assert_eq!(twice().run().logs(), ["log: found nothing", "log: found value"]);
    let losing = Answers::new().losing(|_| true);
    assert_eq!(twice().answering(losing).run().logs(), ["log: found nothing", "log: found nothing"]);
    let filled = Answers::new().with_cached("key", "before");
    assert_eq!(twice().answering(filled).run().logs(), ["log: found before", "log: found before"]);
    let away = |flow: kit::Flow| {
        flow.action::<remember>()
            .action::<ask>()
            .continuing::<resume>()
            .secrets([("shared", SECRET)])
            .action::<remember>()
            .with("request.hostname", "tenant.eu.auth0.com")
            .comes_back_signed(SECRET, Map::new())
    };
    assert_eq!(away(kit::flow()).run().logs(), ["log: found nothing", "log: found value"]);
    let lost = away(kit::flow()).losing_the_cache_while_away().run();
    assert_eq!(lost.logs(), ["log: found nothing", "log: found nothing"]);
}

#[test]
fn all_actions_have_20_seconds_together_and_the_clock_is_virtual() {
    let began = Instant::now();
    let run = kit::flow().action::<nap>().action::<nap>().action::<count>().run();
    assert_eq!(run.ran(), ["nap", "nap"]);
    let kit::Outcome::Failed(failure) = &run.parts()[1].outcome else { panic!("it went well") };
    assert_eq!(failure.kind, FailureKind::Deadline);
    assert!(failure.message.contains("a sleep of 12000 ms"), "{}", failure.message);
    assert!(began.elapsed() < Duration::from_secs(5), "the pauses were real");
    kit::flow().action::<nap>().action::<count>().run().expect_completed();
}

#[test]
fn calls_belong_to_the_part_that_made_them() {
    let canned = Canned::new().on("GET", "https://score.example.com/", 200, "{}");
    let run = kit::flow().action::<count>().action::<fetch_score>().answers(canned).run().expect_completed();
    assert_eq!(run.calls().len(), 1);
    assert!(run.to_string().contains("fetch_score (onExecutePostLogin)\n  GET / -> 200\n"), "{run}");
    let text = mistake(|| kit::flow().action::<fetch_score>().run());
    assert!(text.starts_with("no answer is canned for `GET /` of `score.example.com`"), "{text}");
}

#[test]
fn a_failed_action_is_shown_with_its_words() {
    let run = kit::flow().action::<count>().action::<fail>().run();
    assert!(run.to_string().contains("fail (onExecutePostLogin)\n  failed (handler): as the test wants it\n"), "{run}");
    assert_eq!(run.state().at("user.app_metadata.seen").as_i64(), Some(1));
}

#[test]
fn one_handler_has_a_state_too() {
    let run = kit::action::<count>().run().expect_done();
    assert_eq!(run.state().at("user.app_metadata.seen").as_i64(), Some(1));
    assert!(run.to_string().starts_with("api.user.setAppMetadata(\"seen\", 1)\napi.transaction"), "{run}");
}

#[test]
fn mistakes_are_told_at_once() {
    for (text, expected) in [
        (
            mistake(|| kit::flow().action::<count>().action::<register>()),
            "`count` is an Action of `post-login`, `register` of `pre-user-registration`: a flow is of one trigger",
        ),
        (mistake(|| kit::flow().action::<resume>()), "bind it by `continuing`"),
        (mistake(|| kit::flow().continuing::<resume>()), "`continuing` comes after `action`"),
        (mistake(|| kit::flow().action::<count>().continuing::<ask>()), "`ask` does not continue"),
        (mistake(|| kit::flow().secrets([("a", "b")])), "`secrets` comes after `action`"),
        (mistake(|| kit::flow().run()), "a flow needs an Action"),
    ] {
        assert!(text.contains(expected), "{text}");
    }
}
