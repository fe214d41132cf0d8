//! Sends text messages and makes calls by a provider of one's own: forms over HTTP, with a token for each of the two.
use auth0_actions::custom_phone_provider::{Api, Event, NotificationDeliveryMethod};
use auth0_actions::oauth::ClientCredentials;
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Secrets {
    #[secret(name = "PHONE_API")]
    api: HttpsUrl,
    #[secret(name = "PHONE_TOKEN_URL")]
    token_url: HttpsUrl,
    #[secret(name = "PHONE_CLIENT_ID")]
    client_id: String,
    #[secret(name = "PHONE_CLIENT_SECRET")]
    client_secret: SecretString,
}

#[on_execute_custom_phone_provider]
async fn send(event: &Event<Secrets>, api: &mut Api) {
    let (secrets, notification) = (&event.secrets, &event.notification);
    let (path, scope, words) = match notification.delivery_method {
        NotificationDeliveryMethod::Text => ("texts", "send:texts", &notification.as_text),
        NotificationDeliveryMethod::Voice => ("calls", "make:calls", &notification.as_voice),
        // What Auth0 may add: nobody here knows how.
        _ => {
            api.notification.drop("this provider sends texts and makes calls alone");
            return;
        }
    };
    let credentials =
        ClientCredentials::new(secrets.token_url.as_str(), &secrets.client_id, &secrets.client_secret).scope(scope);
    let url = format!("{}/{path}", secrets.api.as_str().trim_end_matches('/'));
    let from = notification.from.as_deref().unwrap_or_default();
    let form = [("from", from), ("to", notification.recipient.as_str()), ("words", words)];
    let answer = credentials.send(&api.cache, || fetch(url.as_str()).form(form)).await;
    match answer {
        Ok(answer) if answer.ok() => {}
        Ok(answer) if (400..500).contains(&answer.status()) && answer.status() != 429 => {
            // The number is a person's: it stays out of the log.
            api.notification.drop(format!("the provider refused with {}", answer.status()));
        }
        _ => {
            api.notification.retry("the provider did not take it");
        }
    }
}

auth0_actions::main!(send);

#[cfg(test)]
mod tests {
    use super::send;
    use auth0_actions_sandbox::kit::{self, Action, Canned};

    const TOKEN: &str = "https://phone.example.com/oauth/token";
    const TEXTS: &str = "https://phone.example.com/v2/texts";
    const CALLS: &str = "https://phone.example.com/v2/calls";

    fn message(event: &str, canned: Canned) -> Action<send> {
        let canned = canned.on("POST", TOKEN, 200, r#"{ "access_token": "token", "expires_in": 60 }"#);
        kit::action::<send>().event(event).answers(canned).secrets([
            ("PHONE_API", "https://phone.example.com/v2/"),
            ("PHONE_TOKEN_URL", TOKEN),
            ("PHONE_CLIENT_ID", "client"),
            ("PHONE_CLIENT_SECRET", "secret"),
        ])
    }

    #[test]
    fn a_text_is_sent_as_a_form() {
        let canned = Canned::new().on("POST", TEXTS, 201, "");
        let run = message(include_str!("../events/text.json"), canned).run().expect_done();
        assert!(run.commands().is_empty());
        let form = "from=%2B15555550199&to=%2B15555550100&words=Your+code+is+123456.";
        assert_eq!(run.calls()[0].body.as_str(), Some(form));
    }

    #[test]
    fn a_call_says_the_digits_one_by_one() {
        let canned = Canned::new().on("POST", CALLS, 201, "");
        let run = message(include_str!("../events/voice.json"), canned).run().expect_done();
        let body = run.calls()[0].body.as_str().unwrap_or_default().to_owned();
        assert!(body.ends_with("words=Your+code+is+1%2C+2%2C+3%2C+4%2C+5%2C+6."), "{body}");
    }

    #[test]
    fn a_way_that_nobody_knows_yet_is_dropped() {
        let run = message(include_str!("../events/text.json"), Canned::new())
            .with("notification.delivery_method", "telegraph")
            .run()
            .expect_done();
        assert_eq!(run.commands(), [r#"api.notification.drop("this provider sends texts and makes calls alone")"#]);
        assert!(run.calls().is_empty());
    }

    #[test]
    fn a_refused_number_is_dropped_and_a_busy_provider_asked_again() {
        let run = |status| {
            let canned = Canned::new().on("POST", TEXTS, status, "");
            message(include_str!("../events/text.json"), canned).run().expect_done().commands()
        };
        assert_eq!(run(400), [r#"api.notification.drop("the provider refused with 400")"#]);
        for status in [429, 500, 302] {
            assert_eq!(run(status), [r#"api.notification.retry("the provider did not take it")"#], "{status}");
        }
    }
}
