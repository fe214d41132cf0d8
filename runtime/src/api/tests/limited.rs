//! Each limit: at it a call is recorded, one over it the call is a violation at the caller's line.

use super::api;
use crate::api::*;
use crate::glue::ActionApi;
use crate::{post_login, pre_user_registration};
use auth0_actions_management::SecretString;
use auth0_actions_wire::Value;
use auth0_actions_wire::ids::UserId;

const EVENT: &str = r#"{"session": {"metadata": {"there": "before"}}, "transaction": {"metadata": {"there": 1}}}"#;

/// The function, what its violation says, the call at the limit, and the call over it.
pub(super) type Row<A> = (&'static str, &'static str, fn(&mut A), fn(&mut A));

/// A table of rows, each in four lines.
macro_rules! rows {
    ($name:ident: $api_type:ty, $api:ident, { $($call:literal, $message:literal: { $($at:tt)* } { $($over:tt)* })* }) => {
        const $name: &[Row<$api_type>] = &[$(($call, $message, |$api| { $($at)* }, |$api| { $($over)* }),)*];
    };
}
pub(super) use rows;

pub(super) fn x(count: usize) -> String {
    "x".repeat(count)
}

rows!(POST_LOGIN: post_login::Api, api, {
    // 1 + 32,765 + 2 for the quotes.
    "api.user.setAppMetadata", "has 32769 bytes; 32768 is the limit":
        { api.user.set_app_metadata("k", x(32_765)); }
        { api.user.set_app_metadata("k", x(32_766)); }
    "api.user.setUserMetadata", "with `l`, has 32769 bytes":
        { api.user.set_user_metadata("k", x(16_381)).set_user_metadata("l", x(16_381)); }
        { api.user.set_user_metadata("k", x(16_381)).set_user_metadata("l", x(16_382)); }
    "api.user.setUserMetadata", "the key `a.b` has a `.`":
        { api.user.set_user_metadata("a_b", 1); }
        { api.user.set_user_metadata("a.b", 1); }
    "api.user.setAppMetadata", "the key `a$` has a `$`":
        { api.user.set_app_metadata("", 1); }
        { api.user.set_app_metadata("a$", 1); }
    // {"n":"…"}
    "api.idToken.setCustomClaim", "with `n`, has 102401 bytes; 102400":
        { api.id_token.set_custom_claim("n", x(9)).set_custom_claim("n", x(102_392)); }
        { api.id_token.set_custom_claim("n", x(102_393)); }
    "api.accessToken.setCustomClaim", "with `m`, has 102401 bytes":
        {
            api.access_token.set_custom_claim("n", "").set_custom_claim("m", x(102_385));
            api.id_token.set_custom_claim("n", x(102_392));
        }
        { api.access_token.set_custom_claim("n", "").set_custom_claim("m", x(102_386)); }
    "api.accessToken.setCustomClaim", "keeps the claim `roles` for itself":
        { api.access_token.set_custom_claim("https://example.com/roles", 1).set_custom_claim("email", 1); }
        { api.access_token.set_custom_claim("roles", 1); }
    "api.idToken.setCustomClaim", "the claim's name is empty":
        { api.id_token.set_custom_claim(String::from("urn:auth0x:a"), 1); }
        { api.id_token.set_custom_claim("", 1); }
    "api.idToken.setCustomClaim", "`scope` is no custom claim":
        { api.id_token.set_custom_claim("scopes", 1); }
        { api.id_token.set_custom_claim("scope", 1); }
    "api.idToken.setCustomClaim", "under `auth0.com`":
        { api.id_token.set_custom_claim("https://notauth0.com/a", 1); }
        { api.id_token.set_custom_claim("HTTPS://ACME.AUTH0.COM:443/a", 1); }
    "api.idToken.setCustomClaim", "under `urn:auth0`":
        { api.id_token.set_custom_claim("urn:example:a", 1); }
        { api.id_token.set_custom_claim("urn:Auth0:a", 1); }
    "api.accessToken.addScope", "has 281 characters; 280":
        { api.access_token.add_scope(x(280)); }
        { api.access_token.add_scope(x(281)); }
    "api.accessToken.removeScope", "the scope is empty":
        { api.access_token.remove_scope("x"); }
        { api.access_token.remove_scope(" "); }
    "api.accessToken.addScope", "`read write` has white space":
        { api.access_token.add_scope("\tread:write\n"); }
        { api.access_token.add_scope("read write"); }
    "api.accessToken.addScope", "are 1001; 1000 is the limit":
        {
            (0..1_000).for_each(|n| { api.access_token.add_scope(n.to_string()); });
            api.access_token.add_scope("7").remove_scope("7").add_scope("another");
        }
        {
            (0..1_000).for_each(|n| { api.access_token.add_scope(n.to_string()); });
            api.access_token.add_scope("another");
        }
    "api.accessToken.removeScope", "are 2001; 2000 is the limit":
        {
            (0..2_000).for_each(|n| { api.access_token.remove_scope(n.to_string()); });
            api.access_token.remove_scope("7");
        }
        { (0..2_001).for_each(|n| { api.access_token.remove_scope(n.to_string()); }); }
    "api.authentication.enrollWithAny", "it is command 5 to challenge or enroll; 4 is the limit":
        {
            api.authentication.challenge_with(FactorSelector::Otp).challenge_with_any([FactorSelector::Email]);
            api.authentication.enroll_with(EnrollmentFactorSelector::Otp).enroll_with_any([]);
        }
        {
            api.authentication.challenge_with(FactorSelector::Otp).challenge_with_any([FactorSelector::Email]);
            api.authentication.enroll_with(EnrollmentFactorSelector::Otp).enroll_with_any([]).enroll_with_any([]);
        }
    "api.authentication.recordMethod", "no `http` or `https` URL":
        { api.authentication.record_method("http://localhost/"); }
        { api.authentication.record_method("ftp://example.com/"); }
    "api.authentication.setPrimaryUser", "has 129 characters; 128":
        { api.authentication.set_primary_user(&UserId::new(x(128))); }
        { api.authentication.set_primary_user(&UserId::new(x(129))); }
    "api.authentication.setPrimaryUser", "id is empty":
        { api.authentication.set_primary_user(&UserId::new("x")); }
        { api.authentication.set_primary_user(&UserId::new("")); }
    "api.authentication.setPrimaryUser", "may set it once":
        { api.authentication.set_primary_user(&UserId::new("x")); }
        { api.authentication.set_primary_user(&UserId::new("x")).set_primary_user(&UserId::new("x")); }
    // {"vars":{"v":"…"}}
    "api.prompt.render", "the JSON of its options has 24577 bytes; 24576":
        { api.prompt.render_with("ap_1", PromptOptions::new().var("v", x(24_559))); }
        { api.prompt.render_with("ap_1", PromptOptions::new().var("v", x(24_560))); }
    "api.prompt.render", "renders a form already; 1 is the limit":
        { api.prompt.render("ap_1"); }
        { api.prompt.render("ap_1").render("ap_2"); }
    "api.prompt.render", "can't render a form too":
        { api.prompt.render("ap_1"); }
        { api.redirect.send_user_to("https://example.com"); api.prompt.render("ap_1"); }
    "api.redirect.sendUserTo", "can't redirect too":
        { api.redirect.send_user_to("https://example.com"); }
        { api.prompt.render("ap_1"); api.redirect.send_user_to("https://example.com"); }
    "api.redirect.sendUserTo", "is not absolute":
        { api.redirect.send_user_to("HTTPS://user@example.com:8443?token=t#f"); }
        { api.redirect.send_user_to("/terms?token=t"); }
    "api.redirect.sendUserTo", "is not absolute":
        { api.redirect.send_user_to("https:example.com"); }
        { api.redirect.send_user_to_with("https://:443/", RedirectOptions::new()); }
    "api.session.setMetadata", "has 256 characters; 255":
        { api.session.set_metadata(x(255), x(255)); }
        { api.session.set_metadata(x(256), ""); }
    "api.session.setMetadata", "the value of `k` has 256 characters; 255":
        { api.session.set_metadata("k", "é".repeat(255)); }
        { api.session.set_metadata("k", x(256)); }
    "api.session.setMetadata", "letters, digits, `_` and `-`":
        { api.session.set_metadata("aZ0_-", "ö"); }
        { api.session.set_metadata("ö", "a"); }
    "api.session.setMetadata", "the key is empty":
        { api.session.set_metadata("a", ""); }
        { api.session.set_metadata("", "a"); }
    "api.session.setMetadata", "has a null character":
        { api.session.set_metadata("a", "\u{1}"); }
        { api.session.set_metadata("a", "\0"); }
    // One entry came with the event.
    "api.session.setMetadata", "has 26 entries; 25":
        {
            (0..24).for_each(|n| { api.session.set_metadata(n.to_string(), ""); });
            api.session.set_metadata("7", "").delete_metadata("7").set_metadata("another", "");
        }
        {
            (0..24).for_each(|n| { api.session.set_metadata(n.to_string(), ""); });
            api.session.set_metadata("another", "");
        }
    "api.session.setExpiresAt", "0 is no time to come":
        { api.session.set_expires_at(1); }
        { api.session.set_expires_at(0); }
    "api.session.setIdleExpiresAt", "-1 is no time to come":
        { api.session.set_idle_expires_at(1); }
        { api.session.set_idle_expires_at(-1); }
    "api.refreshToken.setExpiresAt", "no time to come":
        { api.refresh_token.set_expires_at(1); }
        { api.refresh_token.set_expires_at(0); }
    "api.refreshToken.setIdleExpiresAt", "no time to come":
        { api.refresh_token.set_idle_expires_at(1); }
        { api.refresh_token.set_idle_expires_at(0); }
    "api.refreshToken.setMetadata", "has 26 entries; 25":
        {
            (0..25).for_each(|n| { api.refresh_token.set_metadata(n.to_string(), ""); });
            api.refresh_token.evict_metadata().set_metadata("another", "");
        }
        { (0..26).for_each(|n| { api.refresh_token.set_metadata(n.to_string(), ""); }); }
    "api.refreshToken.setMetadata", "has 256 characters; 255":
        { api.refresh_token.set_metadata(x(255), x(255)); }
        { api.refresh_token.set_metadata("k", x(256)); }
    "api.transaction.setMetadata", "has 65 characters; 64":
        { api.transaction.set_metadata(x(64), true); }
        { api.transaction.set_metadata(x(65), true); }
    "api.transaction.setMetadata", "the value of `k` has 8193 bytes; 8192":
        { api.transaction.set_metadata("k", "é".repeat(4_096)); }
        { api.transaction.set_metadata("k", x(8_193)); }
    // {"there":1,"k":"…","l":"…"}
    "api.transaction.setMetadata", "with `l`, has 16385 bytes; 16384":
        { api.transaction.set_metadata("k", x(8_192)).set_metadata("l", x(8_167)); }
        { api.transaction.set_metadata("k", x(8_192)).set_metadata("l", x(8_168)); }
    "api.transaction.setMetadata", "is an integer beyond 9007199254740991":
        { api.transaction.set_metadata("k", 9_007_199_254_740_991_i64).set_metadata("k", 0.5); }
        { api.transaction.set_metadata("k", -9_007_199_254_740_992_i64); }
    "api.transaction.setMetadata", "is an integer beyond":
        { api.transaction.set_metadata("k", u64::from(u32::MAX)); }
        { api.transaction.set_metadata("k", u64::MAX); }
    "api.transaction.setMetadata", "is no finite number":
        { api.transaction.set_metadata("k", 9_007_199_254_740_991.0); }
        { api.transaction.set_metadata("k", f64::NAN); }
    "api.transaction.addTargetScope", "has 281 characters":
        { api.transaction.add_target_scope(x(280)); }
        { api.transaction.add_target_scope(x(281)); }
    "api.transaction.removeTargetScope", "the scope is empty":
        { api.transaction.remove_target_scope("x"); }
        { api.transaction.remove_target_scope(""); }
    "api.transaction.setTargetScopes", "has 1001 scopes; 1000":
        { api.transaction.set_target_scopes((0..1_000).chain(0..1_000).map(|n| n.to_string())); }
        { api.transaction.set_target_scopes((0..1_001).map(|n| n.to_string())); }
    "api.transaction.setTargetScopes", "`a b` has white space":
        { api.transaction.set_target_scopes(["a", "b"]); }
        { api.transaction.set_target_scopes(["a b"]); }
    "api.transaction.addTargetScope", "has 1001 scopes; 1000":
        {
            api.transaction.set_target_scopes((0..999).map(|n| n.to_string())).add_target_scope("a").add_target_scope("a");
        }
        { api.transaction.set_target_scopes((0..1_000).map(|n| n.to_string())).add_target_scope("a"); }
    "api.samlResponse.setAttribute", "it is change 101 of an attribute; 100":
        { (0..100).for_each(|_| { api.saml_response.set_attribute("a", 1); }); }
        { (0..101).for_each(|_| { api.saml_response.set_attribute("a", 1); }); }
    "api.samlResponse.setAttribute", "has 1025 bytes; 1024":
        { api.saml_response.set_attribute(x(1_024), true); }
        { api.saml_response.set_attribute(x(1_025), true); }
    "api.samlResponse.setAttribute", "a value of `a` has 2049 bytes; 2048":
        { api.saml_response.set_attribute("a", [x(2_048), x(2_048)]); }
        { api.saml_response.set_attribute("a", [x(1), x(2_049)]); }
    // {"a":["…","…","…","…"],"b":"…"}
    "api.samlResponse.setAttribute", "with `b`, has 10241 bytes; 10240":
        { api.saml_response.set_attribute("a", vec![x(2_048); 4]).set_attribute("b", x(2_022)); }
        { api.saml_response.set_attribute("a", vec![x(2_048); 4]).set_attribute("b", x(2_023)); }
    "api.samlResponse.setAttribute", "a value of `a` is no finite number":
        { api.saml_response.set_attribute("a", 1e9); }
        { api.saml_response.set_attribute("a", f64::INFINITY); }
    "api.samlResponse.setAudience", "has 2049 bytes; 2048":
        { api.saml_response.set_audience(x(2_048)); }
        { api.saml_response.set_audience(x(2_049)); }
    "api.samlResponse.setRecipient", "has 2049 bytes; 2048":
        { api.saml_response.set_recipient(x(2_048)); }
        { api.saml_response.set_recipient(x(2_049)); }
    "api.samlResponse.setDestination", "has 2049 bytes; 2048":
        { api.saml_response.set_destination(x(2_048)); }
        { api.saml_response.set_destination(x(2_049)); }
    "api.samlResponse.setNameIdentifierFormat", "has 513 bytes; 512":
        { api.saml_response.set_name_identifier_format(x(512)); }
        { api.saml_response.set_name_identifier_format(x(513)); }
    "api.samlResponse.setNameIdentifierProbes", "a probe has 513 bytes; 512":
        { api.saml_response.set_name_identifier_probes([x(512)]); }
        { api.saml_response.set_name_identifier_probes([x(513)]); }
    "api.samlResponse.setNameIdentifierProbes", "the list has 11 probes; 10":
        { api.saml_response.set_name_identifier_probes(["x"; 10]); }
        { api.saml_response.set_name_identifier_probes(["x"; 11]); }
    "api.samlResponse.setAuthnContextClassRef", "has 513 bytes; 512":
        { api.saml_response.set_authn_context_class_ref(x(512)); }
        { api.saml_response.set_authn_context_class_ref(x(513)); }
    "api.samlResponse.setSigningCert", "has 4097 bytes; 4096":
        { api.saml_response.set_signing_cert(x(4_096)); }
        { api.saml_response.set_signing_cert(x(4_097)); }
    "api.samlResponse.setEncryptionCert", "has 4097 bytes; 4096":
        { api.saml_response.set_encryption_cert(x(4_096)); }
        { api.saml_response.set_encryption_cert(x(4_097)); }
    "api.samlResponse.setEncryptionPublicKey", "has 4097 bytes; 4096":
        { api.saml_response.set_encryption_public_key(x(4_096)); }
        { api.saml_response.set_encryption_public_key(x(4_097)); }
    "api.samlResponse.setCert", "has 4097 bytes; 4096":
        { api.saml_response.set_cert(x(4_096)); }
        { api.saml_response.set_cert(x(4_097)); }
    "api.samlResponse.setKey", "has 4097 bytes; 4096":
        { api.saml_response.set_key(&SecretString::from(x(4_096))); }
        { api.saml_response.set_key(&SecretString::from(x(4_097))); }
    "api.samlResponse.setRelayState", "has 513 characters; 512":
        { api.saml_response.set_relay_state("é".repeat(512)); }
        { api.saml_response.set_relay_state(x(513)); }
    "api.samlResponse.setIssuer", "has 513 characters; 512":
        { api.saml_response.set_issuer("é".repeat(512)); }
        { api.saml_response.set_issuer(x(513)); }
});

rows!(PRE_USER_REGISTRATION: pre_user_registration::Api, api, {
    "api.user.setAppMetadata", "has 32769 bytes; 32768":
        { api.user.set_app_metadata("k", x(32_765)); }
        { api.user.set_app_metadata("k", x(32_766)); }
    "api.user.setUserMetadata", "the key `$k` has a `$`":
        { api.user.set_user_metadata("k", 1); }
        { api.user.set_user_metadata("$k", 1); }
    "api.user.setUserId", "the id has 256 characters; 255":
        { api.user.set_user_id(x(255)); }
        { api.user.set_user_id(x(256)); }
    "api.user.setUserId", "the id has a '|'":
        { api.user.set_user_id("x"); }
        { api.user.set_user_id("auth0|x"); }
    "api.user.setUserId", "the id is empty":
        { api.user.set_user_id("x"); }
        { api.user.set_user_id(""); }
    "api.validation.error", "the code has 101 characters; 100":
        { api.validation.error("é".repeat(100), x(100)); }
        { api.validation.error(x(101), ""); }
    // An emoji is two of JavaScript's characters.
    "api.validation.error", "the message has 102 characters; 100":
        { api.validation.error("", "🦀".repeat(50)); }
        { api.validation.error("", "🦀".repeat(51)); }
});

pub(super) fn holds<A: ActionApi>(rows: &[Row<A>]) {
    for (index, (call, message, at, over)) in rows.iter().enumerate() {
        let (mut inside, recorder, _) = api::<A>(EVENT);
        at(&mut inside);
        assert_eq!(recorder.check(), Ok(()), "row {index}");
        assert_ne!(recorder.take().len(), 0, "row {index}");

        let (mut outside, recorder, _) = api::<A>(EVENT);
        over(&mut outside);
        let violation = recorder.check().expect_err(&format!("row {index}: {call} goes through"));
        assert_eq!(violation.call, *call, "row {index}");
        assert!(violation.message.contains(message), "row {index}: {}", violation.message);
        assert!(
            violation.at.starts_with(file!().trim_end_matches(".rs")),
            "row {index} is said to be called at {}",
            violation.at
        );
        // What broke the limit is not recorded; in a loop, only the calls before it are, which are as many as the limit.
        let recorded = recorder.take().iter().filter(|command| command.at == violation.at).count();
        assert!(recorded == 0 || violation.message.contains(&format!("; {recorded} is the limit")), "row {index}");
    }
}

#[test]
fn the_limits_of_post_login_hold() {
    holds(POST_LOGIN);
}

#[test]
fn the_limits_of_pre_user_registration_hold() {
    holds(PRE_USER_REGISTRATION);
}

#[test]
fn the_first_violation_is_kept_with_its_line_and_nothing_is_recorded() {
    let (mut api, recorder, _) = api::<post_login::Api>("{}");
    assert_eq!(api.check(), Ok(()));
    let line = line!() + 1;
    api.user.set_app_metadata("a.b", 1);
    api.user.set_app_metadata("c.d", 1).set_app_metadata("e", 1);
    let violation = api.check().unwrap_err();
    assert!(violation.at.starts_with(&format!("{}:{line}:", file!())), "{}", violation.at);
    assert_eq!(violation.message, "the key `a.b` has a `.`");
    assert_eq!(recorder.take().len(), 1, "only the last call was within the limits");
}

#[test]
fn a_violation_never_shows_a_secret() {
    let (mut api, recorder, _) = api::<post_login::Api>("{}");
    api.saml_response.set_key(&SecretString::from(format!("private{}", x(4_096))));
    assert!(!recorder.check().unwrap_err().to_string().contains("private"));
    let (mut api, recorder, _) = super::api::<post_login::Api>("{}");
    api.redirect.send_user_to("example.com?session_token=private");
    assert!(!recorder.check().unwrap_err().to_string().contains("private"));
}

#[test]
fn a_long_name_is_cut_in_a_violation() {
    let (mut api, recorder, _) = api::<post_login::Api>("{}");
    api.user.set_app_metadata("é".repeat(40_000), Value::Null);
    assert!(recorder.check().unwrap_err().message.contains(&format!("`{}…`", "é".repeat(80))));
}

#[test]
fn metadata_of_a_session_needs_a_session() {
    for event in ["{}", r#"{"session": null}"#] {
        let (mut api, recorder, _) = api::<post_login::Api>(event);
        api.session.set_metadata("a", "b");
        assert_eq!(recorder.check().unwrap_err().message, "this login has no session");
    }
}

#[test]
fn an_online_refresh_token_is_left_alone() {
    let calls: [fn(&mut RefreshToken); 5] = [
        |token| {
            token.set_expires_at(1);
        },
        |token| {
            token.set_idle_expires_at(1);
        },
        |token| {
            token.set_metadata("a", "b");
        },
        |token| {
            token.delete_metadata("a");
        },
        |token| {
            token.evict_metadata();
        },
    ];
    for call in calls {
        for (access, allowed) in [("online", false), ("offline", true)] {
            let event = format!(r#"{{"refresh_token": {{"access": "{access}"}}}}"#);
            let (mut api, recorder, _) = api::<post_login::Api>(&event);
            call(&mut api.refresh_token);
            assert_eq!(recorder.check().is_ok(), allowed);
            assert_eq!(recorder.take().len(), usize::from(allowed));
        }
    }
}
