//! Puts a user's roles, and the subscription that is kept in the user's metadata, into both tokens.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;
use serde::{Deserialize, Serialize};

/// The members of `app_metadata` that this Action reads.
#[derive(Deserialize)]
struct AppMetadata {
    subscription: Option<Subscription>,
}

/// What a user pays for; the tokens hold it as it is.
#[derive(Deserialize, Serialize)]
struct Subscription {
    plan: Plan,
    seats: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    extras: Vec<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Plan {
    Free,
    Team,
    Enterprise,
}

#[on_execute_post_login]
async fn add_claims(event: &Event, api: &mut Api) -> Result {
    // As in JavaScript: not every event has it.
    let Some(authorization) = &event.authorization else { return Ok(()) };
    // Claims that are not the standard's need a namespace: any URL of yours, which nobody calls.
    let roles = claim!("https://example.com/roles");
    api.id_token.set_custom_claim(roles, authorization.roles.clone());
    api.access_token.set_custom_claim(roles, authorization.roles.clone());
    // Metadata that somebody has written differently must not stop the login.
    match event.user.app_metadata.to::<AppMetadata>() {
        Ok(AppMetadata { subscription: Some(subscription) }) => {
            let (name, value) = (claim!("https://example.com/subscription"), Value::from_serde(&subscription)?);
            api.id_token.set_custom_claim(name, value.clone());
            api.access_token.set_custom_claim(name, value);
        }
        Ok(AppMetadata { subscription: None }) => {}
        Err(error) => console::warn!("app_metadata.subscription is not what it should be: {error}"),
    }
    Ok(())
}

auth0_actions::main!(add_claims);

#[cfg(test)]
mod tests {
    use super::{Map, add_claims};
    use auth0_actions_sandbox::kit::{self, Action};

    const ROLES: &str = r#""https://example.com/roles", ["editor","reader"]"#;

    fn login() -> Action<add_claims> {
        kit::action::<add_claims>().event(include_str!("../events/subscriber.json"))
    }

    #[test]
    fn both_tokens_hold_roles_and_subscription() {
        let run = login().run().expect_done();
        let subscription = r#""https://example.com/subscription", {"plan":"team","seats":5,"extras":["audit-log"]}"#;
        assert_eq!(
            run.commands(),
            [
                format!("api.idToken.setCustomClaim({ROLES})"),
                format!("api.accessToken.setCustomClaim({ROLES})"),
                format!("api.idToken.setCustomClaim({subscription})"),
                format!("api.accessToken.setCustomClaim({subscription})"),
            ]
        );
    }

    #[test]
    fn without_a_subscription_there_are_roles_alone() {
        let run = login().with("user.app_metadata", Map::new()).run().expect_done();
        assert_eq!(run.commands().len(), 2);
        assert!(run.logs().is_empty());
    }

    #[test]
    fn metadata_of_another_shape_is_logged_and_the_login_goes_on() {
        let run = login().with("user.app_metadata.subscription.plan", "gold").run().expect_done();
        assert_eq!(run.commands().len(), 2);
        assert!(run.logs()[0].starts_with("warn: app_metadata.subscription is not what it should be: "));
        assert!(run.logs()[0].contains("gold"), "{}", run.logs()[0]);
    }
}
