//! Which operation a request addresses, and the scopes that it demands.

use axum::http::StatusCode;

pub(super) use super::table::OPERATIONS;

/// Which scopes a token must carry: of each of these lists at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Need(pub(super) &'static [&'static [&'static str]]);

impl Need {
    /// The scopes to name in a refusal; none when `held` suffices.
    pub(crate) fn unmet(self, held: &[&str]) -> Vec<&'static str> {
        let lacking = self.0.iter().filter(|any| !any.iter().any(|scope| held.contains(scope)));
        lacking.flat_map(|any| any.iter().copied()).collect()
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
    /// What it answers when all is well.
    pub(super) status: u16,
}

impl Operation {
    /// The status of an answer when all is well.
    pub(super) fn success(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK)
    }
}

/// The operation that `method` and `path` (below `/api/v2`, still percent-encoded) address, with the
/// raw values of the path's parameters.
pub(crate) fn find<'p>(method: &str, path: &'p str) -> Option<(&'static Operation, Vec<&'p str>)> {
    let fitting = OPERATIONS.iter().filter(|operation| operation.method == method);
    // `/organizations/name/{name}` before `/organizations/{id}/…`: what has fewer parameters says more of the path.
    fitting
        .filter_map(|operation| Some((operation, parameters(operation.path, path)?)))
        .min_by_key(|(_, parameters)| parameters.len())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_each_name_once() {
        let mut names: Vec<_> = OPERATIONS.iter().map(|operation| operation.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!((names.len(), OPERATIONS.len()), (452, 452));
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
            assert!(!operation.need.0.is_empty(), "{}", operation.name);
            for scope in operation.need.0.iter().copied().flatten() {
                let (action, resource) = scope.split_once(':').expect(scope);
                assert!(action.chars().all(|char| char.is_ascii_lowercase()), "{scope}");
                assert!(!resource.is_empty(), "{scope}");
            }
        }
    }

    #[test]
    fn unmet_names_what_would_help() {
        assert_eq!(Need(&[&["a:x"], &["b:x"]]).unmet(&["a:x"]), ["b:x"]);
        assert_eq!(Need(&[&["a:x", "b:x"]]).unmet(&["c:x"]), ["a:x", "b:x"]);
        assert_eq!(Need(&[&["c:x"], &["a:x", "b:x"]]).unmet(&["c:x"]), ["a:x", "b:x"]);
        assert!(Need(&[&["a:x", "b:x"]]).unmet(&["b:x"]).is_empty());
    }
}
