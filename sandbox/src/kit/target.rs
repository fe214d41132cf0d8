//! Where a request goes, and patterns of it.

use percent_encoding::percent_decode_str;

/// The parts of a URL that a kit looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// The host in lower case, with its port when the URL has one.
    pub(super) host: String,
    /// Percent-encoded, as it was asked for.
    path: String,
    /// Percent-encoded, without the question mark.
    pub(super) query: String,
}

impl Target {
    pub(super) fn of(url: &str) -> Self {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let rest = rest.split('#').next().unwrap_or_default();
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let path = if path.is_empty() { "/" } else { path };
        Self { host: host.to_ascii_lowercase(), path: path.to_owned(), query: query.to_owned() }
    }

    /// The path as people read it: `/api/v2/users/auth0|1`.
    pub(super) fn readable_path(&self) -> String {
        decoded(&self.path)
    }

    pub(super) fn is_token(&self, method: &str) -> bool {
        method == "POST" && self.path == "/oauth/token"
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A path, or a whole URL, in which a part like `{id}` stands for any one segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    text: String,
    /// `None`: any host.
    host: Option<String>,
    path: String,
}

impl Pattern {
    /// Reads a pattern.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        if text.contains(['?', '#']) {
            return Err(format!("`{text}` has a query, which is not compared: leave it out and look at the calls"));
        }
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let (host, path) = match rest {
            Some(rest) => {
                let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                (Some(host.to_ascii_lowercase()), if path.is_empty() { "/" } else { path })
            }
            None if text.starts_with('/') => (None, text),
            None => return Err(format!("`{text}` is neither a path, which begins with a slash, nor a URL")),
        };
        Ok(Self { text: text.to_owned(), host, path: path.to_owned() })
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn fits(&self, target: &Target) -> bool {
        if self.host.as_ref().is_some_and(|host| *host != target.host) {
            return false;
        }
        let (mut ours, mut theirs) = (self.path.split('/'), target.path.split('/'));
        loop {
            match (ours.next(), theirs.next()) {
                (None, None) => return true,
                (Some(ours), Some(theirs)) => {
                    let any = ours.starts_with('{') && ours.ends_with('}') && !theirs.is_empty();
                    if !any && ours != decoded(theirs) {
                        return false;
                    }
                }
                _ => return false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, Target};

    #[test]
    fn patterns_fit_segment_by_segment() {
        let target = Target::of("https://Tenant.example.com/api/v2/users/auth0%7C1%2F2/roles?page=0#x");
        assert_eq!(target.host, "tenant.example.com");
        assert_eq!(target.query, "page=0");
        assert_eq!(target.readable_path(), "/api/v2/users/auth0|1/2/roles");
        for (pattern, fits) in [
            ("/api/v2/users/{id}/roles", true),
            ("/api/v2/users/auth0|1/2/roles", false),
            ("https://tenant.example.com/api/v2/users/{id}/roles", true),
            ("https://other.example.com/api/v2/users/{id}/roles", false),
            ("/api/v2/users/{id}", false),
            ("/api/v2/users/{id}/roles/", false),
            ("/api/v2/users/{id}/{what}", true),
            ("/api/v2/users/{id}/roles/{role}", false),
        ] {
            assert_eq!(Pattern::parse(pattern).map(|pattern| pattern.fits(&target)), Ok(fits), "{pattern}");
        }
        let user = Target::of("https://tenant.example.com/api/v2/users/auth0%7C1");
        assert_eq!(Pattern::parse("/api/v2/users/auth0|1").map(|pattern| pattern.fits(&user)), Ok(true));
        let none = Target::of("https://tenant.example.com/api/v2/users/");
        assert_eq!(Pattern::parse("/api/v2/users/{id}").map(|pattern| pattern.fits(&none)), Ok(false));
        assert_eq!(Pattern::parse("https://example.com").map(|p| p.fits(&Target::of("https://example.com"))), Ok(true));
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        assert!(Pattern::parse("/api/v2/users?page=1").is_err_and(|text| text.contains("query")));
        assert!(Pattern::parse("users").is_err_and(|text| text.contains("slash")));
    }
}
