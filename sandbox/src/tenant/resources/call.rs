//! One call of an operation with state.

use std::borrow::Cow;

use serde_json::Value;

use crate::tenant::answer::{self, Outcome};
use crate::tenant::body;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::operations::Operation;
use crate::tenant::query::Query;
use crate::tenant::state::Object;

use super::kind::Paging;

/// What was asked.
pub(crate) struct Call<'c> {
    pub(crate) operation: &'static Operation,
    /// The path's parameters, decoded.
    pub(crate) ids: &'c [Cow<'c, str>],
    pub(crate) query: &'c Query,
    pub(crate) body: &'c [u8],
    /// The scopes of the token.
    pub(crate) held: &'c [&'c str],
}

impl Call<'_> {
    /// The path's first parameter.
    pub(crate) fn id(&self) -> &str {
        self.ids.first().map_or("", |id| id)
    }

    /// The path's second parameter.
    pub(crate) fn second(&self) -> &str {
        self.ids.get(1).map_or("", |id| id)
    }

    pub(crate) fn has_scope(&self, scope: &str) -> bool {
        self.held.contains(&scope)
    }

    /// Refuses a token that lacks this scope.
    pub(crate) fn demand(&self, scope: &'static [&'static str]) -> Result<(), Refusal> {
        match scope.iter().any(|scope| self.has_scope(scope)) {
            true => Ok(()),
            false => Err(errors::insufficient_scope(scope)),
        }
    }

    /// The body; without one, empty.
    pub(crate) fn object(&self) -> Object {
        body::object(self.body)
    }

    /// A list of texts in the body.
    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        body::texts(&self.object(), name).into_iter().map(str::to_owned).collect()
    }

    /// The operation's own status with a body.
    pub(crate) fn done(&self, body: Value) -> Outcome {
        answer::with(self.operation.success(), body)
    }

    /// The operation's own status without a body.
    pub(crate) fn nothing(&self) -> Outcome {
        answer::empty(self.operation.success())
    }

    /// The page of `found` that the query asks for.
    pub(crate) fn page(&self, found: &[Value], key: &str, paging: Paging) -> Outcome {
        let found = found.iter().map(|item| self.query.fields(item)).collect::<Result<Vec<_>, _>>()?;
        self.done(match paging {
            Paging::Envelope => self.query.envelope(&found, key)?,
            Paging::Checkpoint => self.query.part(&found, key)?,
            Paging::Numbers => match self.query.checkpoint(&found, key)? {
                Some(part) => part,
                None => self.query.page()?.of(&found, key),
            },
        })
    }
}
