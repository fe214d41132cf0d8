//! `api.accessToken`

use super::ClaimName;
use super::checks::text;
use super::limits::{ADDED_SCOPES, SCOPE_MODIFICATIONS};
use auth0_actions_wire::Value;
use std::collections::BTreeMap;

const ADD: &str = "api.accessToken.addScope";
const REMOVE: &str = "api.accessToken.removeScope";

namespace! {
    /// `api.accessToken`: the access token that the application gets.
    AccessToken
}

impl AccessToken {
    /// Sets a custom claim; the last call for a name wins. On a token for one of Auth0's own APIs other than `/userinfo`,
    /// only names that are URLs or URNs come through.
    ///
    /// `name` is a text, or `claim!("…")`, which is checked when it compiles. Auth0 keeps some names for itself
    /// ([`ClaimName`]).
    ///
    /// # Limits
    /// All custom claims of the token together: 102,400 bytes
    /// ([`CUSTOM_CLAIMS_BYTES`](super::limits::CUSTOM_CLAIMS_BYTES)).
    #[track_caller]
    pub fn set_custom_claim(&mut self, name: impl ClaimName, value: impl Into<Value>) -> &mut Self {
        self.recorder.set_custom_claim("api.accessToken.setCustomClaim", name.checked(), value.into());
        self
    }

    /// Adds a scope. The last call for a scope wins.
    ///
    /// # Limits
    /// A scope has 1 to 280 characters ([`SCOPE_CHARS`](super::limits::SCOPE_CHARS)) without white space, not counting
    /// the white space around it, which is dropped. At most 1,000 scopes are added ([`ADDED_SCOPES`]), and 2,000 added or
    /// removed ([`SCOPE_MODIFICATIONS`]).
    #[track_caller]
    pub fn add_scope(&mut self, scope: impl AsRef<str>) -> &mut Self {
        self.modify(ADD, scope.as_ref())
    }

    /// Removes a scope. The last call for a scope wins.
    ///
    /// # Limits
    /// As [`add_scope`](Self::add_scope).
    #[track_caller]
    pub fn remove_scope(&mut self, scope: impl AsRef<str>) -> &mut Self {
        self.modify(REMOVE, scope.as_ref())
    }

    #[track_caller]
    fn modify(&mut self, call: &'static str, scope: &str) -> &mut Self {
        let Some(scope) = self.recorder.scope(call, scope) else { return self };
        // Only as many calls as the lower limit can reach a limit: most handlers never pay for the look.
        if self.recorder.count(&[ADD, REMOVE]) >= ADDED_SCOPES {
            let (added, modified) = self.recorder.with_commands(|commands| {
                let mut scopes = BTreeMap::new();
                for command in commands.iter().filter(|command| command.call == ADD || command.call == REMOVE) {
                    scopes.insert(text(command, 0), command.call == ADD);
                }
                scopes.insert(&scope, call == ADD);
                (scopes.values().filter(|added| **added).count(), scopes.len())
            });
            let limits = [("the added scopes", added, ADDED_SCOPES), ("the changes", modified, SCOPE_MODIFICATIONS)];
            for (what, found, limit) in limits {
                if found > limit {
                    self.recorder.violate(call, format!("{what}, with `{scope}`, are {found}; {limit} is the limit"));
                    return self;
                }
            }
        }
        self.recorder.record(call, [scope.into()]);
        self
    }
}
