//! The methods and limits here are those of the facts.

use super::{asked, recorded};
use crate::api::{CacheWriteErrorCode, MultifactorProvider, claim, limits, redirect};
use auth0_actions_wire::{Value, parse};
use std::collections::BTreeSet;

fn facts() -> Value {
    parse(include_str!("../../../../facts/actions.json")).unwrap()
}

fn methods(trigger: &str) -> BTreeSet<String> {
    let facts = facts();
    let trigger =
        facts.at("triggers").as_array().unwrap().iter().find(|entry| entry.at("id").as_str() == Some(trigger));
    let trigger = trigger.unwrap();
    let lists = [trigger.at("api"), trigger.at("api_off_reference")];
    let methods = lists.into_iter().flat_map(|list| list.as_array().unwrap());
    methods.map(|method| method.at("method").as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_method_of_post_login_is_there() {
    let mut here: BTreeSet<String> = recorded::POST_LOGIN.iter().map(|(call, ..)| (*call).to_owned()).collect();
    here.extend(asked::CALLS.iter().map(|call| (*call).to_owned()));
    // The event decides it: nothing is recorded or asked.
    here.insert("api.redirect.canRedirect".to_owned());
    assert_eq!(here, methods("post-login"));
}

#[test]
fn every_method_of_pre_user_registration_is_there() {
    let recorded = recorded::PRE_USER_REGISTRATION.iter().map(|(call, ..)| *call);
    let asked = asked::CALLS.iter().copied().filter(|call| call.starts_with("api.cache."));
    let here: BTreeSet<String> = recorded.chain(asked).map(str::to_owned).collect();
    assert_eq!(here, methods("pre-user-registration"));
}

#[test]
fn every_limit_is_that_of_the_facts() {
    use limits::*;
    let facts = facts();
    let checked = [
        ("user_metadata_bytes_per_session", USER_METADATA_BYTES),
        ("app_metadata_bytes_per_session", APP_METADATA_BYTES),
        ("custom_claims.payload_bytes", CUSTOM_CLAIMS_BYTES),
        ("access_token_scopes.scope_chars", SCOPE_CHARS),
        ("access_token_scopes.added_scopes", ADDED_SCOPES),
        ("access_token_scopes.modifications", SCOPE_MODIFICATIONS),
        ("cache.key_bytes", CACHE_KEY_BYTES),
        ("cache.value_bytes", CACHE_VALUE_BYTES),
        ("cache.entries_per_trigger", CACHE_ENTRIES),
        ("cache.total_bytes.value", CACHE_BYTES),
        ("cache.default_ttl_ms", CACHE_DEFAULT_TTL_MS as usize),
        ("cache.max_lifetime_ms", CACHE_MAX_LIFETIME_MS as usize),
        ("execution.mfa_commands_per_flow.value", MFA_COMMANDS),
        ("set_primary_user.user_id_chars", PRIMARY_USER_ID_CHARS),
        ("set_primary_user.calls_per_transaction", PRIMARY_USER_CALLS),
        ("redirect.token_default_ttl_seconds", REDIRECT_TOKEN_SECONDS as usize),
        ("prompt_render.per_action", RENDERS),
        ("prompt_render.options_bytes", RENDER_OPTIONS_BYTES),
        ("transaction_metadata.key_chars", TRANSACTION_METADATA_KEY_CHARS),
        ("transaction_metadata.value_bytes", TRANSACTION_METADATA_VALUE_BYTES),
        ("transaction_metadata.total_bytes", TRANSACTION_METADATA_BYTES),
        ("session_metadata.entries", SESSION_METADATA_ENTRIES),
        ("session_metadata.key_chars", SESSION_METADATA_KEY_CHARS),
        ("session_metadata.value_chars", SESSION_METADATA_VALUE_CHARS),
        ("refresh_token_metadata.entries", REFRESH_TOKEN_METADATA_ENTRIES),
        ("refresh_token_metadata.key_chars", REFRESH_TOKEN_METADATA_KEY_CHARS),
        ("refresh_token_metadata.value_chars", REFRESH_TOKEN_METADATA_VALUE_CHARS),
        ("saml.attribute_changes", SAML_ATTRIBUTE_CHANGES),
        ("saml.attribute_name_bytes", SAML_ATTRIBUTE_NAME_BYTES),
        ("saml.value_bytes", SAML_VALUE_BYTES),
        ("saml.total_assertions_bytes.value", SAML_ATTRIBUTES_BYTES),
        ("saml.config_bytes.audience", SAML_AUDIENCE_BYTES),
        ("saml.config_bytes.recipient", SAML_RECIPIENT_BYTES),
        ("saml.config_bytes.destination", SAML_DESTINATION_BYTES),
        ("saml.config_bytes.nameIdentifierFormat", SAML_NAME_IDENTIFIER_FORMAT_BYTES),
        ("saml.config_bytes.nameIdentifierProbes[]", SAML_NAME_IDENTIFIER_PROBE_BYTES),
        ("saml.config_bytes.authnContextClassRef", SAML_AUTHN_CONTEXT_CLASS_REF_BYTES),
        ("saml.config_bytes.signingCert", SAML_SIGNING_CERT_BYTES),
        ("saml.config_bytes.encryptionCert", SAML_ENCRYPTION_CERT_BYTES),
        ("saml.config_bytes.encryptionPublicKey", SAML_ENCRYPTION_PUBLIC_KEY_BYTES),
        ("saml.config_bytes.cert", SAML_CERT_BYTES),
        ("saml.config_bytes.key", SAML_KEY_BYTES),
        ("saml.config_chars_runtime.RelayState", SAML_RELAY_STATE_CHARS),
        ("saml.config_chars_runtime.issuer", SAML_ISSUER_CHARS),
        ("saml.nameIdentifierProbes_items", SAML_NAME_IDENTIFIER_PROBES),
        ("validation_error.errorCode_chars.value", VALIDATION_ERROR_CODE_CHARS),
        ("validation_error.errorMessage_chars.value", VALIDATION_ERROR_MESSAGE_CHARS),
        ("roles_api.take_max", ROLES_TAKE as usize),
        ("roles_api.ids_max", ROLE_IDS),
        ("roles_api.names_max", ROLE_NAMES),
    ];
    for (path, here) in checked {
        let fact = path.split('.').fold(facts.at("limits"), Value::at);
        assert_eq!(fact.as_i64(), i64::try_from(here).ok(), "{path}");
    }
}

#[test]
fn every_list_is_that_of_the_facts() {
    let facts = facts();
    let limit = |group: &str, name: &str| -> Vec<String> {
        let list = facts.at("limits").at(group).at(name);
        let list = if group.is_empty() { facts.at("limits").at(name) } else { list };
        list.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(limit("custom_claims", "restricted"), claim::RESTRICTED);
    assert_eq!(limit("custom_claims", "forbidden_namespace_hosts"), claim::FORBIDDEN_HOSTS);
    assert_eq!(limit("redirect", "no_redirect_protocols"), redirect::NO_REDIRECT_PROTOCOLS);
    assert_eq!(limit("", "metadata_field_name_forbidden_chars"), limits::METADATA_NAME_FORBIDDEN.map(String::from));
    for code in limit("cache", "write_error_codes") {
        assert!(!matches!(CacheWriteErrorCode::from(code.as_str()), CacheWriteErrorCode::Other(_)), "{code}");
    }
    let custom_claims = facts.at("limits").at("custom_claims");
    assert_eq!(custom_claims.at("forbidden_namespace_urn").as_str(), Some(claim::FORBIDDEN_URN));
    assert_eq!(custom_claims.at("throws_on").at("value"), &Value::from([claim::THROWING]));
    for provider in ["none", "guardian", "google-authenticator", "duo", "any"] {
        assert!(!matches!(MultifactorProvider::from(provider), MultifactorProvider::Other(_)), "{provider}");
    }
}
