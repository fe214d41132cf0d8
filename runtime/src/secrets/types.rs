//! The types that a secret can have by itself.

use super::https_url::HttpsUrl;
use auth0_actions_management::Domain;
use auth0_actions_wire::ids;
use secrecy::zeroize::Zeroize;
use secrecy::{ExposeSecret, SecretString};

/// A type that a field with a plain `#[secret]` can have.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a secret by itself",
    label = "not the type of a secret",
    note = "a secret is a text: `String`, `SecretString`, `Domain`, `HttpsUrl`, an id such as `RoleId`, a number or `bool`",
    note = "for a type with `FromStr` write `#[secret(parse)]`, for JSON `#[secret(json)]`"
)]
pub trait Secret: Sized {
    /// Reads the secret's text. An error says what is wrong and never repeats the text.
    ///
    /// # Errors
    /// When the text is not of this type.
    fn from_secret(text: &str) -> Result<Self, String>;

    /// Overwrites the value with zeros, where the type can.
    fn wipe(&mut self) {}
}

impl Secret for String {
    fn from_secret(text: &str) -> Result<Self, String> {
        Ok(text.to_owned())
    }

    fn wipe(&mut self) {
        self.zeroize();
    }
}

/// Zeroes itself when it is dropped.
impl Secret for SecretString {
    fn from_secret(text: &str) -> Result<Self, String> {
        Ok(text.into())
    }
}

impl Secret for Domain {
    fn from_secret(text: &str) -> Result<Self, String> {
        Self::parse(text).map_err(|error| format!("is {error}"))
    }
}

impl Secret for HttpsUrl {
    fn from_secret(text: &str) -> Result<Self, String> {
        Self::parse(text).map_err(|error| format!("is no https URL: {error}"))
    }
}

macro_rules! ids {
    ($($id:ident)*) => {$(
        impl Secret for ids::$id {
            fn from_secret(text: &str) -> Result<Self, String> {
                if text.as_bytes().trim_ascii().is_empty() {
                    return Err("is empty".to_owned());
                }
                Ok(Self::new(text))
            }
        }
    )*};
}
ids!(UserId RoleId ClientId ConnectionId OrganizationId GroupId ResourceServerId);

macro_rules! parsed {
    ($($ty:ty: $what:literal)*) => {$(
        impl Secret for $ty {
            fn from_secret(text: &str) -> Result<Self, String> {
                text.trim().parse().map_err(|_| concat!("is ", $what).to_owned())
            }
        }
    )*};
}
parsed! {
    bool: "neither `true` nor `false`"
    u8: "no number from 0 to 255"
    u16: "no number from 0 to 65535"
    u32: "no whole number of 32 bits"
    u64: "no whole number of 64 bits"
    i32: "no whole number of 32 bits"
    i64: "no whole number of 64 bits"
    usize: "no whole number"
    f64: "no number"
}

/// For `#[secret(parse)]`.
///
/// # Errors
/// When the type's `FromStr` fails. Its words are not repeated: they may hold the value.
pub fn parse_secret<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("is no `{}`", short_name::<T>()))
}

/// For `#[secret(json)]`.
///
/// # Errors
/// When the text is no JSON of that type. The words of the type's `Deserialize` are not repeated: they may hold the
/// value.
#[cfg(feature = "serde")]
pub fn json_secret<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    let mut tree = auth0_actions_wire::parse(text).map_err(|error| format!("is no JSON: {error}"))?;
    let value = tree.to().map_err(|_| format!("is JSON, but no `{}`", short_name::<T>()));
    tree.wipe();
    value
}

/// For `#[secret(json)]`, without the feature that it needs.
#[cfg(not(feature = "serde"))]
pub fn json_secret<T: NeedsSerde>(_: &str) -> Result<T, String> {
    Err("needs the feature `serde` of `auth0-actions`".to_owned())
}

/// Nothing implements this.
#[cfg(not(feature = "serde"))]
#[diagnostic::on_unimplemented(
    message = "`#[secret(json)]` needs the feature `serde` of `auth0-actions`",
    label = "read as JSON"
)]
pub trait NeedsSerde {}

fn short_name<T>() -> &'static str {
    let name = std::any::type_name::<T>();
    // `alloc::vec::Vec<a::B>` stays whole; `a::b::C` is `C`.
    if name.contains('<') { name } else { name.rsplit("::").next().unwrap_or(name) }
}

/// A secret that can serve as a credential of the Management API.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a credential of the Management API",
    label = "expected `Domain`, `String`, `SecretString` or `ClientId`"
)]
pub trait AsText {
    /// The text.
    fn as_text(&self) -> SecretString;
}

impl AsText for String {
    fn as_text(&self) -> SecretString {
        self.as_str().into()
    }
}

impl AsText for SecretString {
    fn as_text(&self) -> SecretString {
        self.expose_secret().into()
    }
}

impl AsText for Domain {
    fn as_text(&self) -> SecretString {
        self.to_text().into()
    }
}

impl AsText for HttpsUrl {
    fn as_text(&self) -> SecretString {
        self.as_str().into()
    }
}

impl AsText for ids::ClientId {
    fn as_text(&self) -> SecretString {
        self.as_str().into()
    }
}

/// The text of a credential.
pub fn text(secret: &impl AsText) -> SecretString {
    secret.as_text()
}
