//! The kinds of resource that belong to another, which the path names first, and modules.

use super::kind::{CLIENTS, Kind, ORGANIZATIONS, Owner, PLAIN, Paging};
use super::{credentials, discovery_domains, invitations, modules, search};
use crate::tenant::random;

const fn of_organization(is_shown: bool) -> Option<Owner> {
    Some(Owner { kind: ORGANIZATIONS, key: "organization_id", is_shown })
}

pub(crate) const INVITATIONS: &Kind = &Kind {
    group: "organizations.invitations",
    key: "invitations",
    owner: of_organization(true),
    new_id: || format!("uinv_{}", random::alphanumeric(16)),
    sort: search::sort_invitations,
    // Guessed.
    absent: ("The invitation does not exist.", "inexistent_invitation"),
    complete: invitations::complete,
    check: invitations::check,
    ..PLAIN
};

pub(crate) const DISCOVERY_DOMAINS: &Kind = &Kind {
    group: "organizations.discoveryDomains",
    key: "domains",
    owner: of_organization(false),
    // The prefix is guessed.
    new_id: || format!("dd_{}", random::alphanumeric(16)),
    paging: Paging::Checkpoint,
    unique: &["organization_id", "domain"],
    // Guessed.
    absent: ("The discovery domain does not exist.", "inexistent_discovery_domain"),
    // Guessed.
    taken: ("The organization already has this discovery domain.", "discovery_domain_conflict"),
    complete: discovery_domains::complete,
    ..PLAIN
};

pub(crate) const MODULES: &Kind = &Kind {
    group: "actions.modules",
    key: "modules",
    new_id: random::uuid,
    paging: Paging::Envelope,
    unique: &["name"],
    // Guessed.
    absent: ("That action module does not exist.", "inexistent_action_module"),
    // Guessed.
    taken: ("An action module with that name already exists.", "action_module_conflict"),
    complete: modules::complete,
    shown: modules::show_uses,
    ..PLAIN
};

pub(crate) const MODULE_VERSIONS: &Kind = &Kind {
    group: "actions.modules.versions",
    key: "versions",
    owner: Some(Owner { kind: MODULES, key: "module_id", is_shown: true }),
    new_id: random::uuid,
    paging: Paging::Envelope,
    sort: search::newest_first,
    // Guessed.
    absent: ("That action module version does not exist.", "inexistent_action_module_version"),
    ..PLAIN
};

pub(crate) const CREDENTIALS: &Kind = &Kind {
    group: "clients.credentials",
    key: "credentials",
    owner: Some(Owner { kind: CLIENTS, key: "client_id", is_shown: false }),
    new_id: || format!("cred_{}", random::alphanumeric(22)),
    // Guessed.
    absent: ("The credential does not exist.", "inexistent_credential"),
    complete: credentials::complete,
    ..PLAIN
};
