//! `claim!`: the name of a custom claim, checked when it compiles.

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;
use syn::parse::{ParseStream, Parser};

use crate::crate_path::CratePath;
use crate::errors::Errors;
use crate::generated::claims::{FORBIDDEN_HOSTS, FORBIDDEN_URN, PAYLOAD_BYTES, RESTRICTED, THROWING};

/// What `claim!` makes: an expression.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    match parse.parse2(tokens) {
        Ok((krate, name)) => {
            if let Err(problem) = check(&name.value()) {
                errors.push(&name, problem);
            }
            let private = krate.private();
            let errors = errors.into_tokens();
            if errors.is_empty() {
                quote!(#private::claim_unchecked(#name))
            } else {
                quote!({ #errors #private::claim_unchecked(#name) })
            }
        }
        Err(error) => {
            errors.push_syn(&error);
            errors.into_tokens()
        }
    }
}

fn parse(input: ParseStream<'_>) -> syn::Result<(CratePath, LitStr)> {
    let krate;
    syn::parenthesized!(krate in input);
    let krate = CratePath::new(krate.parse::<TokenStream>()?);
    let expected = "`claim!` takes one string: `claim!(\"https://example.com/roles\")`";
    let name = input.parse().map_err(|error| syn::Error::new(error.span(), expected))?;
    if !input.is_empty() {
        return Err(input.error(expected));
    }
    Ok((krate, name))
}

/// What is wrong with a claim's name.
fn check(name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err("the name of a claim can't be empty".into());
    }
    if name.len() > PAYLOAD_BYTES {
        return Err(format!("the name is longer than all claims together may be ({PAYLOAD_BYTES} bytes)"));
    }
    if THROWING.contains(&name) {
        return Err(format!("`{name}` is no custom claim: scopes are added and removed by methods of their own"));
    }
    if RESTRICTED.contains(&name) {
        return Err(format!(
            "Auth0 keeps the claim `{name}` for itself and would leave it out of the token\n\
             a name of one's own stands under a URL: `https://example.com/{name}`"
        ));
    }
    if let Some(host) = host(name)
        && let Some(forbidden) = FORBIDDEN_HOSTS.iter().find(|forbidden| is_within(&host, forbidden))
    {
        return Err(format!("Auth0 leaves out claims under `{forbidden}`; use a URL of your own"));
    }
    let lower = name.to_ascii_lowercase();
    if lower.strip_prefix(FORBIDDEN_URN).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')) {
        return Err(format!("Auth0 leaves out claims under `{FORBIDDEN_URN}`; use a URN of your own"));
    }
    Ok(())
}

/// The host of an http or https URL, in lower case.
fn host(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    Some(host.split(':').next()?.trim_end_matches('.').to_owned())
}

fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn accepts_names_that_auth0_puts_into_tokens() {
        for name in [
            "https://example.com/roles",
            "https://notauth0.com/x",
            "https://example.com/auth0.com",
            "tier",
            "email",
            "urn:example:tier",
            "urn:auth0x:tier",
        ] {
            assert_eq!(check(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn refuses_names_that_auth0_leaves_out() {
        for name in [
            "",
            "roles",
            "x5t#S256",
            "scope",
            "https://auth0.com/roles",
            "https://acme.eu.auth0.com/roles",
            "HTTPS://ACME.AUTH0.COM:443/roles",
            "http://user@webtask.io",
            "urn:auth0:tier",
        ] {
            assert!(check(name).is_err(), "{name}");
        }
    }
}
