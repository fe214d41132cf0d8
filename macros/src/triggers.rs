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

pub(crate) const ON_EXECUTE_POST_LOGIN: Trigger = Trigger {
    attribute: "on_execute_post_login",
    module: "post_login",
    marker: "PostLogin",
    handler: "onExecutePostLogin",
    kind: Kind::Execute,
};

pub(crate) const ON_CONTINUE_POST_LOGIN: Trigger = Trigger {
    attribute: "on_continue_post_login",
    module: "post_login",
    marker: "PostLogin",
    handler: "onContinuePostLogin",
    kind: Kind::Continue,
};

pub(crate) const ON_EXECUTE_PRE_USER_REGISTRATION: Trigger = Trigger {
    attribute: "on_execute_pre_user_registration",
    module: "pre_user_registration",
    marker: "PreUserRegistration",
    handler: "onExecutePreUserRegistration",
    kind: Kind::Execute,
};

/// All of them.
pub(crate) const TRIGGERS: [&Trigger; 3] =
    [&ON_EXECUTE_POST_LOGIN, &ON_CONTINUE_POST_LOGIN, &ON_EXECUTE_PRE_USER_REGISTRATION];

/// Whether an attribute of this name makes a handler.
pub(crate) fn is_handler_attribute(name: &syn::Ident) -> bool {
    TRIGGERS.iter().any(|trigger| name == trigger.attribute)
}
