//! The operations of the groups users and roles, and the scopes that the tenant demands for each.
//!
//! The scopes are the least that any of Auth0's sources supports, so that the tenant never refuses
//! what Auth0 may allow. What a program should declare can be more.

/// Which scopes a token must carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// At least one of them.
    Any(&'static [&'static str]),
    /// Every one of them.
    All(&'static [&'static str]),
}

impl Need {
    /// The scopes to name in a refusal; none when `held` suffices.
    pub(crate) fn unmet(self, held: &[&str]) -> Vec<&'static str> {
        match self {
            Self::Any(scopes) if scopes.iter().any(|scope| held.contains(scope)) => Vec::new(),
            Self::Any(scopes) => scopes.to_vec(),
            Self::All(scopes) => scopes.iter().filter(|scope| !held.contains(scope)).copied().collect(),
        }
    }
}

/// One operation of the Management API.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Operation {
    /// Its name as the official SDKs call it, such as `users.roles.assign`.
    pub(crate) name: &'static str,
    pub(crate) method: &'static str,
    /// Below `/api/v2`, with `{parameters}`.
    pub(crate) path: &'static str,
    pub(crate) need: Need,
}

const fn op(name: &'static str, method: &'static str, path: &'static str, need: Need) -> Operation {
    Operation { name, method, path, need }
}

/// The operation that `method` and `path` (below `/api/v2`, still percent-encoded) address, with the
/// raw values of the path's parameters.
pub(crate) fn find<'p>(method: &str, path: &'p str) -> Option<(&'static Operation, Vec<&'p str>)> {
    OPERATIONS
        .iter()
        .filter(|operation| operation.method == method)
        .find_map(|operation| Some((operation, parameters(operation.path, path)?)))
}

/// The parameters' raw values when `path` has the template's form.
fn parameters<'p>(template: &str, path: &'p str) -> Option<Vec<&'p str>> {
    let mut values = Vec::new();
    let mut segments = path.split('/');
    for expected in template.split('/') {
        let segment = segments.next()?;
        if expected.starts_with('{') {
            if segment.is_empty() {
                return None;
            }
            values.push(segment);
        } else if expected != segment {
            return None;
        }
    }
    segments.next().is_none().then_some(values)
}

use Need::{All, Any};

/// Every operation of the two groups.
#[rustfmt::skip]
const OPERATIONS: &[Operation] = &[
    op("roles.list", "GET", "/roles", All(&["read:roles"])),
    op("roles.create", "POST", "/roles", All(&["create:roles"])),
    op("roles.get", "GET", "/roles/{id}", All(&["read:roles"])),
    op("roles.update", "PATCH", "/roles/{id}", All(&["update:roles"])),
    op("roles.delete", "DELETE", "/roles/{id}", All(&["delete:roles"])),
    op("roles.groups.get", "GET", "/roles/{id}/groups", All(&["read:group_roles"])),
    op("roles.groups.create", "POST", "/roles/{id}/groups", All(&["create:group_roles"])),
    op("roles.groups.delete", "DELETE", "/roles/{id}/groups", All(&["delete:group_roles"])),
    op("roles.permissions.list", "GET", "/roles/{id}/permissions", All(&["read:roles"])),
    op("roles.permissions.add", "POST", "/roles/{id}/permissions", All(&["update:roles"])),
    op("roles.permissions.delete", "DELETE", "/roles/{id}/permissions", All(&["update:roles"])),
    op("roles.users.list", "GET", "/roles/{id}/users", All(&["read:roles", "read:users"])),
    op("roles.users.assign", "POST", "/roles/{id}/users", Any(&["create:role_members", "update:roles"])),
    op("users.list", "GET", "/users", All(&["read:users"])),
    op("users.create", "POST", "/users", All(&["create:users"])),
    op("users.listUsersByEmail", "GET", "/users-by-email", All(&["read:users"])),
    op("users.get", "GET", "/users/{id}", Any(&["read:current_user", "read:user_idp_tokens", "read:users"])),
    op("users.update", "PATCH", "/users/{id}", Any(&["update:current_user_metadata", "update:users", "update:users_app_metadata"])),
    op("users.delete", "DELETE", "/users/{id}", Any(&["delete:current_user", "delete:users"])),
    op("users.authenticationMethods.list", "GET", "/users/{id}/authentication-methods", All(&["read:authentication_methods"])),
    op("users.authenticationMethods.create", "POST", "/users/{id}/authentication-methods", All(&["create:authentication_methods"])),
    op("users.authenticationMethods.set", "PUT", "/users/{id}/authentication-methods", All(&["update:authentication_methods"])),
    op("users.authenticationMethods.deleteAll", "DELETE", "/users/{id}/authentication-methods", All(&["delete:authentication_methods"])),
    op("users.authenticationMethods.get", "GET", "/users/{id}/authentication-methods/{authentication_method_id}", All(&["read:authentication_methods"])),
    op("users.authenticationMethods.update", "PATCH", "/users/{id}/authentication-methods/{authentication_method_id}", All(&["update:authentication_methods"])),
    op("users.authenticationMethods.delete", "DELETE", "/users/{id}/authentication-methods/{authentication_method_id}", All(&["delete:authentication_methods"])),
    op("users.authenticators.deleteAll", "DELETE", "/users/{id}/authenticators", All(&["delete:guardian_enrollments"])),
    op("users.connectedAccounts.list", "GET", "/users/{id}/connected-accounts", All(&["read:users"])),
    op("users.effectivePermissions.list", "GET", "/users/{id}/effective-permissions", All(&["read:user_effective_permissions"])),
    op("users.effectivePermissions.sources.roles.list", "GET", "/users/{id}/effective-permissions/sources/effective-roles", All(&["read:user_permission_source_roles"])),
    op("users.effectiveRoles.list", "GET", "/users/{id}/effective-roles", All(&["read:user_effective_roles"])),
    op("users.effectiveRoles.sources.groups.list", "GET", "/users/{id}/effective-roles/sources/groups", All(&["read:user_role_source_groups"])),
    op("users.enrollments.get", "GET", "/users/{id}/enrollments", Any(&["read:current_user", "read:users"])),
    op("users.federatedConnectionsTokensets.list", "GET", "/users/{id}/federated-connections-tokensets", All(&["read:federated_connections_tokens"])),
    op("users.federatedConnectionsTokensets.delete", "DELETE", "/users/{id}/federated-connections-tokensets/{tokenset_id}", All(&["delete:federated_connections_tokens"])),
    op("users.groups.get", "GET", "/users/{id}/groups", All(&["read:groups"])),
    op("users.identities.link", "POST", "/users/{id}/identities", Any(&["update:current_user_identities", "update:users"])),
    op("users.identities.delete", "DELETE", "/users/{id}/identities/{provider}/{user_id}", Any(&["update:current_user_identities", "update:users"])),
    op("users.logs.list", "GET", "/users/{id}/logs", Any(&["read:logs", "read:logs_users"])),
    op("users.multifactor.invalidateRememberBrowser", "POST", "/users/{id}/multifactor/actions/invalidate-remember-browser", All(&["update:users"])),
    op("users.multifactor.deleteProvider", "DELETE", "/users/{id}/multifactor/{provider}", All(&["update:users"])),
    op("users.organizations.list", "GET", "/users/{id}/organizations", Any(&["read:organizations", "read:users"])),
    op("users.permissions.list", "GET", "/users/{id}/permissions", All(&["read:users"])),
    op("users.permissions.create", "POST", "/users/{id}/permissions", All(&["update:users"])),
    op("users.permissions.delete", "DELETE", "/users/{id}/permissions", All(&["update:users"])),
    op("users.regenerateRecoveryCode", "POST", "/users/{id}/recovery-code-regeneration", All(&["update:users"])),
    op("users.revokeAccess", "POST", "/users/{id}/revoke-access", All(&["delete:sessions"])),
    op("users.riskAssessments.clear", "POST", "/users/{id}/risk-assessments/clear", All(&["update:users"])),
    op("users.roles.list", "GET", "/users/{id}/roles", All(&["read:roles", "read:users"])),
    op("users.roles.assign", "POST", "/users/{id}/roles", Any(&["create:role_members", "update:users"])),
    op("users.roles.delete", "DELETE", "/users/{id}/roles", Any(&["delete:role_members", "update:users"])),
    op("users.refreshToken.list", "GET", "/users/{user_id}/refresh-tokens", All(&["read:refresh_tokens"])),
    op("users.refreshToken.delete", "DELETE", "/users/{user_id}/refresh-tokens", All(&["delete:refresh_tokens"])),
    op("users.sessions.list", "GET", "/users/{user_id}/sessions", All(&["read:sessions"])),
    op("users.sessions.delete", "DELETE", "/users/{user_id}/sessions", All(&["delete:sessions"])),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_both_groups_whole_and_each_name_once() {
        let mut names: Vec<_> = OPERATIONS.iter().map(|operation| operation.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 55);
        assert_eq!(names.iter().filter(|name| name.starts_with("users.")).count(), 42);
        assert_eq!(names.iter().filter(|name| name.starts_with("roles.")).count(), 13);
    }

    #[test]
    fn each_template_finds_its_own_operation() {
        for operation in OPERATIONS {
            let path = operation.path.replace(['{', '}'], "");
            let (found, _) = find(operation.method, &path).expect(operation.name);
            assert_eq!(found.name, operation.name, "{} {path}", operation.method);
        }
    }

    #[test]
    fn parameters_stay_encoded_and_empty_ones_match_nothing() {
        let (operation, values) = find("POST", "/users/auth0%7C1/roles").expect("known");
        assert_eq!((operation.name, values), ("users.roles.assign", vec!["auth0%7C1"]));
        assert!(find("GET", "/users/").is_none());
        assert!(find("GET", "/users/a/roles/b").is_none());
        assert!(find("PUT", "/users/a").is_none());
    }

    #[test]
    fn every_scope_is_an_action_on_a_resource() {
        for operation in OPERATIONS {
            let (Any(scopes) | All(scopes)) = operation.need;
            assert!(!scopes.is_empty(), "{}", operation.name);
            for scope in scopes {
                let (action, resource) = scope.split_once(':').expect(scope);
                assert!(["create", "read", "update", "delete"].contains(&action), "{scope}");
                assert!(!resource.is_empty(), "{scope}");
            }
        }
    }

    #[test]
    fn unmet_names_what_would_help() {
        assert_eq!(All(&["a:x", "b:x"]).unmet(&["a:x"]), ["b:x"]);
        assert_eq!(Any(&["a:x", "b:x"]).unmet(&["c:x"]), ["a:x", "b:x"]);
        assert!(Any(&["a:x", "b:x"]).unmet(&["b:x"]).is_empty());
    }
}
