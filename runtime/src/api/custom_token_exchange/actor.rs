//! Who acts for a user.

use crate::api::Scalar;
use crate::api::checks::{Shown, chars};
use crate::api::limits::{
    CTE_ACTOR_CUSTOM_PROPERTIES, CTE_ACTOR_LEVELS, CTE_ACTOR_PROPERTY_KEY_CHARS, CTE_ACTOR_STRING_VALUE_CHARS,
    CTE_ACTOR_SUB_CHARS,
};
use auth0_actions_wire::{Map, Value};

/// Who acts for a user, for [`set_actor`](super::Authentication::set_actor).
///
/// # Limits
/// `sub` has 1 to 512 characters ([`CTE_ACTOR_SUB_CHARS`]). Each actor has at most five properties of one's own
/// ([`CTE_ACTOR_CUSTOM_PROPERTIES`]): names and texts of at most 64 characters ([`CTE_ACTOR_PROPERTY_KEY_CHARS`],
/// [`CTE_ACTOR_STRING_VALUE_CHARS`]), truth values and numbers. There are at most five levels of actors
/// ([`CTE_ACTOR_LEVELS`]).
///
/// ```
/// use auth0_actions::api::custom_token_exchange::Actor;
///
/// // A support agent's browser extension acts for the agent, who acts for the user.
/// let agent = Actor::new("auth0|agent").property("team", "support");
/// let extension = Actor::new("extension").property("version", 3).act(agent);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    sub: String,
    properties: Vec<(String, Scalar)>,
    act: Option<Box<Actor>>,
}

impl Actor {
    /// The actor of this subject.
    #[must_use]
    pub fn new(sub: impl Into<String>) -> Self {
        Self { sub: sub.into(), properties: Vec::new(), act: None }
    }

    /// Sets a property of one's own; the last call for a name wins.
    #[must_use]
    pub fn property(mut self, name: impl Into<String>, value: impl Into<Scalar>) -> Self {
        let (name, value) = (name.into(), value.into());
        self.properties.retain(|(known, _)| *known != name);
        self.properties.push((name, value));
        self
    }

    /// The actor for whom this one acts.
    #[must_use]
    pub fn act(mut self, actor: Actor) -> Self {
        self.act = Some(Box::new(actor));
        self
    }

    /// As Auth0 takes it, or what it would refuse.
    pub(super) fn checked(self) -> Result<Value, String> {
        let mut chain = Vec::new();
        let mut next = Some(Box::new(self));
        while let Some(mut actor) = next {
            next = actor.act.take();
            chain.push(actor);
        }
        if chain.len() > CTE_ACTOR_LEVELS {
            return Err(format!("there are {} levels of actors; {CTE_ACTOR_LEVELS} is the limit", chain.len()));
        }
        let mut inner: Option<Map> = None;
        for (level, actor) in chain.into_iter().enumerate().rev() {
            let mut map = actor.into_map(level + 1)?;
            if let Some(act) = inner {
                map.insert("act", act);
            }
            inner = Some(map);
        }
        Ok(inner.into())
    }

    fn into_map(self, level: usize) -> Result<Map, String> {
        let too_long = |what: &dyn std::fmt::Display, found: usize, limit: usize| match found > limit {
            true => Err(format!("{what} of the actor at level {level} has {found} characters; {limit} is the limit")),
            false => Ok(()),
        };
        if self.sub.is_empty() {
            return Err(format!("`sub` of the actor at level {level} is empty"));
        }
        too_long(&"`sub`", chars(&self.sub), CTE_ACTOR_SUB_CHARS)?;
        let count = self.properties.len();
        if count > CTE_ACTOR_CUSTOM_PROPERTIES {
            return Err(format!(
                "the actor at level {level} has {count} properties of its own; {CTE_ACTOR_CUSTOM_PROPERTIES} is the limit"
            ));
        }
        let mut map = Map::from([("sub", self.sub)]);
        for (name, value) in self.properties {
            let shown = Shown(&name);
            if name == "sub" || name == "act" {
                return Err(format!("{shown} of the actor at level {level} is no property of one's own"));
            }
            too_long(&format_args!("the name {shown}"), chars(&name), CTE_ACTOR_PROPERTY_KEY_CHARS)?;
            let value =
                value.checked().map_err(|problem| format!("{shown} of the actor at level {level} {problem}"))?;
            if let Some(text) = value.as_str() {
                too_long(&shown, chars(text), CTE_ACTOR_STRING_VALUE_CHARS)?;
            }
            if value.is_null() {
                return Err(format!("{shown} of the actor at level {level} is no text, number or truth value"));
            }
            map.insert(name, value);
        }
        Ok(map)
    }
}
