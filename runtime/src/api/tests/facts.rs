//! The methods and limits here are those of the facts.

use super::{asked, recorded};
use crate::api::credentials_exchange::DenyCode;
use crate::api::custom_token_exchange::{CreationBehavior, UpdateBehavior};
use crate::api::*;
use auth0_actions_wire::{Value, parse};
use std::collections::BTreeSet;

pub(super) fn facts() -> Value {
    parse(include_str!("../../../../facts/actions.json")).unwrap()
}

/// The methods of a trigger, each as the facts have it.
pub(super) fn methods(facts: &Value, trigger: &str) -> Vec<Value> {
    let triggers = facts.at("triggers").as_array().unwrap();
    let trigger = triggers.iter().find(|entry| entry.at("id").as_str() == Some(trigger)).unwrap();
    let lists = [trigger.at("api"), trigger.at("api_off_reference")];
    lists.into_iter().flat_map(|list| list.as_array().unwrap_or_default()).cloned().collect()
}

/// What is recorded and asked, by trigger: the function, and its arguments as JSON. What the compiler has seen in the rows
/// is on the trigger's `Api`.
pub(super) fn rows() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    fn of<A>(rows: &[recorded::Row<A>]) -> Vec<(&'static str, &'static str)> {
        rows.iter().map(|(call, args, _)| (*call, *args)).collect()
    }
    vec![
        ("post-login", of(recorded::POST_LOGIN)),
        ("credentials-exchange", of(recorded::CREDENTIALS_EXCHANGE)),
        ("pre-user-registration", of(recorded::PRE_USER_REGISTRATION)),
        ("post-user-registration", Vec::new()),
        ("post-change-password", Vec::new()),
        ("send-phone-message", Vec::new()),
        ("custom-phone-provider", of(recorded::CUSTOM_PHONE_PROVIDER)),
        ("custom-email-provider", of(recorded::CUSTOM_EMAIL_PROVIDER)),
        ("password-reset-post-challenge", of(recorded::PASSWORD_RESET_POST_CHALLENGE)),
        ("custom-token-exchange", of(recorded::CUSTOM_TOKEN_EXCHANGE)),
        ("event-stream", Vec::new()),
    ]
}

#[test]
fn every_method_of_every_trigger_is_there_and_no_other() {
    let facts = facts();
    for (trigger, rows) in rows() {
        let mut here: BTreeSet<String> = rows.iter().map(|(call, _)| (*call).to_owned()).collect();
        here.extend(asked::calls(trigger).map(str::to_owned));
        if trigger == "post-login" {
            // The event decides it: nothing is recorded or asked.
            here.insert("api.redirect.canRedirect".to_owned());
        }
        let methods = methods(&facts, trigger);
        let methods: BTreeSet<String> =
            methods.iter().map(|method| method.at("method").as_str().unwrap().to_owned()).collect();
        assert_eq!(here, methods, "{trigger}");
        println!("{trigger}: {} methods", here.len());
    }
}

/// The source, so that a method which no row knows of is found too: what it has beyond the facts' methods is listed here.
#[test]
fn no_method_is_there_that_the_facts_do_not_have() {
    /// Readers of what shows at once, and options.
    const BEYOND: &[&str] = &["check", "metadata", "target_scopes"];
    let facts = facts();
    let names: BTreeSet<String> = rows()
        .iter()
        .flat_map(|(trigger, _)| methods(&facts, trigger))
        .filter_map(|method| Some(method.at("method").as_str()?.rsplit('.').next()?.to_owned()))
        .collect();
    let camel = |name: &str| {
        let (first, rest) = name.split_once('_').unwrap_or((name, ""));
        let upper = |word: &str| word.get(..1).unwrap_or("").to_uppercase() + word.get(1..).unwrap_or("");
        first.to_owned() + &rest.split('_').map(upper).collect::<String>()
    };
    let mut seen = BTreeSet::new();
    for source in SOURCES {
        for line in source.lines().map(str::trim_start) {
            let Some(rest) = line.strip_prefix("pub fn ").or_else(|| line.strip_prefix("pub async fn ")) else {
                continue;
            };
            let Some((name, _)) = rest.split_once(['(', '<']) else { continue };
            // Options take `self` by value; what a handler calls takes it by reference, often on the next line.
            let whole: String = source.split(line).nth(1).unwrap_or_default().chars().take(40).collect();
            if !(rest.contains("&self")
                || rest.contains("&mut self")
                || whole.contains("&self")
                || whole.contains("&mut self"))
            {
                continue;
            }
            let called = camel(name.strip_suffix("_options").or_else(|| name.strip_suffix("_with")).unwrap_or(name));
            let whole_name = camel(name);
            let known = names.contains(&called) || names.contains(&whole_name) || BEYOND.contains(&name);
            assert!(known || name == "as_str", "`{name}` is no method of Auth0's");
            seen.insert(if names.contains(&whole_name) { whole_name } else { called });
        }
    }
    let missing: Vec<_> = names.iter().filter(|name| !seen.contains(*name)).collect();
    assert!(missing.is_empty(), "{missing:?} are not in the sources that this test reads");
}

const SOURCES: &[&str] = &[
    include_str!("../access.rs"),
    include_str!("../access_token.rs"),
    include_str!("../authentication.rs"),
    include_str!("../cache.rs"),
    include_str!("../credentials_exchange.rs"),
    include_str!("../custom_token_exchange.rs"),
    include_str!("../groups.rs"),
    include_str!("../id_token.rs"),
    include_str!("../multifactor.rs"),
    include_str!("../notification.rs"),
    include_str!("../password_reset_post_challenge.rs"),
    include_str!("../pre_user_registration.rs"),
    include_str!("../prompt.rs"),
    include_str!("../redirect.rs"),
    include_str!("../refresh_token.rs"),
    include_str!("../roles.rs"),
    include_str!("../rules.rs"),
    include_str!("../saml_response.rs"),
    include_str!("../session.rs"),
    include_str!("../transaction.rs"),
    include_str!("../user.rs"),
    include_str!("../validation.rs"),
];

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
        ("notification.reason_chars.value", NOTIFICATION_REASON_CHARS),
        ("notification.retries", NOTIFICATION_RETRIES),
        ("custom_token_exchange.actor_levels", CTE_ACTOR_LEVELS),
        ("custom_token_exchange.actor_custom_properties", CTE_ACTOR_CUSTOM_PROPERTIES),
        ("custom_token_exchange.actor_sub_chars", CTE_ACTOR_SUB_CHARS),
        ("custom_token_exchange.actor_property_key_chars", CTE_ACTOR_PROPERTY_KEY_CHARS),
        ("custom_token_exchange.actor_string_value_chars", CTE_ACTOR_STRING_VALUE_CHARS),
        ("custom_token_exchange.set_user_calls.value", CTE_SET_USER_CALLS),
    ];
    for (path, here) in checked {
        let fact = path.split('.').fold(facts.at("limits"), Value::at);
        assert_eq!(fact.as_i64(), i64::try_from(here).ok(), "{path}");
    }
    for (name, (least, most)) in [
        ("deny_code_chars", CTE_DENY_CODE_CHARS),
        ("deny_reason_chars", CTE_DENY_REASON_CHARS),
        ("reject_reason_chars", CTE_REJECT_REASON_CHARS),
        ("organization_chars", CTE_ORGANIZATION_CHARS),
        ("connection_name_chars", CTE_CONNECTION_NAME_CHARS),
    ] {
        assert_eq!(facts.at("limits").at("custom_token_exchange").at(name), &Value::from([least, most]), "{name}");
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
}

/// What is sent is one of the values that the facts name: the enums hold all of them, and no more.
#[test]
fn every_choice_is_one_of_the_facts() {
    let facts = facts();
    let of = |trigger: &str, method: &str, param: usize, field: &str| -> BTreeSet<String> {
        let methods = methods(&facts, trigger);
        let method = methods.iter().find(|entry| entry.at("method").as_str() == Some(method)).unwrap();
        let param = &method.at("params").as_array().unwrap()[param];
        let fields = param.at("fields").as_array().unwrap_or_default();
        let param = fields.iter().find(|entry| entry.at("name").as_str() == Some(field)).unwrap_or(param);
        param.at("enum").as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect()
    };
    macro_rules! same {
        ($($name:ty: $trigger:literal $method:literal $param:literal $field:literal;)*) => {$(
            let here: BTreeSet<String> = <$name>::ALL.iter().map(|value| value.as_str().to_owned()).collect();
            assert_eq!(here, of($trigger, $method, $param, $field), stringify!($name));
        )*};
    }
    same! {
        MultifactorProvider: "post-login" "api.multifactor.enable" 0 "";
        CookieMode: "post-login" "api.session.setCookieMode" 0 "";
        SignatureAlgorithm: "post-login" "api.samlResponse.setSignatureAlgorithm" 0 "";
        DigestAlgorithm: "post-login" "api.samlResponse.setDigestAlgorithm" 0 "";
        EncryptionAlgorithm: "post-login" "api.samlResponse.setEncryptionAlgorithm" 0 "";
        DenyCode: "credentials-exchange" "api.access.deny" 0 "";
        CreationBehavior: "custom-token-exchange" "api.authentication.setUserByConnection" 2 "creationBehavior";
        UpdateBehavior: "custom-token-exchange" "api.authentication.setUserByConnection" 2 "updateBehavior";
    }
    let phone = &facts.at("types").at("FactorSelector").at("union").as_array().unwrap()[1];
    let methods = Value::from(PreferredMethod::ALL.iter().map(|method| Value::from(*method)).collect::<Vec<_>>());
    assert_eq!(phone.at("options?").at("preferredMethod?"), &methods);
}
