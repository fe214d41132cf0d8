//! What `api` answers by itself: what the event decides, and what shows at once.

use super::api;
use crate::post_login::Api;

#[test]
fn the_event_decides_whether_the_user_can_be_sent_away() {
    for (event, expected) in [
        ("{}", true),
        (r#"{"request": {"query": {"prompt": "login"}}, "transaction": {"protocol": "oidc-basic-profile"}}"#, true),
        (r#"{"request": {"query": {"prompt": "none"}}}"#, false),
        (r#"{"transaction": {"protocol": "oauth2-refresh-token"}}"#, false),
        (r#"{"transaction": {"protocol": "oauth2-resource-owner"}}"#, false),
    ] {
        let (api, _, host) = api::<Api>(event);
        assert_eq!(api.redirect.can_redirect(), expected, "{event}");
        assert_eq!(host.asked(), None);
    }
}

#[test]
fn metadata_of_the_transaction_shows_at_once() {
    let (mut api, ..) = api::<Api>(r#"{"transaction": {"metadata": {"a": "came", "b": 1}}}"#);
    assert_eq!(api.transaction.metadata().to_json(), r#"{"a":"came","b":1}"#);
    api.transaction.set_metadata("a", None::<&str>).set_metadata("c", true).set_metadata("b", 2);
    assert_eq!(api.transaction.metadata().to_json(), r#"{"b":2,"c":true}"#);
    api.transaction.set_metadata("d", f64::NAN);
    assert_eq!(api.transaction.metadata().to_json(), r#"{"b":2,"c":true}"#);
}

#[test]
fn target_scopes_show_at_once() {
    let (mut api, ..) = api::<Api>(r#"{"transaction": {"target_scopes": ["a", "b"]}}"#);
    assert_eq!(api.transaction.target_scopes(), ["a", "b"]);
    api.transaction.add_target_scope("c").add_target_scope("a").remove_target_scope("b");
    assert_eq!(api.transaction.target_scopes(), ["a", "c"]);
    api.transaction.set_target_scopes(["d"]).add_target_scope("e");
    assert_eq!(api.transaction.target_scopes(), ["d", "e"]);
    api.transaction.clear_target_scopes();
    assert!(api.transaction.target_scopes().is_empty());
}

#[test]
fn metadata_of_session_and_refresh_token_shows_at_once() {
    let event = r#"{"session": {"metadata": {"a": "1"}}, "refresh_token": {"metadata": {"b": "2"}}}"#;
    let (mut api, ..) = api::<Api>(event);
    api.session.set_metadata("c", "3").delete_metadata("a");
    api.refresh_token.evict_metadata().set_metadata("d", "4");
    assert_eq!(api.session.metadata().to_json(), r#"{"c":"3"}"#);
    assert_eq!(api.refresh_token.metadata().to_json(), r#"{"d":"4"}"#);
}
