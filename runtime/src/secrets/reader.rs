//! Reads secrets by their names, and keeps all that is wrong with them.

use super::SecretField;
use super::types::Secret;
use auth0_actions_wire::Problems;
use auth0_actions_wire::read::{Node, Tape};
use zeroize::Zeroizing;

/// The secrets as they came, and what is wrong with them. Problems name a secret and never hold its value.
pub struct SecretReader {
    /// `None` when they are no JSON object.
    values: Option<Tape<'static>>,
    problems: Problems,
}

impl SecretReader {
    /// Reads the JSON object of texts in which secrets come; its bytes are overwritten when it is dropped.
    pub(crate) fn new(json: Vec<u8>) -> Self {
        let mut this = Self { values: Tape::keep_secret(json).ok(), problems: Problems::default() };
        if !this.values.as_ref().is_some_and(|values| values.root().is_object()) {
            this.problems.push("secrets", "are not a JSON object");
        }
        this
    }

    /// All that is wrong.
    pub(crate) fn problems(&self) -> &Problems {
        &self.problems
    }

    /// The values that must not be shown. Errors that say which application and which tenant to mend are worth nothing
    /// without their names.
    pub(crate) fn hidden(&self, fields: &[SecretField]) -> Vec<String> {
        let mut hidden = Vec::new();
        let Some(values) = &self.values else { return hidden };
        let mut walk = values.root().walk();
        while let Some((name, value)) = walk.next_member() {
            let field = fields.iter().find(|field| field.name == name);
            let shown = matches!(field.and_then(|field| field.management), Some("domain" | "client_id" | "audience"));
            if let (Some(text), false) = (value.as_str(), shown) {
                hidden.push(text.into_owned());
            }
        }
        hidden
    }

    fn problem(&mut self, name: &'static str, what: &str) {
        self.problems.push(format!("secrets.{name}"), what);
    }

    fn read<T>(&mut self, name: &'static str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<Option<T>> {
        let what = match self.text(name) {
            Ok(None) => return Some(None),
            Ok(Some(text)) => match read(&text) {
                Ok(value) => return Some(Some(value)),
                Err(what) => what,
            },
            Err(what) => what,
        };
        self.problem(name, &what);
        None
    }

    fn text(&self, name: &str) -> Result<Option<Zeroizing<String>>, String> {
        let value = self.values.as_ref().and_then(|values| values.root().get(name));
        match value.filter(|value| !value.is_null()).map(Node::as_str) {
            None => Ok(None),
            Some(Some(text)) => Ok(Some(Zeroizing::new(text.into_owned()))),
            Some(None) => Err("is no text".to_owned()),
        }
    }

    /// A secret that must be there.
    pub fn required_with<T>(&mut self, name: &'static str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let value = self.read(name, read)?;
        if value.is_none() {
            self.problem(name, "is missing");
        }
        value
    }

    /// A secret that may be missing.
    pub fn optional_with<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<Option<T>> {
        self.read(name, read)
    }

    /// A secret with a default.
    pub fn or_else_with<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&str) -> Result<T, String>,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        Some(self.read(name, read)?.unwrap_or_else(default))
    }

    /// [`SecretReader::required_with`] for a type that is a secret by itself.
    pub fn required<T: Secret>(&mut self, name: &'static str) -> Option<T> {
        self.required_with(name, T::from_secret)
    }

    /// [`SecretReader::optional_with`] for a type that is a secret by itself.
    pub fn optional<T: Secret>(&mut self, name: &'static str) -> Option<Option<T>> {
        self.optional_with(name, T::from_secret)
    }

    /// [`SecretReader::or_else_with`] for a type that is a secret by itself.
    pub fn or_else<T: Secret>(&mut self, name: &'static str, default: impl FnOnce() -> T) -> Option<T> {
        self.or_else_with(name, T::from_secret, default)
    }
}
