//! The namespaces that differ for `custom-token-exchange`.

mod actor;
mod user;

pub use actor::Actor;
pub use user::{CreationBehavior, SetUserByConnectionOptions, UpdateBehavior, UserAttributes};

use super::limits::{
    CTE_CONNECTION_NAME_CHARS, CTE_DENY_CODE_CHARS, CTE_DENY_REASON_CHARS, CTE_ORGANIZATION_CHARS,
    CTE_REJECT_REASON_CHARS, CTE_SET_USER_CALLS,
};
use super::transaction::transaction_metadata;
use auth0_actions_wire::ids::UserId;

const SET_USER_BY_ID: &str = "api.authentication.setUserById";
const SET_USER_BY_CONNECTION: &str = "api.authentication.setUserByConnection";

namespace! {
    /// `api.access`: whether the exchange is made.
    Access
}

impl Access {
    /// Denies the exchange. The application gets `code` as the `error` of OAuth 2.0, and the reason. This Action runs to its
    /// end.
    ///
    /// # Limits
    /// The code has 1 to 1,024 characters ([`CTE_DENY_CODE_CHARS`]), the reason 1 to 4,096 ([`CTE_DENY_REASON_CHARS`]).
    #[track_caller]
    pub fn deny(&mut self, code: impl Into<String>, reason: impl Into<String>) -> &mut Self {
        const CALL: &str = "api.access.deny";
        let (code, reason) = (code.into(), reason.into());
        if self.recorder.chars_within(CALL, "the code", &code, CTE_DENY_CODE_CHARS)
            && self.recorder.chars_within(CALL, "the reason", &reason, CTE_DENY_REASON_CHARS)
        {
            self.recorder.record(CALL, [code.into(), reason.into()]);
        }
        self
    }

    /// Denies the exchange because the subject token is not genuine. Auth0 counts such attempts by IP address and slows down
    /// those who make many.
    ///
    /// # Limits
    /// The reason has 1 to 4,096 characters ([`CTE_REJECT_REASON_CHARS`]).
    #[track_caller]
    pub fn reject_invalid_subject_token(&mut self, reason: impl Into<String>) -> &mut Self {
        const CALL: &str = "api.access.rejectInvalidSubjectToken";
        let reason = reason.into();
        if self.recorder.chars_within(CALL, "the reason", &reason, CTE_REJECT_REASON_CHARS) {
            self.recorder.record(CALL, [reason.into()]);
        }
        self
    }
}

namespace! {
    /// `api.authentication`: whose token it is going to be. An exchange needs exactly one of
    /// [`set_user_by_id`](Self::set_user_by_id) and [`set_user_by_connection`](Self::set_user_by_connection), unless it is
    /// denied.
    Authentication
}

impl Authentication {
    /// The token is for this user.
    ///
    /// # Limits
    /// The user is set once ([`CTE_SET_USER_CALLS`]).
    #[track_caller]
    pub fn set_user_by_id(&mut self, user_id: &UserId) -> &mut Self {
        if self.first_user(SET_USER_BY_ID) {
            if user_id.as_str().is_empty() {
                self.recorder.violate(SET_USER_BY_ID, "the user's id is empty");
            } else {
                self.recorder.record(SET_USER_BY_ID, [user_id.into()]);
            }
        }
        self
    }

    /// The token is for the user that the connection knows by `attributes`; `options` say whether a user who is not there
    /// is created, and one who is there is changed.
    ///
    /// # Limits
    /// The user is set once ([`CTE_SET_USER_CALLS`]); the connection's name has 1 to 512 characters
    /// ([`CTE_CONNECTION_NAME_CHARS`]).
    #[track_caller]
    pub fn set_user_by_connection(
        &mut self,
        connection_name: impl Into<String>,
        attributes: UserAttributes,
        options: SetUserByConnectionOptions,
    ) -> &mut Self {
        const CALL: &str = SET_USER_BY_CONNECTION;
        let name = connection_name.into();
        if self.first_user(CALL)
            && self.recorder.chars_within(CALL, "the connection's name", &name, CTE_CONNECTION_NAME_CHARS)
        {
            self.recorder.record(CALL, [name.into(), attributes.into_value(), options.into_value()]);
        }
        self
    }

    /// The user acts in this organization, given by its id or its name.
    ///
    /// # Limits
    /// 1 to 50 characters ([`CTE_ORGANIZATION_CHARS`]).
    #[track_caller]
    pub fn set_organization(&mut self, organization_id_or_name: impl Into<String>) -> &mut Self {
        const CALL: &str = "api.authentication.setOrganization";
        let organization = organization_id_or_name.into();
        if self.recorder.chars_within(CALL, "the organization", &organization, CTE_ORGANIZATION_CHARS) {
            self.recorder.record(CALL, [organization.into()]);
        }
        self
    }

    /// Somebody acts for the user: the token's claim `act`. With an actor there is no refresh token, and no multi-factor
    /// authentication.
    ///
    /// # Limits
    /// An actor may act for an actor, five levels in all; see [`Actor`].
    #[track_caller]
    pub fn set_actor(&mut self, actor: Actor) -> &mut Self {
        const CALL: &str = "api.authentication.setActor";
        match actor.checked() {
            Ok(actor) => self.recorder.record(CALL, [actor]),
            Err(problem) => self.recorder.violate(CALL, problem),
        }
        self
    }

    #[track_caller]
    fn first_user(&self, call: &'static str) -> bool {
        let first = self.recorder.count(&[SET_USER_BY_ID, SET_USER_BY_CONNECTION]) < CTE_SET_USER_CALLS;
        if !first {
            self.recorder.violate(call, "the user is set already; an exchange sets it once, by id or by connection");
        }
        first
    }
}

namespace! {
    /// `api.transaction`: what is handed on to the Actions of the login that follows. Auth0's reference does not list it for
    /// this trigger, and a tenant may not have it.
    Transaction
}
transaction_metadata!(Transaction);
