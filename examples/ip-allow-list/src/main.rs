//! Gives applications tokens of their own only in the networks that stand in their metadata, as `allowed_networks`.
use auth0_actions::api::credentials_exchange::DenyCode;
use auth0_actions::credentials_exchange::{Api, Event};
use auth0_actions::prelude::*;
use ipnet::IpNet;
use std::net::IpAddr;

#[on_execute_credentials_exchange]
async fn check_address(event: &Event, api: &mut Api) {
    // An application that names none may come from anywhere.
    let Some(networks) = event.client.metadata.get("allowed_networks") else { return };
    match is_within(&event.request.ip, networks) {
        Ok(true) => {}
        Ok(false) => {
            api.access.deny_with(DenyCode::InvalidRequest, "This application may not ask from here.");
        }
        // Whoever wrote them meant to keep others out.
        Err(what) => {
            console::error!("allowed_networks of `{}`: {what}", event.client.name);
            api.access.deny_with(DenyCode::ServerError, "The application's networks can't be read.");
        }
    }
}

/// Is the address in one of the networks, which have commas between them?
fn is_within(address: &str, networks: &str) -> Result<bool> {
    let address: IpAddr = address.parse()?;
    let mut is_within = false;
    for network in networks.split(',') {
        let network: IpNet = network.trim().parse()?;
        is_within |= network.contains(&address.to_canonical());
    }
    Ok(is_within)
}

auth0_actions::main!(check_address);

#[cfg(test)]
mod tests {
    use super::check_address;
    use auth0_actions_sandbox::kit::{self, Action, End, Place};

    fn exchange(event: &str) -> Action<check_address> {
        kit::action::<check_address>().event(event)
    }

    #[test]
    fn inside_the_networks_the_application_gets_its_token() {
        let run = exchange(include_str!("../events/inside.json")).run().expect_done();
        assert_eq!(run.state().end, End::Completed);
        assert_eq!(run.state().scopes(), ["read:things", "write:things"]);
        let by_v6 = exchange(include_str!("../events/inside.json")).with("request.ip", "2001:db8::7").run();
        assert_eq!(by_v6.state().end, End::Completed);
    }

    #[test]
    fn elsewhere_it_gets_an_error_of_oauth() {
        let run = exchange(include_str!("../events/outside.json")).run().expect_done();
        let shown = &run.state().shown;
        assert_eq!((shown.place, shown.status), (Place::TokenEndpoint, Some(400)));
        assert_eq!(shown.error.as_deref(), Some("invalid_request"));
        assert!(run.state().at("access_token").is_null());
    }

    #[test]
    fn an_application_that_names_no_networks_may_come_from_anywhere() {
        let run = exchange(include_str!("../events/outside.json")).without("client.metadata.allowed_networks").run();
        assert_eq!(run.expect_done().state().end, End::Completed);
    }

    #[test]
    fn networks_that_are_none_keep_everybody_out() {
        for wrong in ["", "192.0.2.0/33", "office", "192.0.2.0/24,"] {
            let run = exchange(include_str!("../events/inside.json"))
                .with("client.metadata.allowed_networks", wrong)
                .run()
                .expect_done();
            assert_eq!(run.state().shown.status, Some(500), "{wrong}");
            assert_eq!(run.logs().len(), 1);
        }
    }
}
