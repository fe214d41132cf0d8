//! What each function that answers asks, and how its answer is read.

use super::{Listener, api, now};
use crate::api::*;
use crate::host::AskError;
use crate::post_login::Api;
use auth0_actions_management::SecretString;
use auth0_actions_wire::Map;
use auth0_actions_wire::ids::RoleId;
use std::fmt::Debug;
use std::time::Duration;

pub(super) const CALLS: &[&str] = &[
    "api.cache.get",
    "api.cache.set",
    "api.cache.delete",
    "api.groups.getUserGroups",
    "api.groups.hasGroupMembership",
    "api.redirect.encodeToken",
    "api.redirect.validateToken",
    "api.roles.getUserEffectiveRoles",
    "api.roles.getUserEffectiveRolesByIds",
    "api.roles.getUserEffectiveRolesByNames",
    "api.rules.wasExecuted",
];

/// Those that a trigger has. That each of its namespaces has them, the types show.
pub(super) fn calls(trigger: &str) -> impl Iterator<Item = &'static str> {
    let namespaces: &[&str] = match trigger {
        "post-login" => &["api.cache.", "api.groups.", "api.redirect.", "api.roles.", "api.rules."],
        "password-reset-post-challenge" => &["api.cache.", "api.redirect."],
        _ => &["api.cache."],
    };
    CALLS.iter().copied().filter(move |call| namespaces.iter().any(|namespace| call.starts_with(namespace)))
}

#[test]
fn every_api_has_the_cache() {
    macro_rules! have {
        ($($trigger:ident)*) => {$(
            let _: fn(&crate::$trigger::Api) -> &Cache = |api| &api.cache;
        )*};
    }
    have! {
        post_login credentials_exchange pre_user_registration post_user_registration post_change_password
        send_phone_message custom_phone_provider custom_email_provider password_reset_post_challenge
        custom_token_exchange event_stream
    }
}

#[test]
fn a_password_reset_encodes_and_validates_too() {
    let (api, _, host) = api::<crate::password_reset_post_challenge::Api>("{}");
    let secret = SecretString::from("s");
    host.will_answer("\"token\"");
    assert_eq!(now(api.redirect.encode_token(&secret, Map::new())).unwrap(), "token");
    assert_eq!(host.asked(), Some(("api.redirect.encodeToken", r#"[{"payload":{},"secret":"s"}]"#.to_owned())));
    host.will_answer(r#"{"a":1}"#);
    assert_eq!(now(api.redirect.validate_token(&secret)).unwrap().to_json(), r#"{"a":1}"#);
    assert_eq!(host.asked(), Some(("api.redirect.validateToken", r#"[{"secret":"s"}]"#.to_owned())));
}

/// Asks once, and answers what came of it.
fn ask<T>(
    answer: &str,
    call: &str,
    args: &str,
    make: impl AsyncFnOnce(&Api) -> Result<T, AskError>,
) -> Result<T, AskError> {
    assert!(CALLS.contains(&call), "{call} is not listed");
    super::parameters::conform("post-login", call, args);
    let (api, recorder, host) = api::<Api>("{}");
    host.will_answer(answer);
    let answer = now(make(&api));
    assert_eq!(host.asked(), Some((listed(call), args.to_owned())));
    assert_eq!(recorder.take(), []);
    answer
}

fn listed(call: &str) -> &'static str {
    CALLS.iter().find(|listed| **listed == call).unwrap()
}

/// Fails without asking.
fn refuse<T: Debug>(code: &str, words: &str, make: impl AsyncFnOnce(&Api) -> Result<T, AskError>) {
    let (api, _, host): (Api, _, std::sync::Arc<Listener>) = api("{}");
    let error = now(make(&api)).unwrap_err();
    assert_eq!(host.asked(), None);
    assert_eq!(error.code, code, "{error}");
    assert!(error.message.contains(words), "{error}");
}

#[test]
fn the_cache_gets() {
    let get = async |api: &Api| api.cache.get("k").await;
    let record = ask(r#"{"value":"v","expires_at":5}"#, "api.cache.get", r#"["k"]"#, get).unwrap();
    assert_eq!(record, Some(CacheRecord { value: "v".to_owned(), expires_at: 5 }));
    assert_eq!(ask("undefined", "api.cache.get", r#"["k"]"#, get).unwrap(), None);
    let malformed = ask(r#"{"value":1}"#, "api.cache.get", r#"["k"]"#, get).unwrap_err();
    assert_eq!(
        malformed.message,
        "its answer is malformed: value: expected a string, found a number; expires_at: is missing"
    );
}

#[test]
fn the_cache_sets_and_says_why_not() {
    let done = r#"{"type":"success","record":{"value":"v","expires_at":5}}"#;
    let record = ask(done, "api.cache.set", r#"["k","v"]"#, async |api| api.cache.set("k", "v").await).unwrap();
    assert_eq!(record.expires_at, 5);
    let options = CacheSetOptions::new().ttl(Duration::from_secs(2)).expires_at(7);
    let args = r#"["k","v",{"expires_at":7,"ttl":2000}]"#;
    ask(done, "api.cache.set", args, async |api| api.cache.set_with("k", "v", options).await).unwrap();
    let full = r#"{"type":"error","code":"CacheSizeExceeded"}"#;
    let error = ask(full, "api.cache.set", r#"["k","v"]"#, async |api| api.cache.set("k", "v").await).unwrap_err();
    assert_eq!(CacheWriteErrorCode::from(error.code.as_str()), CacheWriteErrorCode::CacheSizeExceeded);
}

#[test]
fn the_cache_keeps_its_limits_before_it_asks() {
    let (key, value) = ("k".repeat(64), "é".repeat(2_048));
    let done = r#"{"type":"success","record":{"value":"v","expires_at":5}}"#;
    let args = format!("[\"{key}\",\"{value}\"]");
    ask(done, "api.cache.set", &args, async |api| api.cache.set(&key, &value).await).unwrap();
    refuse("CacheKeySizeExceeded", "65 bytes", async |api| api.cache.set(&"k".repeat(65), "").await);
    refuse("CacheValueSizeExceeded", "4097 bytes", async |api| api.cache.set("k", &"v".repeat(4_097)).await);
    let endless = CacheSetOptions::new().ttl(Duration::from_millis(1 << 53));
    refuse("InvalidExpiry", "further away", async |api| api.cache.set_with("k", "v", endless).await);
    let endless = CacheSetOptions::new().expires_at(i64::MIN);
    refuse("InvalidExpiry", "further away", async |api| api.cache.set_with("k", "v", endless).await);
}

#[test]
fn the_cache_deletes() {
    let delete = async |api: &Api| api.cache.delete("k").await;
    assert_eq!(ask(r#"{"type":"success"}"#, "api.cache.delete", r#"["k"]"#, delete), Ok(()));
    let unknown = r#"{"type":"error","code":"CacheKeyDoesNotExist"}"#;
    assert_eq!(ask(unknown, "api.cache.delete", r#"["k"]"#, delete).unwrap_err().code, "CacheKeyDoesNotExist");
}

#[test]
fn groups_come_page_by_page() {
    let group = r#"{"id":"grp_1","name":"Staff","tenant_name":"acme","created_at":"2026-01-01T00:00:00Z",
        "updated_at":"2026-01-01T00:00:00Z","membership_created_at":"2026-01-01T00:00:00Z","assignment":"direct"}"#;
    let answer = format!("{{\"groups\":[{group}],\"next\":\"n\"}}");
    let page = ask(&answer, "api.groups.getUserGroups", "[]", async |api| api.groups.get_user_groups().await).unwrap();
    assert_eq!((page.groups[0].name.as_str(), page.next.as_deref()), ("Staff", Some("n")));
    let params = GetUserGroupsParams::new().take(2).from("n");
    let args = r#"[{"take":2,"from":"n"}]"#;
    let next = async |api: &Api| api.groups.get_user_groups_with(params).await;
    assert_eq!(ask(r#"{"groups":[]}"#, "api.groups.getUserGroups", args, next).unwrap().next, None);
    let none = GetUserGroupsParams::new().take(0);
    refuse("error", "`take` is 0", async |api| api.groups.get_user_groups_with(none).await);
}

#[test]
fn membership_is_told_for_each_group() {
    let answer = r#"{"memberships":{"Staff":{"is_member":true,"matches":[{"id":"grp_1","name":"Staff","group_type":"tenant"}]},
        "grp_2":{"is_member":false}},"errors":{"grp_3":"unknown"}}"#;
    let membership = async |api: &Api| api.groups.has_group_membership(["Staff", "grp_2"]).await;
    let answer = ask(answer, "api.groups.hasGroupMembership", r#"[["Staff","grp_2"]]"#, membership).unwrap();
    let staff = &answer.memberships["Staff"];
    assert!(staff.is_member && !answer.memberships["grp_2"].is_member);
    assert_eq!(staff.matches.as_ref().unwrap()[0].group_type, GroupType::Tenant);
    assert_eq!(answer.errors.unwrap()["grp_3"], "unknown");
    refuse("error", "no group", async |api| api.groups.has_group_membership([""; 0]).await);
}

#[test]
fn roles_come_page_by_page_by_ids_and_by_names() {
    const ALL: &str = "api.roles.getUserEffectiveRoles";
    const BY_IDS: &str = "api.roles.getUserEffectiveRolesByIds";
    const BY_NAMES: &str = "api.roles.getUserEffectiveRolesByNames";
    let answer = r#"{"roles":[{"id":"rol_1","name":"admin","type":"tenant"}],"next":"n"}"#;
    let page = ask(answer, ALL, "[]", async |api| api.roles.get_user_effective_roles().await).unwrap();
    assert_eq!((page.roles[0].id.as_str(), page.next.as_deref()), ("rol_1", Some("n")));
    let params = GetUserEffectiveRolesParams::new().take(100).from("n");
    let next = async |api: &Api| api.roles.get_user_effective_roles_with(params).await;
    ask(answer, ALL, r#"[{"take":100,"from":"n"}]"#, next).unwrap();
    let many = GetUserEffectiveRolesParams::new().take(101);
    refuse("error", "101", async |api| api.roles.get_user_effective_roles_with(many).await);

    let ids = [RoleId::new("rol_1")];
    let by_ids = async |api: &Api| api.roles.get_user_effective_roles_by_ids(&ids).await;
    assert_eq!(ask(answer, BY_IDS, r#"[["rol_1"]]"#, by_ids).unwrap()[0].name, "admin");
    let by_names = async |api: &Api| api.roles.get_user_effective_roles_by_names(["admin"]).await;
    assert_eq!(ask(answer, BY_NAMES, r#"[["admin"]]"#, by_names).unwrap()[0].r#type, "tenant");

    let ids = vec![RoleId::new("r"); 101];
    let by_ids = async |api: &Api, count: usize| api.roles.get_user_effective_roles_by_ids(&ids[..count]).await;
    ask(answer, BY_IDS, &format!("[[{}]]", [r#""r""#; 100].join(",")), async |api| by_ids(api, 100).await).unwrap();
    refuse("error", "101 roles are given; 1 to 100", async |api| by_ids(api, 101).await);
    refuse("error", "0 roles are given", async |api| by_ids(api, 0).await);
    let by_names = async |api: &Api, count| api.roles.get_user_effective_roles_by_names(vec!["n"; count]).await;
    ask(answer, BY_NAMES, &format!("[[{}]]", [r#""n""#; 50].join(",")), async |api| by_names(api, 50).await).unwrap();
    refuse("error", "51 roles are given; 1 to 50", async |api| by_names(api, 51).await);
}

#[test]
fn tokens_of_redirects_are_made_and_read() {
    const ENCODE: &str = "api.redirect.encodeToken";
    const VALIDATE: &str = "api.redirect.validateToken";
    let secret = SecretString::from("s");
    let args = r#"[{"payload":{"a":1},"secret":"s"}]"#;
    let encode = async |api: &Api| api.redirect.encode_token(&secret, [("a", 1)]).await;
    assert_eq!(ask(r#""token""#, ENCODE, args, encode).unwrap(), "token");
    let options = EncodeTokenOptions::new().expires_in_seconds(60);
    let args = r#"[{"expiresInSeconds":60,"payload":{},"secret":"s"}]"#;
    let encode = async |api: &Api| api.redirect.encode_token_with(&secret, Map::new(), options).await;
    ask(r#""token""#, ENCODE, args, encode).unwrap();

    let validate = async |api: &Api| api.redirect.validate_token(&secret).await;
    let claims = ask(r#"{"sub":"auth0|1"}"#, VALIDATE, r#"[{"secret":"s"}]"#, validate).unwrap();
    assert_eq!(claims.get("sub").unwrap().as_str(), Some("auth0|1"));
    let options = ValidateTokenOptions::new().token_parameter_name("t");
    let args = r#"[{"secret":"s","tokenParameterName":"t"}]"#;
    ask("{}", VALIDATE, args, async |api| api.redirect.validate_token_with(&secret, options).await).unwrap();
    let malformed = ask(r#""claims""#, VALIDATE, r#"[{"secret":"s"}]"#, validate).unwrap_err();
    assert!(!malformed.message.contains("claims"), "{malformed}");

    let empty = SecretString::from("");
    refuse("error", "empty", async |api| api.redirect.encode_token(&empty, Map::new()).await);
    refuse("error", "empty", async |api| api.redirect.validate_token(&empty).await);
}

#[test]
fn rules_that_ran_are_asked_for() {
    let executed = async |api: &Api| api.rules.was_executed("rul_1").await;
    assert_eq!(ask("true", "api.rules.wasExecuted", r#"["rul_1"]"#, executed), Ok(true));
    assert_eq!(ask("undefined", "api.rules.wasExecuted", r#"["rul_1"]"#, executed).unwrap_err().code, "error");
}
