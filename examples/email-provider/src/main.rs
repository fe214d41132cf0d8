//! Sends emails by a provider of one's own: JSON over HTTP, with a token that is kept between executions.
use auth0_actions::custom_email_provider::{Api, Event};
use auth0_actions::oauth::ClientCredentials;
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Secrets {
    #[secret(name = "MAIL_API")]
    api: HttpsUrl,
    #[secret(name = "MAIL_TOKEN_URL")]
    token_url: HttpsUrl,
    #[secret(name = "MAIL_CLIENT_ID")]
    client_id: String,
    #[secret(name = "MAIL_CLIENT_SECRET")]
    client_secret: SecretString,
}

#[on_execute_custom_email_provider]
async fn send(event: &Event<Secrets>, api: &mut Api) {
    let (secrets, notification) = (&event.secrets, &event.notification);
    let credentials = ClientCredentials::new(secrets.token_url.as_str(), &secrets.client_id, &secrets.client_secret);
    let message = Map::from([
        ("from", &notification.from),
        ("to", &notification.to),
        ("subject", &notification.subject),
        ("text", &notification.text),
        ("html", &notification.html),
    ]);
    // Only one Action can be bound to this trigger: nobody else reads its cache.
    let answer = credentials.send(&api.cache, || fetch(secrets.api.as_str()).json(message.clone())).await;
    match answer.map(|answer| answer.status()) {
        Ok(200..300) => {}
        // It may go well later: Auth0 runs the Action again, up to five times.
        Ok(status @ (408 | 425 | 429 | 500..600)) => {
            api.notification.retry(format!("the provider answered {status}"));
        }
        Err(_) => {
            api.notification.retry("the provider gave no token, or no answer");
        }
        Ok(status) => {
            api.notification.drop(format!("the provider answered {status}"));
        }
    }
}

auth0_actions::main!(send);

#[cfg(test)]
mod tests {
    use super::send;
    use auth0_actions_sandbox::kit::{self, Action, Answers, Canned, Flow};

    const TOKEN: &str = "https://mail.example.com/oauth/token";
    const MESSAGES: &str = "https://mail.example.com/v1/messages";
    const SECRETS: [(&str, &str); 4] = [
        ("MAIL_API", MESSAGES),
        ("MAIL_TOKEN_URL", TOKEN),
        ("MAIL_CLIENT_ID", "client"),
        ("MAIL_CLIENT_SECRET", "canary-of-the-secret"),
    ];

    fn tokens() -> Canned {
        Canned::new().on("POST", TOKEN, 200, r#"{ "access_token": "canary-of-the-token", "expires_in": 3600 }"#)
    }

    fn email(canned: Canned) -> Action<send> {
        kit::action::<send>().event(include_str!("../events/verify.json")).secrets(SECRETS).answers(canned)
    }

    fn flow(canned: Canned) -> Flow {
        kit::flow().action::<send>().event(include_str!("../events/verify.json")).secrets(SECRETS).answers(canned)
    }

    #[test]
    fn an_email_is_sent_as_it_is() {
        let run = email(tokens().on("POST", MESSAGES, 202, "")).run().expect_done();
        assert!(run.commands().is_empty());
        let [call] = run.calls() else { panic!("{:?}", run.calls()) };
        assert_eq!(call.body.at("to").as_str(), Some("ada@example.com"));
        assert_eq!(call.body.at("subject").as_str(), Some("Verify your address"));
        assert_eq!(run.state().at("notification.status").as_str(), Some("sent"));
        assert!(!format!("{run:?}").contains("canary"));
    }

    #[test]
    fn the_token_is_kept_and_when_it_is_lost_another_is_asked_for() {
        // The first attempt is told to come again; the second has the token still, unless the cache has lost it.
        let asked = |answers: Answers| {
            let refused = r#"{ "error": "too_many_requests" }"#;
            let canned = Canned::new()
                .on("POST", TOKEN, 200, r#"{ "access_token": "t", "expires_in": 3600 }"#)
                .on("POST", TOKEN, 429, refused)
                .on("POST", MESSAGES, 503, "")
                .on("POST", MESSAGES, 202, "");
            let run = flow(canned).answering(answers).run().expect_completed();
            run.state().at("notification.status").as_str().map(str::to_owned)
        };
        assert_eq!(asked(Answers::new()).as_deref(), Some("sent"));
        assert_eq!(asked(Answers::new().losing(|_| true)).as_deref(), Some("given up"));
    }

    #[test]
    fn a_token_that_is_refused_is_replaced_once() {
        let canned = tokens().on("POST", MESSAGES, 401, "").on("POST", MESSAGES, 202, "");
        let run = email(canned).run().expect_done();
        assert_eq!(run.calls().iter().map(|call| call.status).collect::<Vec<_>>(), [Some(401), Some(202)]);
        let refused = email(tokens().on("POST", MESSAGES, 401, "")).run().expect_done();
        assert_eq!(refused.calls().len(), 2);
        assert_eq!(refused.commands(), [r#"api.notification.drop("the provider answered 401")"#]);
    }

    #[test]
    fn what_may_go_well_later_is_tried_again_up_to_five_times() {
        let run = flow(tokens().on("POST", MESSAGES, 503, "")).run();
        assert_eq!(run.ran().len(), 6);
        assert_eq!(run.commands()[0], r#"api.notification.retry("the provider answered 503")"#);
        assert_eq!(run.state().at("notification.status").as_str(), Some("given up"));
        let run = email(tokens().broken("POST", MESSAGES)).run().expect_done();
        assert_eq!(run.commands(), [r#"api.notification.retry("the provider gave no token, or no answer")"#]);
        let run = email(Canned::new().on("POST", TOKEN, 400, r#"{ "error": "invalid_client" }"#)).run().expect_done();
        assert_eq!(run.commands(), [r#"api.notification.retry("the provider gave no token, or no answer")"#]);
    }

    #[test]
    fn what_the_provider_does_not_take_is_dropped() {
        let run = email(tokens().on("POST", MESSAGES, 422, "")).run().expect_done();
        assert_eq!(run.commands(), [r#"api.notification.drop("the provider answered 422")"#]);
    }
}
