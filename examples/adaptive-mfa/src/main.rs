//! Asks for a second factor on a device that the user has not logged in with before, unless the request comes from a
//! trusted network. Whoever has no factor yet enrolls one.
use auth0_actions::api::{EnrollmentFactorSelector, FactorSelector, PhoneOptions, PushOptions};
use auth0_actions::post_login::{Api, Confidence, Event};
use auth0_actions::prelude::*;
use ipnet::IpNet;
use std::net::IpAddr;
use std::str::FromStr;

#[derive(Secrets)]
struct Secrets {
    /// Networks with commas between them, such as `192.0.2.0/24, 2001:db8::/32`.
    #[secret(name = "TRUSTED_NETWORKS", parse)]
    trusted: Networks,
}

struct Networks(Vec<IpNet>);

impl FromStr for Networks {
    type Err = ipnet::AddrParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let networks = text.split(',').map(str::trim).filter(|network| !network.is_empty());
        Ok(Self(networks.map(str::parse).collect::<Result<_, _>>()?))
    }
}

impl Networks {
    /// An address that is none is in no network.
    fn contain(&self, address: &str) -> bool {
        // An IPv4 address may come dressed as an IPv6 one.
        let address = address.parse::<IpAddr>().map(|address| address.to_canonical());
        address.is_ok_and(|address| self.0.iter().any(|network| network.contains(&address)))
    }
}

#[on_execute_post_login]
async fn ask_on_new_devices(event: &Event<Secrets>, api: &mut Api) {
    if is_known_device(event) || event.secrets.trusted.contain(&event.request.ip) {
        return;
    }
    let enrolled = event.user.enrolled_factors.as_deref().unwrap_or_default();
    let factors: Vec<FactorSelector> = enrolled.iter().filter_map(|factor| selector(&factor.r#type)).collect();
    if factors.is_empty() {
        api.authentication
            .enroll_with_any([EnrollmentFactorSelector::Otp, EnrollmentFactorSelector::Phone(PhoneOptions::new())]);
    } else {
        api.authentication.challenge_with_any(factors);
    }
}

/// Without an assessment nobody knows: then the device is a new one.
fn is_known_device(event: &Event<Secrets>) -> bool {
    let assessment = event.authentication.as_ref().and_then(|authentication| authentication.risk_assessment.as_ref());
    let new_device = assessment.and_then(|assessment| assessment.assessments.new_device.as_ref());
    new_device.is_some_and(|new_device| matches!(new_device.confidence, Confidence::High | Confidence::Medium))
}

/// Other factors than these are none that a login can ask for.
fn selector(factor: &str) -> Option<FactorSelector> {
    Some(match factor {
        "otp" => FactorSelector::Otp,
        "phone" => FactorSelector::Phone(PhoneOptions::new()),
        "push-notification" => FactorSelector::PushNotification(PushOptions::new()),
        "webauthn-platform" => FactorSelector::WebauthnPlatform,
        "webauthn-roaming" => FactorSelector::WebauthnRoaming,
        _ => return None,
    })
}

auth0_actions::main!(ask_on_new_devices);

#[cfg(test)]
mod tests {
    use super::{Networks, ask_on_new_devices};
    use auth0_actions_sandbox::kit::{self, End, FailureKind, Flow, Return, Value};

    fn login(event: &str) -> Flow {
        kit::flow()
            .action::<ask_on_new_devices>()
            .secrets([("TRUSTED_NETWORKS", "192.0.2.0/24, 2001:db8::/32")])
            .event(event)
    }

    #[test]
    fn a_new_device_elsewhere_is_challenged_with_an_enrolled_factor() {
        let new_device = || login(include_str!("../events/new-device.json"));
        let run = new_device().run();
        assert_eq!(run.commands(), [r#"api.authentication.challengeWithAny([{"type":"otp"},{"type":"phone"}])"#]);
        assert_eq!(run.state().end, End::Suspended);
        let run = new_device().comes_back(Return::factor("phone")).run().expect_completed();
        let methods = run.state().at("authentication_methods").to_string();
        assert!(methods.contains(r#""type":"phone""#), "{methods}");
    }

    #[test]
    fn whoever_has_no_factor_enrolls_one() {
        let run = login(include_str!("../events/new-device.json"))
            .with("user.enrolledFactors", Vec::<Value>::new())
            .comes_back(Return::factor("otp"))
            .run()
            .expect_completed();
        assert_eq!(run.commands(), [r#"api.authentication.enrollWithAny([{"type":"otp"},{"type":"phone"}])"#]);
        assert_eq!(run.state().at("user.enrolledFactors").to_string(), r#"[{"type":"otp"}]"#);
    }

    #[test]
    fn a_known_device_and_a_trusted_network_are_not_asked() {
        for event in [include_str!("../events/known-device.json"), include_str!("../events/trusted-network.json")] {
            assert!(login(event).run().expect_completed().commands().is_empty());
        }
    }

    #[test]
    fn without_an_assessment_the_device_is_a_new_one() {
        let run = login(include_str!("../events/known-device.json")).without("authentication.riskAssessment").run();
        assert_eq!(run.state().end, End::Suspended);
    }

    #[test]
    fn networks_hold_addresses_of_both_kinds() {
        let networks: Networks = "192.0.2.0/24,2001:db8::/32,".parse().expect("networks");
        for (address, inside) in [
            ("192.0.2.255", true),
            ("192.0.3.0", false),
            ("::ffff:192.0.2.1", true),
            ("2001:db8::1", true),
            ("2001:db9::1", false),
            ("unknown", false),
        ] {
            assert_eq!(networks.contain(address), inside, "{address}");
        }
    }

    #[test]
    fn a_network_that_is_none_is_told_before_the_handler_runs() {
        let run = kit::action::<ask_on_new_devices>().secrets([("TRUSTED_NETWORKS", "192.0.2.0/33")]).run();
        assert_eq!(run.failure().map(|failure| failure.kind), Some(FailureKind::Secrets));
    }
}
