//! Types that are more than their JSON.

use super::{Facts, full};
use auth0_actions::post_login::{Protocol, Transaction, User};
use auth0_actions::wire::{Lazy, Members};
use serde_json::{Value, json};

fn group(name: &str) -> Value {
    full(&Facts::of("post-login"))[name].clone()
}

fn lazy<T>(name: &str, group: Value) -> Lazy<T>
where
    T: auth0_actions::wire::Read,
{
    Lazy::of(Members::of(json!({ name: group }).to_string()).unwrap().get(name))
}

#[test]
fn null_is_absence_and_unknown_properties_are_no_problem() {
    let mut user = group("user");
    user["email"] = Value::Null;
    user["groups_of_a_directory"] = "staff".into();
    let user = lazy::<User>("user", user);
    assert_eq!(user.check().unwrap().email, None);
    assert_eq!(user.user_id.as_str(), "text");
}

#[test]
fn a_value_that_auth0_adds_later_is_kept() {
    let mut transaction = group("transaction");
    transaction["protocol"] = "oauth3".into();
    let transaction = lazy::<Transaction>("transaction", transaction);
    assert_eq!(transaction.protocol, Some(Protocol::Other("oauth3".into())));
}

#[test]
fn an_actor_acts_for_an_actor() {
    let transaction = lazy::<Transaction>("transaction", group("transaction"));
    let mut actor = transaction.actor.as_ref();
    let mut levels = 0;
    while let Some(this) = actor {
        assert_eq!(this.sub, "text");
        levels += 1;
        actor = this.act.as_deref();
    }
    assert_eq!(levels, 5);
}
