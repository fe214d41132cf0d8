//! Shortens sessions as the organization, the connection and the application want it, each in its own metadata:
//! `session_absolute_minutes` since the session began, and `session_idle_minutes` since the user was last here. The
//! shortest wins.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;
use std::collections::BTreeMap;

const MINUTE_MS: i64 = 60_000;

#[on_execute_post_login]
async fn shorten(event: &Event, api: &mut Api) {
    let Some(session) = &event.session else { return };
    if let Some(minutes) = shortest(event, "session_absolute_minutes") {
        // It counts from the session's beginning, and not from each login within it.
        let began = session.created_at.as_ref().and_then(Timestamp::unix_ms).unwrap_or_else(now);
        api.session.set_expires_at(began + minutes * MINUTE_MS);
    }
    if let Some(minutes) = shortest(event, "session_idle_minutes") {
        // Auth0 forgets it with each interaction: it is set again each time.
        api.session.set_idle_expires_at(now() + minutes * MINUTE_MS);
    }
}

/// The least that organization, connection and application say.
fn shortest(event: &Event, key: &str) -> Option<i64> {
    let organization = event.organization.as_ref().map(|organization| &organization.metadata);
    let holders = [organization, event.connection.metadata.as_ref(), Some(&event.client.metadata)];
    holders.into_iter().flatten().filter_map(|metadata| minutes(metadata, key)).min()
}

fn minutes(metadata: &BTreeMap<String, String>, key: &str) -> Option<i64> {
    let text = metadata.get(key)?;
    match text.parse() {
        Ok(minutes @ 1..=525_600) => Some(minutes),
        // A slip of the pen in a dashboard must not end all sessions.
        _ => {
            console::warn!("`{key}` is `{text}`, and no number of minutes from 1 to 525600");
            None
        }
    }
}

auth0_actions::main!(shorten);

#[cfg(test)]
mod tests {
    use super::shorten;
    use auth0_actions_sandbox::kit::{self, Action};

    fn login(event: &str) -> Action<shorten> {
        kit::action::<shorten>().event(event).now("2026-01-31T09:30:00Z")
    }

    #[test]
    fn the_shortest_of_organization_connection_and_application_wins() {
        let run = login(include_str!("../events/three-say.json"))
            .with("connection.metadata.session_idle_minutes", "30")
            .with("client.metadata.session_idle_minutes", "60")
            .run()
            .expect_done();
        // 480 minutes of the organization since nine o'clock; 30 of the connection from now.
        assert_eq!(run.state().at("session.expires_at").as_str(), Some("2026-01-31T17:00:00.000Z"));
        assert_eq!(run.state().at("session.idle_expires_at").as_str(), Some("2026-01-31T10:00:00.000Z"));
    }

    #[test]
    fn one_that_says_it_alone_is_heard() {
        let run = login(include_str!("../events/nobody-says.json"))
            .with("client.metadata.session_idle_minutes", "5")
            .run()
            .expect_done();
        assert_eq!(run.commands().len(), 1);
        assert_eq!(run.state().at("session.idle_expires_at").as_str(), Some("2026-01-31T09:35:00.000Z"));
    }

    #[test]
    fn where_nobody_says_anything_the_tenants_settings_stay() {
        assert!(login(include_str!("../events/nobody-says.json")).run().expect_done().commands().is_empty());
        let run = login(include_str!("../events/three-say.json")).without("session").run().expect_done();
        assert!(run.commands().is_empty());
    }

    #[test]
    fn what_is_no_number_of_minutes_is_logged_and_left_out() {
        for wrong in ["soon", "0", "-5", "99999999", ""] {
            let run = login(include_str!("../events/nobody-says.json"))
                .with("connection.metadata.session_idle_minutes", wrong)
                .run()
                .expect_done();
            assert!(run.commands().is_empty(), "{wrong}");
            let expected =
                format!("warn: `session_idle_minutes` is `{wrong}`, and no number of minutes from 1 to 525600");
            assert_eq!(run.logs(), [expected]);
        }
    }
}
