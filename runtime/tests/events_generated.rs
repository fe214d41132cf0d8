//! The generated types read whole events: every property, from its place, with its type.

use auth0_actions::wire::{Lazy, Problems, Read, Value, parse};
use auth0_actions::{post_login, pre_user_registration};
use std::collections::BTreeSet;

type Group = (&'static str, fn(&'static str, &Value) -> Problems);

fn read<T: Read>(name: &'static str, group: &Value) -> Problems {
    Lazy::<T>::from_text(name, group.to_json()).check().err().unwrap_or_default()
}

const POST_LOGIN: (&str, &[Group]) = (
    include_str!("events/post-login.full.json"),
    &[
        ("agent", read::<post_login::Agent>),
        ("anonymous_session", read::<post_login::AnonymousSession>),
        ("authentication", read::<post_login::Authentication>),
        ("authorization", read::<post_login::Authorization>),
        ("client", read::<post_login::Client>),
        ("connection", read::<post_login::Connection>),
        ("custom_domain", read::<post_login::CustomDomain>),
        ("experiment", read::<post_login::Experiment>),
        ("organization", read::<post_login::Organization>),
        ("prompt", read::<post_login::Prompt>),
        ("refresh_token", read::<post_login::RefreshToken>),
        ("request", read::<post_login::Request>),
        ("resource_server", read::<post_login::ResourceServer>),
        ("security_context", read::<post_login::SecurityContext>),
        ("session", read::<post_login::Session>),
        ("session_transfer_token", read::<post_login::SessionTransferToken>),
        ("stats", read::<post_login::Stats>),
        ("tenant", read::<post_login::Tenant>),
        ("transaction", read::<post_login::Transaction>),
        ("user", read::<post_login::User>),
    ],
);

const PRE_USER_REGISTRATION: (&str, &[Group]) = (
    include_str!("events/pre-user-registration.full.json"),
    &[
        ("anonymous_session", read::<pre_user_registration::AnonymousSession>),
        ("authentication", read::<pre_user_registration::Authentication>),
        ("client", read::<pre_user_registration::Client>),
        ("connection", read::<pre_user_registration::Connection>),
        ("custom_domain", read::<pre_user_registration::CustomDomain>),
        ("experiment", read::<pre_user_registration::Experiment>),
        ("request", read::<pre_user_registration::Request>),
        ("security_context", read::<pre_user_registration::SecurityContext>),
        ("tenant", read::<pre_user_registration::Tenant>),
        ("transaction", read::<pre_user_registration::Transaction>),
        ("user", read::<pre_user_registration::User>),
    ],
);

const EVENTS: [(&str, &[Group]); 2] = [POST_LOGIN, PRE_USER_REGISTRATION];

/// What stands in a place of a sample.
#[derive(Clone)]
enum Step {
    Key(String),
    Index(usize),
}

/// Every place below `value`, each with the path that a problem there has.
fn places(value: &Value, path: &str, steps: &[Step], found: &mut Vec<(String, Vec<Step>)>) {
    found.push((path.to_owned(), steps.to_vec()));
    let with = |step| steps.iter().cloned().chain([step]).collect::<Vec<_>>();
    match value {
        Value::Object(members) => {
            for (key, value) in members.iter() {
                places(value, &format!("{path}.{key}"), &with(Step::Key(key.to_owned())), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                places(value, &format!("{path}[{index}]"), &with(Step::Index(index)), found);
            }
        }
        _ => {}
    }
}

fn at<'v>(value: &'v mut Value, steps: &[Step]) -> &'v mut Value {
    steps.iter().fold(value, |value, step| match (value, step) {
        (Value::Object(members), Step::Key(key)) => members.get_mut(key).unwrap(),
        (Value::Array(items), Step::Index(index)) => &mut items[*index],
        _ => unreachable!("the steps lead to places of the sample"),
    })
}

#[test]
fn whole_events_read_without_a_problem() {
    for (sample, groups) in EVENTS {
        let event = parse(sample).unwrap();
        let came: BTreeSet<&str> = event.as_object().unwrap().iter().map(|(name, _)| name).collect();
        assert_eq!(came, groups.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>());
        for (name, read) in groups {
            assert_eq!(read(name, event.at(name)), Problems::default(), "{name}");
        }
    }
}

/// The proof that each property is read, from where it stands and as what it is: a value of another type there is a
/// problem there, and the only one. Where it is none, the property is free-form.
#[test]
fn a_wrong_value_is_reported_at_its_path_unless_any_is_right() {
    let mut free = BTreeSet::new();
    for (sample, groups) in EVENTS {
        let event = parse(sample).unwrap();
        for (name, read) in groups {
            let group = event.at(name);
            let mut found = Vec::new();
            places(group, name, &[], &mut found);
            for (path, steps) in found {
                let mut wrong = group.clone();
                let place = at(&mut wrong, &steps);
                *place = if matches!(place, Value::String(_)) { 7.into() } else { "wrong".into() };
                match read(name, &wrong).0.as_slice() {
                    [] => {
                        free.insert(path);
                    }
                    [problem] => {
                        assert_eq!(problem.path, path);
                        assert!(problem.what.starts_with("expected "), "{path}: {}", problem.what);
                    }
                    several => panic!("{path}: {several:?}"),
                }
            }
        }
    }
    let free: Vec<&str> = free.iter().map(String::as_str).collect();
    assert_eq!(free, FREE_FORM);
}

/// The places of the samples where any value is right: what is inside metadata and the like, and two dates whose type
/// Auth0's sources dispute.
const FREE_FORM: [&str; 22] = [
    "agent.agent_metadata.example",
    "anonymous_session.created_at",
    "anonymous_session.expires_at",
    "authentication.riskAssessment.supplemental.akamai.akamaiUserRisk.general.example",
    "authentication.riskAssessment.supplemental.akamai.akamaiUserRisk.risk.example",
    "authentication.riskAssessment.supplemental.akamai.akamaiUserRisk.trust.example",
    "experiment.config.example.value",
    "prompt.fields.shirt_size",
    "prompt.vars.example",
    "refresh_token.metadata.example",
    "request.body.example",
    "request.query.example",
    "session.metadata.example",
    "session.session_transfer.parent_refresh_token.metadata.example",
    "transaction.metadata.returning",
    "transaction.metadata.source",
    "transaction.metadata.step",
    "user.app_metadata.example",
    "user.enrolledFactors[0].options.example",
    "user.identities[0].profileData.email",
    "user.identities[0].profileData.email_verified",
    "user.user_metadata.language",
];

#[test]
fn a_missing_property_is_reported_at_its_path_or_may_be_missing() {
    for ((sample, groups), promised) in EVENTS.into_iter().zip(PROMISED) {
        let mut required = 0;
        let event = parse(sample).unwrap();
        for (name, read) in groups {
            let group = event.at(name);
            let mut found = Vec::new();
            places(group, name, &[], &mut found);
            for (path, steps) in found {
                let Some((Step::Key(key), parent)) = steps.split_last() else { continue };
                let mut less = group.clone();
                let Value::Object(members) = at(&mut less, parent) else { continue };
                members.remove(key);
                match read(name, &less).0.as_slice() {
                    [] => {}
                    [problem] => {
                        required += 1;
                        assert_eq!((problem.path.as_str(), problem.what.as_str()), (path.as_str(), "is missing"));
                    }
                    several => panic!("{path}: {several:?}"),
                }
            }
        }
        assert_eq!(required, promised);
    }
}

/// How many properties of each event, below its groups, the facts do not call optional.
const PROMISED: [usize; 2] = [66, 17];

#[test]
fn null_is_absence_and_unknown_properties_are_no_problem() {
    let event = parse(POST_LOGIN.0).unwrap();
    let mut user = event.at("user").clone();
    *at(&mut user, &[Step::Key("email".into())]) = Value::Null;
    let Value::Object(members) = &mut user else { panic!("the user is an object") };
    members.insert("groups_of_a_directory", "staff");
    let user = Lazy::<post_login::User>::from_text("user", user.to_json());
    assert_eq!(user.check().unwrap().email, None);
    assert_eq!(user.user_id.as_str(), "auth0|000000000000000000000001");
}

#[test]
fn a_value_that_auth0_adds_later_is_kept() {
    let event = parse(POST_LOGIN.0).unwrap();
    let mut transaction = event.at("transaction").clone();
    *at(&mut transaction, &[Step::Key("protocol".into())]) = "oauth3".into();
    let transaction = Lazy::<post_login::Transaction>::from_text("transaction", transaction.to_json());
    assert_eq!(transaction.protocol, Some(post_login::Protocol::Other("oauth3".into())));
}

#[test]
fn an_actor_acts_for_an_actor() {
    let event = parse(POST_LOGIN.0).unwrap();
    let text = event.at("transaction").to_json();
    let transaction = Lazy::<post_login::Transaction>::from_text("transaction", text);
    let mut actor = transaction.actor.as_ref();
    let mut levels = 0;
    while let Some(this) = actor {
        assert_eq!(this.sub, "example-sub");
        levels += 1;
        actor = this.act.as_deref();
    }
    assert_eq!(levels, 5);
}
