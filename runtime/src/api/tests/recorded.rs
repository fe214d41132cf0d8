//! What each method records.

use super::api;
use crate::api::credentials_exchange::DenyCode;
use crate::api::custom_token_exchange::{
    Actor, CreationBehavior, SetUserByConnectionOptions, UpdateBehavior, UserAttributes,
};
use crate::api::*;
use crate::glue::ActionApi;
use crate::{credentials_exchange, custom_email_provider, custom_phone_provider, custom_token_exchange};
use crate::{password_reset_post_challenge, post_login, pre_user_registration};
use auth0_actions_management::SecretString;
use auth0_actions_wire::ids::UserId;
use auth0_actions_wire::{Map, Value};

pub(super) type Row<A> = (&'static str, &'static str, fn(&mut A));

/// The function, the arguments as JSON, and the call.
pub(super) const POST_LOGIN: &[Row<post_login::Api>] = &[
    ("api.access.deny", r#"["no"]"#, |api| {
        api.access.deny("no");
    }),
    ("api.accessToken.setCustomClaim", r#"["https://example.com/a",[1,2]]"#, |api| {
        api.access_token.set_custom_claim("https://example.com/a", [1, 2]);
    }),
    ("api.accessToken.setCustomClaim", r#"["tier",null]"#, |api| {
        api.access_token.set_custom_claim(String::from("tier"), Value::Null);
    }),
    ("api.accessToken.addScope", r#"["read:all"]"#, |api| {
        api.access_token.add_scope(" read:all ");
    }),
    ("api.accessToken.removeScope", r#"["read:all"]"#, |api| {
        api.access_token.remove_scope("read:all");
    }),
    ("api.authentication.challengeWith", r#"[{"type":"otp"}]"#, |api| {
        api.authentication.challenge_with(FactorSelector::Otp);
    }),
    (
        "api.authentication.challengeWith",
        r#"[{"type":"phone","options":{"preferredMethod":"sms"}},{"additionalFactors":[{"type":"push","options":{"otpFallback":false}}]}]"#,
        |api| {
            let phone = PhoneOptions::new().preferred_method(PreferredMethod::Sms);
            let push = FactorSelector::Push(PushOptions::new().otp_fallback(false));
            let options = ChallengeWithOptions::new().additional_factors([push]);
            api.authentication.challenge_with_options(FactorSelector::Phone(phone), options);
        },
    ),
    ("api.authentication.challengeWith", r#"[{"type":"email"},{}]"#, |api| {
        api.authentication.challenge_with_options(FactorSelector::Email, ChallengeWithOptions::new());
    }),
    (
        "api.authentication.challengeWithAny",
        r#"[[{"type":"webauthn-platform"},{"type":"webauthn-roaming"},{"type":"recovery-code"},{"type":"push-notification"},{"type":"phone"}]]"#,
        |api| {
            api.authentication.challenge_with_any([
                FactorSelector::WebauthnPlatform,
                FactorSelector::WebauthnRoaming,
                FactorSelector::RecoveryCode,
                FactorSelector::PushNotification(PushOptions::new()),
                FactorSelector::Phone(PhoneOptions::new()),
            ]);
        },
    ),
    ("api.authentication.enrollWith", r#"[{"type":"otp"}]"#, |api| {
        api.authentication.enroll_with(EnrollmentFactorSelector::Otp);
    }),
    (
        "api.authentication.enrollWith",
        r#"[{"type":"recovery-code"},{"additionalFactors":[{"type":"phone","options":{"preferredMethod":"both"}}]}]"#,
        |api| {
            let phone = PhoneOptions::new().preferred_method(PreferredMethod::Both);
            let options = EnrollWithOptions::new().additional_factors([EnrollmentFactorSelector::Phone(phone)]);
            api.authentication.enroll_with_options(EnrollmentFactorSelector::RecoveryCode, options);
        },
    ),
    (
        "api.authentication.enrollWithAny",
        r#"[[{"type":"webauthn-platform"},{"type":"webauthn-roaming"},{"type":"push"},{"type":"push-notification"}]]"#,
        |api| {
            api.authentication.enroll_with_any([
                EnrollmentFactorSelector::WebauthnPlatform,
                EnrollmentFactorSelector::WebauthnRoaming,
                EnrollmentFactorSelector::Push,
                EnrollmentFactorSelector::PushNotification,
            ]);
        },
    ),
    ("api.authentication.recordMethod", r#"["https://example.com/totp"]"#, |api| {
        api.authentication.record_method("https://example.com/totp");
    }),
    ("api.authentication.setPrimaryUser", r#"["auth0|1"]"#, |api| {
        api.authentication.set_primary_user(&UserId::new("auth0|1"));
    }),
    ("api.idToken.setCustomClaim", r#"["https://example.com/roles","a"]"#, |api| {
        api.id_token.set_custom_claim(claim_unchecked("https://example.com/roles"), "a");
    }),
    ("api.multifactor.enable", r#"["none"]"#, |api| {
        api.multifactor.enable(MultifactorProvider::None);
    }),
    (
        "api.multifactor.enable",
        r#"["duo",{"allowRememberBrowser":false,"providerOptions":{"host":"h","ikey":"i","skey":"s","username":"u"}}]"#,
        |api| {
            let duo = ProviderOptions::new("h", "i", "s").username("u");
            let options = EnableMultifactorOptions::new().allow_remember_browser(false).provider_options(duo);
            api.multifactor.enable_with(MultifactorProvider::Duo, options);
        },
    ),
    ("api.prompt.render", r#"["ap_1"]"#, |api| {
        api.prompt.render("ap_1");
    }),
    ("api.prompt.render", r#"["ap_1",{"fields":{"a":1},"vars":{"b":true}}]"#, |api| {
        api.prompt.render_with("ap_1", PromptOptions::new().var("b", true).field("a", 1));
    }),
    ("api.redirect.sendUserTo", r#"["https://example.com/terms"]"#, |api| {
        api.redirect.send_user_to("https://example.com/terms");
    }),
    ("api.redirect.sendUserTo", r#"["app:terms",{"query":{"a":"2","b":"3"}}]"#, |api| {
        let options = RedirectOptions::new().query("a", "1").query("b", "3").query("a", "2");
        api.redirect.send_user_to_with("app:terms", options);
    }),
    ("api.refreshToken.revoke", r#"["stolen"]"#, |api| {
        api.refresh_token.revoke("stolen");
    }),
    ("api.refreshToken.setExpiresAt", "[1]", |api| {
        api.refresh_token.set_expires_at(1);
    }),
    ("api.refreshToken.setIdleExpiresAt", "[1]", |api| {
        api.refresh_token.set_idle_expires_at(1);
    }),
    ("api.refreshToken.setMetadata", r#"["a","b"]"#, |api| {
        api.refresh_token.set_metadata("a", "b");
    }),
    ("api.refreshToken.deleteMetadata", r#"["a"]"#, |api| {
        api.refresh_token.delete_metadata("a");
    }),
    ("api.refreshToken.evictMetadata", "[]", |api| {
        api.refresh_token.evict_metadata();
    }),
    ("api.samlResponse.setAttribute", r#"["a","b"]"#, |api| {
        api.saml_response.set_attribute("a", "b");
    }),
    ("api.samlResponse.setAttribute", r#"["a",["b","c"]]"#, |api| {
        api.saml_response.set_attribute("a", ["b", "c"]);
    }),
    ("api.samlResponse.setAttribute", r#"["a",[]]"#, |api| {
        api.saml_response.set_attribute("a", Vec::<i32>::new());
    }),
    ("api.samlResponse.setAttribute", r#"["a",1.5]"#, |api| {
        api.saml_response.set_attribute("a", 1.5);
    }),
    ("api.samlResponse.setAttribute", r#"["a",null]"#, |api| {
        api.saml_response.set_attribute("a", None::<&str>);
    }),
    ("api.samlResponse.setAudience", r#"["a"]"#, |api| {
        api.saml_response.set_audience("a");
    }),
    ("api.samlResponse.setRecipient", r#"["a"]"#, |api| {
        api.saml_response.set_recipient("a");
    }),
    ("api.samlResponse.setCreateUpnClaim", "[true]", |api| {
        api.saml_response.set_create_upn_claim(true);
    }),
    ("api.samlResponse.setPassthroughClaimsWithNoMapping", "[false]", |api| {
        api.saml_response.set_passthrough_claims_with_no_mapping(false);
    }),
    ("api.samlResponse.setMapUnknownClaimsAsIs", "[true]", |api| {
        api.saml_response.set_map_unknown_claims_as_is(true);
    }),
    ("api.samlResponse.setMapIdentities", "[true]", |api| {
        api.saml_response.set_map_identities(true);
    }),
    ("api.samlResponse.setSignatureAlgorithm", r#"["rsa-sha256"]"#, |api| {
        api.saml_response.set_signature_algorithm(SignatureAlgorithm::RsaSha256);
    }),
    ("api.samlResponse.setDigestAlgorithm", r#"["sha256"]"#, |api| {
        api.saml_response.set_digest_algorithm(DigestAlgorithm::Sha256);
    }),
    ("api.samlResponse.setDestination", r#"["a"]"#, |api| {
        api.saml_response.set_destination("a");
    }),
    ("api.samlResponse.setLifetimeInSeconds", "[60]", |api| {
        api.saml_response.set_lifetime_in_seconds(60);
    }),
    ("api.samlResponse.setSignResponse", "[true]", |api| {
        api.saml_response.set_sign_response(true);
    }),
    ("api.samlResponse.setNameIdentifierFormat", r#"["a"]"#, |api| {
        api.saml_response.set_name_identifier_format("a");
    }),
    ("api.samlResponse.setNameIdentifierProbes", r#"[["a","b"]]"#, |api| {
        api.saml_response.set_name_identifier_probes(["a", "b"]);
    }),
    ("api.samlResponse.setAuthnContextClassRef", r#"["a"]"#, |api| {
        api.saml_response.set_authn_context_class_ref("a");
    }),
    ("api.samlResponse.setSigningCert", r#"["a"]"#, |api| {
        api.saml_response.set_signing_cert("a");
    }),
    ("api.samlResponse.setIncludeAttributeNameFormat", "[true]", |api| {
        api.saml_response.set_include_attribute_name_format(true);
    }),
    ("api.samlResponse.setTypedAttributes", "[true]", |api| {
        api.saml_response.set_typed_attributes(true);
    }),
    ("api.samlResponse.setEncryptionCert", r#"["a"]"#, |api| {
        api.saml_response.set_encryption_cert("a");
    }),
    ("api.samlResponse.setEncryptionPublicKey", r#"["a"]"#, |api| {
        api.saml_response.set_encryption_public_key("a");
    }),
    ("api.samlResponse.setCert", r#"["a"]"#, |api| {
        api.saml_response.set_cert("a");
    }),
    ("api.samlResponse.setKey", r#"["a"]"#, |api| {
        api.saml_response.set_key(&SecretString::from("a"));
    }),
    ("api.samlResponse.setRelayState", r#"["a"]"#, |api| {
        api.saml_response.set_relay_state("a");
    }),
    ("api.samlResponse.setIssuer", r#"["a"]"#, |api| {
        api.saml_response.set_issuer("a");
    }),
    ("api.samlResponse.setEncryptionAlgorithm", r#"["aes256-gcm"]"#, |api| {
        api.saml_response.set_encryption_algorithm(EncryptionAlgorithm::Aes256Gcm);
    }),
    ("api.session.revoke", r#"["stolen"]"#, |api| {
        api.session.revoke("stolen");
    }),
    ("api.session.revoke", r#"["stolen",{"preserveRefreshTokens":false}]"#, |api| {
        api.session.revoke_with("stolen", SessionRevocationOptions::new().preserve_refresh_tokens(false));
    }),
    ("api.session.setExpiresAt", "[1]", |api| {
        api.session.set_expires_at(1);
    }),
    ("api.session.setIdleExpiresAt", "[1]", |api| {
        api.session.set_idle_expires_at(1);
    }),
    ("api.session.setCookieMode", r#"["non-persistent"]"#, |api| {
        api.session.set_cookie_mode(CookieMode::NonPersistent);
    }),
    ("api.session.setMetadata", r#"["a","b"]"#, |api| {
        api.session.set_metadata("a", "b");
    }),
    ("api.session.deleteMetadata", r#"["a"]"#, |api| {
        api.session.delete_metadata("a");
    }),
    ("api.session.evictMetadata", "[]", |api| {
        api.session.evict_metadata();
    }),
    ("api.transaction.setMetadata", r#"["a",1]"#, |api| {
        api.transaction.set_metadata("a", 1);
    }),
    ("api.transaction.setMetadata", r#"["a",null]"#, |api| {
        api.transaction.set_metadata("a", None::<bool>);
    }),
    ("api.transaction.addTargetScope", r#"["a"]"#, |api| {
        api.transaction.add_target_scope(" a");
    }),
    ("api.transaction.removeTargetScope", r#"["a"]"#, |api| {
        api.transaction.remove_target_scope("a ");
    }),
    ("api.transaction.setTargetScopes", r#"[["a","b"]]"#, |api| {
        api.transaction.set_target_scopes(["a", "b", " a "]);
    }),
    ("api.transaction.clearTargetScopes", "[]", |api| {
        api.transaction.clear_target_scopes();
    }),
    ("api.user.setAppMetadata", r#"["onboarded",true]"#, |api| {
        api.user.set_app_metadata("onboarded", true);
    }),
    ("api.user.setUserMetadata", r#"["a",{"b":"c"}]"#, |api| {
        api.user.set_user_metadata(String::from("a"), Map::from([("b", "c")]));
    }),
    ("api.validation.error", r#"["code","message"]"#, |api| {
        api.validation.error("code", "message");
    }),
];

pub(super) const PRE_USER_REGISTRATION: &[Row<pre_user_registration::Api>] = &[
    ("api.access.deny", r#"["reason","message"]"#, |api| {
        api.access.deny("reason", "message");
    }),
    ("api.user.setAppMetadata", r#"["a",1]"#, |api| {
        api.user.set_app_metadata("a", 1);
    }),
    ("api.user.setUserMetadata", r#"["a",null]"#, |api| {
        api.user.set_user_metadata("a", Value::Null);
    }),
    ("api.user.setUserId", r#"["aZ0@._+-"]"#, |api| {
        api.user.set_user_id("aZ0@._+-");
    }),
    ("api.validation.error", r#"["code","message"]"#, |api| {
        api.validation.error("code", "message");
    }),
];

pub(super) const CREDENTIALS_EXCHANGE: &[Row<credentials_exchange::Api>] = &[
    ("api.access.deny", r#"["invalid_scope"]"#, |api| {
        api.access.deny(DenyCode::InvalidScope);
    }),
    ("api.access.deny", r#"["server_error","no"]"#, |api| {
        api.access.deny_with(DenyCode::ServerError, "no");
    }),
    ("api.accessToken.setCustomClaim", r#"["https://example.com/a",1]"#, |api| {
        api.access_token.set_custom_claim("https://example.com/a", 1);
    }),
    ("api.transaction.addTargetScope", r#"["a"]"#, |api| {
        api.transaction.add_target_scope(" a");
    }),
    ("api.transaction.removeTargetScope", r#"["a"]"#, |api| {
        api.transaction.remove_target_scope("a ");
    }),
    ("api.transaction.setTargetScopes", r#"[["a","b"]]"#, |api| {
        api.transaction.set_target_scopes(["a", "b"]);
    }),
    ("api.transaction.clearTargetScopes", "[]", |api| {
        api.transaction.clear_target_scopes();
    }),
];

pub(super) const CUSTOM_EMAIL_PROVIDER: &[Row<custom_email_provider::Api>] = &[
    ("api.notification.drop", r#"["no such address"]"#, |api| {
        api.notification.drop("no such address");
    }),
    ("api.notification.retry", r#"["busy"]"#, |api| {
        api.notification.retry("busy");
    }),
];

pub(super) const CUSTOM_PHONE_PROVIDER: &[Row<custom_phone_provider::Api>] = &[
    ("api.notification.drop", r#"["no such number"]"#, |api| {
        api.notification.drop("no such number");
    }),
    ("api.notification.retry", r#"["busy"]"#, |api| {
        api.notification.retry("busy");
    }),
];

pub(super) const PASSWORD_RESET_POST_CHALLENGE: &[Row<password_reset_post_challenge::Api>] = &[
    ("api.access.deny", r#"["no"]"#, |api| {
        api.access.deny("no");
    }),
    ("api.authentication.challengeWith", r#"[{"type":"otp"}]"#, |api| {
        api.authentication.challenge_with(FactorSelector::Otp);
    }),
    ("api.authentication.challengeWith", r#"[{"type":"email"},{"additionalFactors":[{"type":"otp"}]}]"#, |api| {
        let options = ChallengeWithOptions::new().additional_factors([FactorSelector::Otp]);
        api.authentication.challenge_with_options(FactorSelector::Email, options);
    }),
    ("api.authentication.challengeWithAny", r#"[[{"type":"otp"},{"type":"email"}]]"#, |api| {
        api.authentication.challenge_with_any([FactorSelector::Otp, FactorSelector::Email]);
    }),
    ("api.prompt.render", r#"["ap_1",{"fields":{"a":1},"vars":{"b":true}}]"#, |api| {
        api.prompt.render_with("ap_1", PromptOptions::new().var("b", true).field("a", 1));
    }),
    ("api.redirect.sendUserTo", r#"["https://example.com/terms",{"query":{"a":"1"}}]"#, |api| {
        api.redirect.send_user_to_with("https://example.com/terms", RedirectOptions::new().query("a", "1"));
    }),
    ("api.transaction.setResultUrl", r#"["https://example.com/done"]"#, |api| {
        api.transaction.set_result_url("https://example.com/done");
    }),
    ("api.transaction.setResultUrl", r#"["https://example.com/done",{"query":{"a":"1"}}]"#, |api| {
        api.transaction.set_result_url_with("https://example.com/done", RedirectOptions::new().query("a", "1"));
    }),
];

pub(super) const CUSTOM_TOKEN_EXCHANGE: &[Row<custom_token_exchange::Api>] = &[
    ("api.access.deny", r#"["invalid_request","no"]"#, |api| {
        api.access.deny("invalid_request", "no");
    }),
    ("api.access.rejectInvalidSubjectToken", r#"["forged"]"#, |api| {
        api.access.reject_invalid_subject_token("forged");
    }),
    ("api.authentication.setUserById", r#"["auth0|1"]"#, |api| {
        api.authentication.set_user_by_id(&UserId::new("auth0|1"));
    }),
    (
        "api.authentication.setUserByConnection",
        r#"["c",{"user_id":"1","email":"e","email_verified":true,"family_name":"f","given_name":"g","name":"n","nickname":"i","phone_number":"p","phone_verified":false,"picture":"u","username":"w","verify_email":false},{"creationBehavior":"create_if_not_exists","updateBehavior":"replace"}]"#,
        |api| {
            let user = UserAttributes::new("1").email("e").email_verified(true).family_name("f").given_name("g");
            let user = user.name("n").nickname("i").phone_number("p").phone_verified(false).picture("u");
            let options = SetUserByConnectionOptions::new(CreationBehavior::CreateIfNotExists, UpdateBehavior::Replace);
            api.authentication.set_user_by_connection("c", user.username("w").verify_email(false), options);
        },
    ),
    ("api.authentication.setOrganization", r#"["org_1"]"#, |api| {
        api.authentication.set_organization("org_1");
    }),
    (
        "api.authentication.setActor",
        r#"[{"sub":"a","s":"text","n":1,"b":true,"act":{"sub":"b","act":{"sub":"c","act":{"sub":"d","act":{"sub":"e"}}}}}]"#,
        |api| {
            let inner = Actor::new("c").act(Actor::new("d").act(Actor::new("e")));
            let outer = Actor::new("a").property("s", "text").property("n", 1).property("b", true);
            api.authentication.set_actor(outer.act(Actor::new("b").act(inner)));
        },
    ),
    ("api.transaction.setMetadata", r#"["a",1]"#, |api| {
        api.transaction.set_metadata("a", 1);
    }),
    ("api.user.setAppMetadata", r#"["a",1]"#, |api| {
        api.user.set_app_metadata("a", 1);
    }),
    ("api.user.setUserMetadata", r#"["a",1]"#, |api| {
        api.user.set_user_metadata("a", 1);
    }),
];

fn records<A: ActionApi>(rows: &[Row<A>]) {
    for &(call, args, make) in rows {
        let (mut api, recorder, host) = api::<A>(r#"{"session": {}}"#);
        make(&mut api);
        assert_eq!(recorder.check(), Ok(()), "{call}");
        let commands = recorder.take();
        assert_eq!(commands.len(), 1, "{call}");
        assert_eq!(commands[0].call, call);
        assert_eq!(Value::Array(commands[0].args.clone()).to_json(), args, "{call}");
        assert!(commands[0].at.starts_with(file!()), "{call} is said to be called at {}", commands[0].at);
        assert_eq!(host.asked(), None, "{call} asks");
    }
}

#[test]
fn each_method_records_its_call() {
    records(POST_LOGIN);
    records(PRE_USER_REGISTRATION);
    records(CREDENTIALS_EXCHANGE);
    records(CUSTOM_EMAIL_PROVIDER);
    records(CUSTOM_PHONE_PROVIDER);
    records(PASSWORD_RESET_POST_CHALLENGE);
    records(CUSTOM_TOKEN_EXCHANGE);
}

#[test]
fn calls_chain_and_keep_their_order_over_namespaces() {
    let (mut api, recorder, _) = api::<post_login::Api>("{}");
    api.user.set_app_metadata("a", 1).set_user_metadata("b", 2);
    api.access.deny("c");
    api.user.set_app_metadata("d", 3);
    let calls: Vec<String> = recorder.take().into_iter().map(|command| command.call).collect();
    let expected =
        ["api.user.setAppMetadata", "api.user.setUserMetadata", "api.access.deny", "api.user.setAppMetadata"];
    assert_eq!(calls, expected);
}

#[test]
fn secrets_stay_out_of_debug() {
    let options = EnableMultifactorOptions::new().provider_options(ProviderOptions::new("h", "i", "a secret key"));
    assert!(!format!("{options:?}").contains("a secret key"));
}
