//! Which secrets are the credentials for the Management API.

use syn::LitStr;

use super::field::{SecretField, Source};
use crate::errors::Errors;

/// A part of the credentials.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    Domain,
    ClientId,
    ClientSecret,
    Audience,
}

const ROLES: [(&str, Role); 4] = [
    ("domain", Role::Domain),
    ("client_id", Role::ClientId),
    ("client_secret", Role::ClientSecret),
    ("audience", Role::Audience),
];

impl Role {
    pub(crate) fn named(name: &str) -> Option<Self> {
        ROLES.iter().find(|(other, _)| *other == name).map(|(_, role)| *role)
    }

    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        ROLES.iter().map(|(name, _)| *name)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::ClientId => "client_id",
            Self::ClientSecret => "client_secret",
            Self::Audience => "audience",
        }
    }
}

/// The fields of each part, as places in the list of fields.
pub(crate) struct Credentials {
    pub(crate) domain: Option<usize>,
    pub(crate) client_id: Option<usize>,
    pub(crate) client_secret: Option<usize>,
    /// A custom domain's audience is the canonical one: it can't be told from the domain.
    pub(crate) audience: Option<usize>,
}

impl Credentials {
    /// By their marks, else by the fields' own names; two of one mark are a mistake.
    pub(crate) fn find(fields: &[SecretField], errors: &mut Errors) -> Self {
        let mut part = |role| marked(fields, role, errors).or_else(|| named(fields, role));
        Self {
            domain: part(Role::Domain),
            client_id: part(Role::ClientId),
            client_secret: part(Role::ClientSecret),
            audience: part(Role::Audience),
        }
    }

    /// Which part the field at this place is.
    pub(crate) fn role_of(&self, index: usize) -> Option<Role> {
        [
            (Role::Domain, self.domain),
            (Role::ClientId, self.client_id),
            (Role::ClientSecret, self.client_secret),
            (Role::Audience, self.audience),
        ]
        .into_iter()
        .find_map(|(role, field)| (field == Some(index)).then_some(role))
    }

    /// The parts that no field gives and that can't be done without.
    pub(crate) fn missing(&self) -> Vec<Role> {
        [(Role::Domain, self.domain), (Role::ClientId, self.client_id), (Role::ClientSecret, self.client_secret)]
            .into_iter()
            .filter(|(_, field)| field.is_none())
            .map(|(role, _)| role)
            .collect()
    }
}

fn marked(fields: &[SecretField], role: Role, errors: &mut Errors) -> Option<usize> {
    let mut found: Option<(usize, &LitStr)> = None;
    for (index, field) in fields.iter().enumerate() {
        let Some((_, at)) = field.role.as_ref().filter(|(other, _)| *other == role) else { continue };
        match found {
            Some((first, _)) => errors.push(
                at,
                format!("the fields `{}` and `{}` are both the `{}`", fields[first].ident, field.ident, role.name()),
            ),
            None => found = Some((index, at)),
        }
    }
    found.map(|(index, _)| index)
}

/// A field without a mark counts by its name only if it is a text that is always there, and has no other part.
fn named(fields: &[SecretField], role: Role) -> Option<usize> {
    if role == Role::Audience {
        return None;
    }
    fields.iter().position(|field| {
        field.ident == role.name() && field.role.is_none() && !field.optional && field.source == Source::Plain
    })
}
