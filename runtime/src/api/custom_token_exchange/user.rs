//! The user whom a connection knows.

use auth0_actions_wire::{Map, Value};

/// The user for [`set_user_by_connection`](super::Authentication::set_user_by_connection): the id in the connection, and
/// what is known besides.
#[derive(Clone, Debug, PartialEq)]
pub struct UserAttributes(Map);

impl UserAttributes {
    /// The user of this id, which is the connection's own, without a strategy in front.
    #[must_use]
    pub fn new(user_id: impl Into<String>) -> Self {
        Self(Map::from([("user_id", user_id.into())]))
    }

    /// `email`: The address.
    #[must_use]
    pub fn email(self, email: impl Into<String>) -> Self {
        self.with("email", email.into().into())
    }

    /// `email_verified`: Has the address been proven?
    #[must_use]
    pub fn email_verified(self, email_verified: bool) -> Self {
        self.with("email_verified", email_verified.into())
    }

    /// `family_name`: The family name.
    #[must_use]
    pub fn family_name(self, family_name: impl Into<String>) -> Self {
        self.with("family_name", family_name.into().into())
    }

    /// `given_name`: The given name.
    #[must_use]
    pub fn given_name(self, given_name: impl Into<String>) -> Self {
        self.with("given_name", given_name.into().into())
    }

    /// `name`: The full name.
    #[must_use]
    pub fn name(self, name: impl Into<String>) -> Self {
        self.with("name", name.into().into())
    }

    /// `nickname`: The nickname.
    #[must_use]
    pub fn nickname(self, nickname: impl Into<String>) -> Self {
        self.with("nickname", nickname.into().into())
    }

    /// `phone_number`: The phone number, such as `+15555550100`.
    #[must_use]
    pub fn phone_number(self, phone_number: impl Into<String>) -> Self {
        self.with("phone_number", phone_number.into().into())
    }

    /// `phone_verified`: Has the phone number been proven?
    #[must_use]
    pub fn phone_verified(self, phone_verified: bool) -> Self {
        self.with("phone_verified", phone_verified.into())
    }

    /// `picture`: The URL of a picture.
    #[must_use]
    pub fn picture(self, picture: impl Into<String>) -> Self {
        self.with("picture", picture.into().into())
    }

    /// `username`: The name that the user logs in with.
    #[must_use]
    pub fn username(self, username: impl Into<String>) -> Self {
        self.with("username", username.into().into())
    }

    /// `verify_email`: Is the user sent an email to prove the address?
    #[must_use]
    pub fn verify_email(self, verify_email: bool) -> Self {
        self.with("verify_email", verify_email.into())
    }

    fn with(mut self, name: &str, value: Value) -> Self {
        self.0.insert(name, value);
        self
    }

    pub(super) fn into_value(self) -> Value {
        self.0.into()
    }
}

closed_enum! {
    /// What is done about a user whom the connection does not have.
    CreationBehavior {
        /// The user is created:
        CreateIfNotExists = "create_if_not_exists",
        /// The exchange fails:
        None = "none",
    }

    /// What is done about a user whom the connection has.
    UpdateBehavior {
        /// The user stays as it is:
        None = "none",
        /// The attributes take the place of those that are there:
        Replace = "replace",
    }
}

/// What is done about a user who is not there, and one who is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetUserByConnectionOptions {
    creation: CreationBehavior,
    update: UpdateBehavior,
}

impl SetUserByConnectionOptions {
    /// Both are to be said.
    #[must_use]
    pub fn new(creation: CreationBehavior, update: UpdateBehavior) -> Self {
        Self { creation, update }
    }

    pub(super) fn into_value(self) -> Value {
        let mut options = Map::from([("creationBehavior", self.creation)]);
        options.insert("updateBehavior", self.update);
        options.into()
    }
}
