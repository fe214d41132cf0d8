//! The macros of [`auth0-actions`](https://docs.rs/auth0-actions), which is where they are used from and explained.
//!
//! | macro | in | what it does |
//! | --- | --- | --- |
//! | `#[on_execute_post_login]` and its like | `handler/` | makes an `async fn` the handler of a trigger |
//! | `#[derive(Secrets)]` | `secrets/` | reads an Action's secrets into a struct |
//! | `scopes!` | `scopes_macro.rs` | gives a set of scopes a name |
//! | `claim!` | `claim.rs` | checks the name of a custom claim |
//!
//! What they generate refers to `auth0_actions::__private`; another path is given with the key `crate`.

mod claim;
mod crate_path;
mod entries;
mod errors;
mod generated;
mod handler;
mod nearest;
mod scopes;
mod scopes_macro;
mod secrets;
mod spans;
mod triggers;
mod type_text;

#[cfg(test)]
mod snapshot;

use proc_macro::TokenStream;

/// Declares the attributes, each after its row in `triggers`.
macro_rules! attributes {
    ($($(#[$meta:meta])* $name:ident $trigger:ident;)*) => {$(
        $(#[$meta])*
        #[proc_macro_attribute]
        pub fn $name(attribute: TokenStream, item: TokenStream) -> TokenStream {
            handler::expand(&triggers::$trigger, attribute.into(), item.into()).into()
        }
    )*};
}

attributes! {
    /// Makes an `async fn` the handler that is called when a user has logged in: `onExecutePostLogin` in JavaScript.
    ///
    /// The arguments are found by their types and may stand in any order: `&Event` or `&Event<Secrets>`, and where they
    /// are needed `&mut Api` and `&Management`. The function may return `Result`, a `Result` with another error, or
    /// nothing.
    ///
    /// - `scopes("read:users", …)` declares the scopes of the Management API that the handler needs; a call that needs
    ///   another doesn't compile.
    /// - `token_cache = "encrypted"` keeps the token of the Management API in `api.cache` too, so that a process that
    ///   Auth0 has just started need not ask for one. All Actions of the trigger share that cache: what stands there is
    ///   encrypted under a key that follows from the client's secret. Without it the token lives as long as the process.
    /// - `crate = path` says where `auth0-actions` is, when it isn't at `::auth0_actions`.
    ///
    /// # Errors
    /// What the signature or the attribute has wrong is reported where it stands, with the allowed form.
    on_execute_post_login ON_EXECUTE_POST_LOGIN;

    /// Makes an `async fn` the handler that runs when the user of a login is back from a redirect:
    /// `onContinuePostLogin` in JavaScript. All else is as for [`macro@on_execute_post_login`].
    on_continue_post_login ON_CONTINUE_POST_LOGIN;

    /// Makes an `async fn` the handler that runs before an application gets a token of its own:
    /// `onExecuteCredentialsExchange` in JavaScript. All else is as for [`macro@on_execute_post_login`].
    on_execute_credentials_exchange ON_EXECUTE_CREDENTIALS_EXCHANGE;

    /// Makes an `async fn` the handler that runs before a user is registered:
    /// `onExecutePreUserRegistration` in JavaScript. All else is as for [`macro@on_execute_post_login`].
    on_execute_pre_user_registration ON_EXECUTE_PRE_USER_REGISTRATION;

    /// Makes an `async fn` the handler that runs after a user was registered:
    /// `onExecutePostUserRegistration` in JavaScript. All else is as for [`macro@on_execute_post_login`].
    on_execute_post_user_registration ON_EXECUTE_POST_USER_REGISTRATION;

    /// Makes an `async fn` the handler that runs after a user has changed the password:
    /// `onExecutePostChangePassword` in JavaScript. All else is as for [`macro@on_execute_post_login`].
    on_execute_post_change_password ON_EXECUTE_POST_CHANGE_PASSWORD;

    /// Makes an `async fn` the handler that sends a message for multi-factor authentication:
    /// `onExecuteSendPhoneMessage` in JavaScript. All else is as for [`macro@on_execute_post_login`].
    on_execute_send_phone_message ON_EXECUTE_SEND_PHONE_MESSAGE;

    /// Makes an `async fn` the handler that sends messages by phone:
    /// `onExecuteCustomPhoneProvider` in JavaScript. All else is as for [`macro@on_execute_post_login`].
    on_execute_custom_phone_provider ON_EXECUTE_CUSTOM_PHONE_PROVIDER;

    /// Makes an `async fn` the handler that sends emails:
    /// `onExecuteCustomEmailProvider` in JavaScript. All else is as for [`macro@on_execute_post_login`].
    on_execute_custom_email_provider ON_EXECUTE_CUSTOM_EMAIL_PROVIDER;

    /// Makes an `async fn` the handler that runs before a user may reset the password (`password-reset-post-challenge`):
    /// `onExecutePostChallenge` in JavaScript. All else is as for [`macro@on_execute_post_login`].
    on_execute_post_challenge ON_EXECUTE_POST_CHALLENGE;

    /// Makes an `async fn` the handler that runs when the user of a password reset is back from a redirect:
    /// `onContinuePostChallenge` in JavaScript. All else is as for [`macro@on_execute_post_login`].
    on_continue_post_challenge ON_CONTINUE_POST_CHALLENGE;

    /// Makes an `async fn` the handler that runs when an application exchanges a token that is not Auth0's:
    /// `onExecuteCustomTokenExchange` in JavaScript. All else is as for [`macro@on_execute_post_login`].
    on_execute_custom_token_exchange ON_EXECUTE_CUSTOM_TOKEN_EXCHANGE;

    /// Makes an `async fn` the handler that gets the messages of an event stream:
    /// `onExecuteEventStream` in JavaScript. All else is as for [`macro@on_execute_post_login`].
    on_execute_event_stream ON_EXECUTE_EVENT_STREAM;
}

/// Reads an Action's secrets into a struct with named fields; `Debug` comes with it and shows no value.
///
/// On the struct:
/// - `#[secrets(rename_all = "camelCase")]`: how the secrets' names follow from the fields'; serde's eight rules.
/// - `#[secrets(crate = path)]`: where `auth0-actions` is, when it isn't at `::auth0_actions`.
///
/// On each field, which must have it:
/// - `#[secret]`: a secret of the field's name, or by `rename_all`.
/// - `#[secret(name = "…")]`: a secret of this name, of 1 to 128 characters.
/// - `#[secret(default)]`, `#[secret(default = …)]`: what is taken when the secret is missing. An `Option` is `None`.
/// - `#[secret(parse)]`, `#[secret(json)]`: read by the type's `FromStr`, or as JSON by serde.
/// - `#[secret(management = "domain")]`, and `"client_id"`, `"client_secret"`, `"audience"`: a credential for the
///   Management API. Fields that are called `domain`, `client_id` and `client_secret` are that by their names.
///
/// # Errors
/// All mistakes in a struct are reported together, each where it stands.
#[proc_macro_derive(Secrets, attributes(secrets, secret))]
pub fn derive_secrets(input: TokenStream) -> TokenStream {
    secrets::expand(input.into()).into()
}

/// Behind `scopes!`, which passes the path of its crate.
#[doc(hidden)]
#[proc_macro]
pub fn scopes_impl(input: TokenStream) -> TokenStream {
    scopes_macro::expand(input.into()).into()
}

/// Behind `claim!`, which passes the path of its crate.
#[doc(hidden)]
#[proc_macro]
pub fn claim_impl(input: TokenStream) -> TokenStream {
    claim::expand(input.into()).into()
}
