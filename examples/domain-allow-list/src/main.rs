//! Registers users of certain e-mail domains only, and says so on the sign-up page.
use auth0_actions::pre_user_registration::{Api, Event};
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Secrets {
    /// A JSON array of domains, such as `["example.com", "example.org"]`. Their subdomains are others.
    #[secret(name = "ALLOWED_DOMAINS", json)]
    allowed: Vec<String>,
}

#[on_execute_pre_user_registration]
async fn check_domain(event: &Event<Secrets>, api: &mut Api) {
    // The last `@` counts: a local part in quotes may have one of its own.
    let domain = event.user.email.as_deref().and_then(|email| email.rsplit_once('@')).map(|(_, domain)| domain);
    let is_allowed = domain.is_some_and(|domain| {
        event.secrets.allowed.iter().any(|allowed| allowed.eq_ignore_ascii_case(domain.trim_end_matches('.')))
    });
    if !is_allowed {
        // The user corrects the address where it was entered; `api.access.deny` would show a page of its own.
        api.validation.error("domain_not_allowed", "Please sign up with the address of your company.");
    }
}

auth0_actions::main!(check_domain);

#[cfg(test)]
mod tests {
    use super::check_domain;
    use auth0_actions_sandbox::kit::{self, Action, End, FailureKind, Place};

    fn registration() -> Action<check_domain> {
        kit::action::<check_domain>()
            .event(include_str!("../events/allowed.json"))
            .secrets([("ALLOWED_DOMAINS", r#"["example.com", "Example.org"]"#)])
    }

    #[test]
    fn users_of_an_allowed_domain_are_registered() {
        for email in ["ada@example.com", "ada@EXAMPLE.COM", "ada@example.org", r#""a@b"@example.com"#, "a@example.com."]
        {
            let run = registration().with("user.email", email).run().expect_done();
            assert_eq!(run.state().end, End::Completed, "{email}");
        }
    }

    #[test]
    fn others_are_told_on_the_sign_up_page() {
        for email in ["ada@sub.example.com", "ada@badexample.com", "example.com", "ada@example.com@evil.example", ""] {
            let run = registration().with("user.email", email).run().expect_done();
            let shown = &run.state().shown;
            assert_eq!((run.state().end, shown.place), (End::Denied, Place::SignUpPage), "{email}");
            assert_eq!(shown.error.as_deref(), Some("domain_not_allowed"));
        }
        let run = registration().event(include_str!("../events/elsewhere.json")).run().expect_done();
        assert_eq!(run.state().end, End::Denied);
        assert_eq!(registration().without("user.email").run().expect_done().state().end, End::Denied);
    }

    #[test]
    fn a_list_that_is_none_is_told_before_anybody_registers() {
        let run = registration().secrets([("ALLOWED_DOMAINS", "example.com")]).run();
        assert_eq!(run.failure().map(|failure| failure.kind), Some(FailureKind::Secrets));
    }
}
