//! Makes up the SAML response as the application wants it, by the application's metadata.
use auth0_actions::api::{DigestAlgorithm, SignatureAlgorithm};
use auth0_actions::post_login::{Api, Event, Protocol};
use auth0_actions::prelude::*;

const EMAIL_FORMAT: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
const PERSISTENT_FORMAT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

#[on_execute_post_login]
async fn configure(event: &Event, api: &mut Api) -> Result {
    let protocol = event.transaction.as_ref().and_then(|transaction| transaction.protocol.as_ref());
    if protocol != Some(&Protocol::Samlp) {
        return Ok(());
    }
    let setting = |name: &str| event.client.metadata.get(name).map(String::as_str);
    let response = &mut api.saml_response;
    // What an application does not say stays as its settings in Auth0 have it.
    if let Some(audience) = setting("saml_audience") {
        response.set_audience(audience);
    }
    if let Some(recipient) = setting("saml_recipient") {
        response.set_recipient(recipient).set_destination(recipient);
    }
    match setting("saml_name_id") {
        Some("email") => {
            response.set_name_identifier_format(EMAIL_FORMAT).set_name_identifier_probes(["email"]);
        }
        Some("user_id") => {
            response.set_name_identifier_format(PERSISTENT_FORMAT).set_name_identifier_probes(["user_id"]);
        }
        Some(other) => console::warn!("`saml_name_id` is `{other}`, and neither `email` nor `user_id`"),
        None => {}
    }
    // Auth0's documents disagree about the default: it is said.
    response.set_signature_algorithm(SignatureAlgorithm::RsaSha256).set_digest_algorithm(DigestAlgorithm::Sha256);
    let roles = event.authorization.as_ref().map(|authorization| authorization.roles.clone()).unwrap_or_default();
    response.set_attribute("https://example.com/roles", roles);
    for name in ["employee_number", "cost_center"] {
        let value = match event.user.app_metadata.get(name) {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(number.as_str().to_owned()),
            _ => None,
        };
        // `None` takes an attribute out that a mapping would put in.
        response.set_attribute(format!("https://example.com/{name}"), value);
    }
    Ok(())
}

auth0_actions::main!(configure);

#[cfg(test)]
mod tests {
    use super::configure;
    use auth0_actions_sandbox::kit::{self, Action};

    fn login() -> Action<configure> {
        kit::action::<configure>().event(include_str!("../events/payroll.json"))
    }

    #[test]
    fn the_applications_metadata_decides() {
        let run = login().run().expect_done();
        assert_eq!(
            run.state().at("saml_response.settings").to_string(),
            r#"{"audience":"urn:example:payroll","recipient":"https://payroll.example.com/acs","destination":"https://payroll.example.com/acs","nameIdentifierFormat":"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress","nameIdentifierProbes":["email"],"signatureAlgorithm":"rsa-sha256","digestAlgorithm":"sha256"}"#
        );
        assert_eq!(
            run.state().at("saml_response.attributes").to_string(),
            r#"{"https://example.com/roles":["accountant","viewer"],"https://example.com/employee_number":"4711","https://example.com/cost_center":"K-12"}"#
        );
    }

    #[test]
    fn a_name_id_that_nobody_knows_is_logged_and_left_alone() {
        let run = login().with("client.metadata.saml_name_id", "phone").run().expect_done();
        assert!(run.state().at("saml_response.settings.nameIdentifierFormat").is_null());
        assert_eq!(run.logs(), ["warn: `saml_name_id` is `phone`, and neither `email` nor `user_id`"]);
    }

    #[test]
    fn what_the_user_lacks_is_taken_out_of_the_assertion() {
        let run = login().without("user.app_metadata.cost_center").run().expect_done();
        let attributes = run.state().at("saml_response.attributes").clone();
        assert!(attributes.get("https://example.com/cost_center").is_some_and(kit::Value::is_null));
    }

    #[test]
    fn other_logins_are_left_alone() {
        assert!(login().with("transaction.protocol", "oidc-basic-profile").run().expect_done().commands().is_empty());
        assert!(login().without("transaction").run().expect_done().commands().is_empty());
    }
}
