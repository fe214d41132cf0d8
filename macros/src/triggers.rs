//! What tells one trigger's attributes from another's: one row for each handler that Auth0 calls.

/// One attribute.
pub(crate) struct Trigger {
    /// The attribute's name.
    pub(crate) attribute: &'static str,
    /// The module of the trigger's `Event` and `Api`.
    pub(crate) module: &'static str,
    /// The type that stands for the trigger.
    pub(crate) marker: &'static str,
    /// The name of the handler in JavaScript.
    pub(crate) handler: &'static str,
    pub(crate) kind: Kind,
}

/// When a handler is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// When the trigger fires.
    Execute,
    /// When the user comes back from a redirect.
    Continue,
}

impl Kind {
    /// The name of the variant in generated code.
    pub(crate) fn variant(self) -> &'static str {
        match self {
            Self::Execute => "Execute",
            Self::Continue => "Continue",
        }
    }
}

/// Declares the rows, and the list of all.
macro_rules! triggers {
    ($($name:ident: $attribute:literal $module:literal $marker:literal $handler:literal $kind:ident;)*) => {
        $(pub(crate) const $name: Trigger = Trigger {
            attribute: $attribute,
            module: $module,
            marker: $marker,
            handler: $handler,
            kind: Kind::$kind,
        };)*

        /// All of them.
        pub(crate) const TRIGGERS: &[&Trigger] = &[$(&$name),*];
    };
}

triggers! {
    ON_EXECUTE_POST_LOGIN:
        "on_execute_post_login" "post_login" "PostLogin" "onExecutePostLogin" Execute;
    ON_CONTINUE_POST_LOGIN:
        "on_continue_post_login" "post_login" "PostLogin" "onContinuePostLogin" Continue;
    ON_EXECUTE_CREDENTIALS_EXCHANGE:
        "on_execute_credentials_exchange" "credentials_exchange" "CredentialsExchange" "onExecuteCredentialsExchange" Execute;
    ON_EXECUTE_PRE_USER_REGISTRATION:
        "on_execute_pre_user_registration" "pre_user_registration" "PreUserRegistration" "onExecutePreUserRegistration" Execute;
    ON_EXECUTE_POST_USER_REGISTRATION:
        "on_execute_post_user_registration" "post_user_registration" "PostUserRegistration" "onExecutePostUserRegistration" Execute;
    ON_EXECUTE_POST_CHANGE_PASSWORD:
        "on_execute_post_change_password" "post_change_password" "PostChangePassword" "onExecutePostChangePassword" Execute;
    ON_EXECUTE_SEND_PHONE_MESSAGE:
        "on_execute_send_phone_message" "send_phone_message" "SendPhoneMessage" "onExecuteSendPhoneMessage" Execute;
    ON_EXECUTE_CUSTOM_PHONE_PROVIDER:
        "on_execute_custom_phone_provider" "custom_phone_provider" "CustomPhoneProvider" "onExecuteCustomPhoneProvider" Execute;
    ON_EXECUTE_CUSTOM_EMAIL_PROVIDER:
        "on_execute_custom_email_provider" "custom_email_provider" "CustomEmailProvider" "onExecuteCustomEmailProvider" Execute;
    ON_EXECUTE_POST_CHALLENGE:
        "on_execute_post_challenge" "password_reset_post_challenge" "PasswordResetPostChallenge" "onExecutePostChallenge" Execute;
    ON_CONTINUE_POST_CHALLENGE:
        "on_continue_post_challenge" "password_reset_post_challenge" "PasswordResetPostChallenge" "onContinuePostChallenge" Continue;
    ON_EXECUTE_CUSTOM_TOKEN_EXCHANGE:
        "on_execute_custom_token_exchange" "custom_token_exchange" "CustomTokenExchange" "onExecuteCustomTokenExchange" Execute;
    ON_EXECUTE_EVENT_STREAM:
        "on_execute_event_stream" "event_stream" "EventStream" "onExecuteEventStream" Execute;
}

/// Whether an attribute of this name makes a handler.
pub(crate) fn is_handler_attribute(name: &syn::Ident) -> bool {
    TRIGGERS.iter().any(|trigger| name == trigger.attribute)
}
