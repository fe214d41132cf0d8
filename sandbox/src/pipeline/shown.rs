//! What the user, or the application, is shown in the end.

use auth0_actions::wire::{Map, Value};
use std::fmt;

/// Where it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// The application, to which the browser goes back.
    Application,
    /// The answer to the application's request for a token.
    TokenEndpoint,
    /// The login page.
    LoginPage,
    /// The sign-up page.
    SignUpPage,
    /// The page that resets a password.
    PasswordResetPage,
    /// The page that asks for a second factor.
    MultifactorPage,
    /// A page of one's own, to which the user was sent.
    OwnPage,
    /// A form.
    Form,
    /// Nobody waits for the outcome.
    Nobody,
}

impl Place {
    /// In a few words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Application => "the application",
            Self::TokenEndpoint => "the token endpoint",
            Self::LoginPage => "the login page",
            Self::SignUpPage => "the sign-up page",
            Self::PasswordResetPage => "the password reset page",
            Self::MultifactorPage => "the multi-factor page",
            Self::OwnPage => "a page of one's own",
            Self::Form => "a form",
            Self::Nobody => "nobody",
        }
    }
}

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Where.
    pub place: Place,
    /// The status of an answer of the token endpoint.
    pub status: Option<u16>,
    /// An error's code.
    pub error: Option<String>,
    /// The words.
    pub message: Option<String>,
    /// Where the browser is sent. A token in it has lost its signature.
    pub url: Option<String>,
}

impl Shown {
    pub(super) fn at(place: Place) -> Self {
        Self { place, status: None, error: None, message: None, url: None }
    }

    pub(super) fn error(mut self, code: &str, message: &str) -> Self {
        self.error = Some(code.to_owned());
        self.message = Some(message.to_owned());
        self
    }

    pub(super) fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    pub(super) fn url(mut self, url: Option<&str>) -> Self {
        self.url = url.map(without_signatures);
        self
    }

    /// As JSON, without what is not there.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let mut members = Map::from([("at", self.place.as_str())]);
        if let Some(status) = self.status {
            members.insert("status", status);
        }
        for (name, text) in [("error", &self.error), ("message", &self.message), ("url", &self.url)] {
            if let Some(text) = text {
                members.insert(name, text);
            }
        }
        members.into()
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.place.as_str())?;
        if let Some(status) = self.status {
            write!(f, " answers {status}")?;
        }
        if let Some(error) = &self.error {
            write!(f, ": {error}")?;
        }
        if let Some(message) = &self.message {
            write!(f, ": {message}")?;
        }
        if let Some(url) = &self.url {
            write!(f, " ({url})")?;
        }
        Ok(())
    }
}

/// The text, in which each signed token has lost its signature: whoever reads along can't use it.
#[must_use]
pub fn without_signatures(text: &str) -> String {
    let is_of_a_token = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.');
    let mut shown = String::new();
    for word in text.split_inclusive(|character| !is_of_a_token(character)) {
        let token = word.trim_end_matches(|character| !is_of_a_token(character));
        match token.rsplit_once('.') {
            Some((signed, _)) if token.starts_with("eyJ") && signed.contains('.') => {
                shown.push_str(signed);
                shown.push_str(".[signature]");
                shown.push_str(&word[token.len()..]);
            }
            _ => shown.push_str(word),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    #[test]
    fn tokens_lose_their_signature_and_nothing_else_changes() {
        let shown = super::without_signatures("https://a.b.c/?t=eyJh.eyJz.c2ln&n=1.5");
        assert_eq!(shown, "https://a.b.c/?t=eyJh.eyJz.[signature]&n=1.5");
    }
}
