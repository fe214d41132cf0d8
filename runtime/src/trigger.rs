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
    /// Before a user is registered in a database or passwordless connection.
    PreUserRegistration "pre-user-registration" "onExecutePreUserRegistration" None;
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
