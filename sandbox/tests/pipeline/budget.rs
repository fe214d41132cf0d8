//! 20 seconds for all Actions together, by the flow's clock.

use crate::support::{NOW, call, done, flow, login, suspended};
use auth0_actions::wire::protocol::{FailureKind, Outcome};
use auth0_actions_sandbox::pipeline::{End, Flow, Next, Return, Turn};

fn turn(flow: &Flow) -> Turn {
    match flow.next() {
        Next::Run(turn) => turn,
        other => panic!("nothing runs: {other:?}"),
    }
}

#[test]
fn all_actions_together_have_20_seconds() {
    let mut flow = flow(3, &login());
    assert_eq!((turn(&flow).budget_ms, turn(&flow).now_ms), (20_000, NOW));
    flow.ran(done([]), 12_000);
    assert_eq!((turn(&flow).budget_ms, turn(&flow).now_ms), (8_000, NOW + 12_000));
    flow.ran(done([call("user.setAppMetadata", r#"["late", true]"#)]), 8_001);
    assert!(matches!(flow.next(), Next::Ended));
    let Outcome::Failed(failure) = &flow.parts()[1].outcome else { panic!("it went well") };
    assert_eq!(failure.kind, FailureKind::Deadline);
    assert!(failure.message.contains("20001 ms together; 20000 is the limit"), "{}", failure.message);
    assert_eq!(flow.state().end, End::Failed);
    assert!(flow.state().at("user.app_metadata.late").is_null(), "nothing of it is applied");
}

#[test]
fn exactly_20_seconds_are_in_time() {
    let mut flow = flow(1, &login());
    flow.ran(done([]), 20_000);
    assert_eq!(flow.state().end, End::Completed);
}

#[test]
fn a_redirect_separates_two_budgets_and_the_time_away_is_none_of_them() {
    let mut flow = flow(2, &login());
    flow.ran(done([call("redirect.sendUserTo", r#"["https://example.com/"]"#)]), 15_000);
    suspended(&flow);
    flow.resume(Return::get().after_ms(600_000));
    assert_eq!((turn(&flow).budget_ms, turn(&flow).now_ms), (20_000, NOW + 615_000));
    flow.ran(done([]), 15_000);
    assert_eq!(turn(&flow).budget_ms, 5_000);
}
