//! Auth0's triggers.

/// A point of Auth0's flows at which Actions run.
pub trait Trigger: 'static {
    /// Auth0's id, such as `post-login`.
    const ID: &'static str;
    /// The handler's name in JavaScript, such as `onExecutePostLogin`.
    const EXECUTE: &'static str;
    /// The name of the handler that runs when the user comes back from a redirect, where there is one.
    const CONTINUE: Option<&'static str>;
}

macro_rules! triggers {
    ($($(#[$meta:meta])* $name:ident $id:literal $execute:literal $continue:expr;)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub enum $name {}

        impl Trigger for $name {
            const ID: &'static str = $id;
            const EXECUTE: &'static str = $execute;
            const CONTINUE: Option<&'static str> = $continue;
        }
    )*};
}

triggers! {
    /// After a user has logged in, and when a refresh token is exchanged.
    PostLogin "post-login" "onExecutePostLogin" Some("onContinuePostLogin");
    /// Before an application gets an access token of its own.
    CredentialsExchange "credentials-exchange" "onExecuteCredentialsExchange" None;
    /// Before a user is registered in a database or passwordless connection.
    PreUserRegistration "pre-user-registration" "onExecutePreUserRegistration" None;
    /// After a user was registered in a database or passwordless connection.
    PostUserRegistration "post-user-registration" "onExecutePostUserRegistration" None;
    /// After a user of a database connection has changed the password.
    PostChangePassword "post-change-password" "onExecutePostChangePassword" None;
    /// When a message for multi-factor authentication is due.
    SendPhoneMessage "send-phone-message" "onExecuteSendPhoneMessage" None;
    /// When any message by phone is due.
    CustomPhoneProvider "custom-phone-provider" "onExecuteCustomPhoneProvider" None;
    /// When an email is due.
    CustomEmailProvider "custom-email-provider" "onExecuteCustomEmailProvider" None;
    /// Before the password is reset by a user who has shown to be the one.
    PasswordResetPostChallenge "password-reset-post-challenge" "onExecutePostChallenge" Some("onContinuePostChallenge");
    /// When an application exchanges a token that is not Auth0's for one that is.
    CustomTokenExchange "custom-token-exchange" "onExecuteCustomTokenExchange" None;
    /// When an event stream delivers that something has changed in the tenant.
    EventStream "event-stream" "onExecuteEventStream" None;
}

/// When a handler runs within its trigger.
pub mod phase {
    /// One of the two.
    pub trait Phase: 'static {
        /// Does it run when the user comes back from a redirect?
        const CONTINUES: bool;
    }

    /// When the trigger fires.
    #[derive(Clone, Copy, Debug)]
    pub enum Execute {}

    /// When the user comes back from a redirect.
    #[derive(Clone, Copy, Debug)]
    pub enum Continue {}

    impl Phase for Execute {
        const CONTINUES: bool = false;
    }

    impl Phase for Continue {
        const CONTINUES: bool = true;
    }
}
