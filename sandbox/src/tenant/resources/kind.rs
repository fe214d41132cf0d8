//! What sets one kind of resource apart from another.

use crate::tenant::errors::{self, Refusal};
use crate::tenant::random;
use crate::tenant::state::{Object, State};

use super::call::Call;
use super::{actions, clients, connections, grants, groups, owned, resource_servers, search, sessions};

/// A kind of resource, and what its five operations do that those of others do not.
pub(crate) struct Kind {
    /// The group of its operations, such as `organizations`.
    pub(crate) group: &'static str,
    /// What a list calls its items.
    pub(crate) key: &'static str,
    /// Whose these are, when the path names an owner first.
    pub(crate) owner: Option<Owner>,
    /// The properties that an id of the path may mean; the first is the id proper.
    pub(crate) ids: &'static [&'static str],
    pub(crate) new_id: fn() -> String,
    pub(crate) paging: Paging,
    /// The properties in which, taken together, no two may be equal.
    pub(crate) unique: &'static [&'static str],
    /// Parameters of a list's query, and the properties that they look for.
    pub(crate) filters: &'static [(&'static str, &'static str)],
    /// Refuses a list that can't be given.
    pub(crate) may_ask: fn(&Call<'_>) -> Result<(), Refusal>,
    /// What a list looks for besides.
    pub(crate) wanted: fn(&State, &Object, &Call<'_>) -> bool,
    /// Puts a list in order.
    pub(crate) sort: fn(&mut [&Object], &Call<'_>) -> Result<(), Refusal>,
    /// Objects that an update is merged into at the first level, instead of replacing them.
    pub(crate) merged: &'static [&'static str],
    /// Message and code when there is none.
    pub(crate) absent: (&'static str, &'static str),
    /// Message and code when another is equal in what is `unique`.
    pub(crate) taken: (&'static str, &'static str),
    /// Adds what Auth0 adds to a new one.
    pub(crate) complete: fn(&mut Object),
    /// Refuses what can't be, before it is made or changed.
    pub(crate) check: fn(&State, &Object) -> Result<(), Refusal>,
    /// What an answer has besides what is kept.
    pub(crate) shown: fn(&State, &mut Object, &Call<'_>),
    /// Refuses to let it go.
    pub(crate) may_go: fn(&Object) -> Result<(), Refusal>,
    /// Takes away what can't be without it.
    pub(crate) gone: fn(&mut State, &Object),
}

/// Whose a kind of resource is.
#[derive(Clone, Copy)]
pub(crate) struct Owner {
    pub(crate) kind: &'static Kind,
    /// The property that keeps the owner's id.
    pub(crate) key: &'static str,
    /// Whether an answer has that property, too.
    pub(crate) is_shown: bool,
}

/// How a list is cut.
#[derive(Clone, Copy)]
pub(crate) enum Paging {
    /// By number, with totals when asked for, or by checkpoint when asked for.
    Numbers,
    /// By checkpoint alone.
    Checkpoint,
    /// By number, always in an envelope that leaves zeros out.
    Envelope,
}

/// What most kinds are.
pub(super) const PLAIN: Kind = Kind {
    group: "",
    key: "",
    owner: None,
    ids: &["id"],
    new_id: || random::hex(24),
    paging: Paging::Numbers,
    unique: &[],
    filters: &[],
    may_ask: |_| Ok(()),
    wanted: |_, _, _| true,
    sort: |_, _| Ok(()),
    merged: &[],
    absent: ("Not Found", ""),
    taken: ("Conflict", ""),
    complete: |_| {},
    check: |_, _| Ok(()),
    shown: |_, _, _| {},
    may_go: |_| Ok(()),
    gone: |_, _| {},
};

pub(crate) const ORGANIZATIONS: &Kind = &Kind {
    group: "organizations",
    key: "organizations",
    new_id: || format!("org_{}", random::alphanumeric(16)),
    unique: &["name"],
    sort: search::sort_organizations,
    // The words are recorded (auth0/auth0.net, `tests`, and auth0/terraform-provider-auth0), the code is guessed.
    absent: ("No organization found by that id or name", "inexistent_organization"),
    // Guessed.
    taken: ("An organization with this name already exists.", "organization_conflict"),
    ..PLAIN
};

pub(crate) const CLIENTS: &Kind = &Kind {
    group: "clients",
    key: "clients",
    ids: &["client_id"],
    new_id: || random::alphanumeric(32),
    filters: &[
        ("is_global", "global"),
        ("is_first_party", "is_first_party"),
        ("app_type", "app_type"),
        ("external_client_id", "external_client_id"),
    ],
    may_ask: search::may_ask_for_clients,
    wanted: search::is_wanted_client,
    merged: &["client_metadata"],
    // The code is recorded (auth0/auth0.net, `tests`), the words are guessed.
    absent: ("The client does not exist.", "inexistent_client"),
    complete: clients::complete,
    shown: clients::show_secret,
    gone: clients::gone,
    ..PLAIN
};

pub(crate) const GRANTS: &Kind = &Kind {
    group: "clientGrants",
    key: "client_grants",
    new_id: || format!("cgr_{}", random::alphanumeric(16)),
    unique: &["client_id", "audience", "subject_type", "default_for"],
    filters: &[
        ("audience", "audience"),
        ("client_id", "client_id"),
        ("subject_type", "subject_type"),
        ("allow_any_organization", "allow_any_organization"),
        ("default_for", "default_for"),
    ],
    // Guessed.
    absent: ("The client grant does not exist.", "inexistent_client_grant"),
    // Guessed.
    taken: ("The client already has a grant for this audience.", "client_grant_conflict"),
    complete: grants::complete,
    check: grants::check,
    ..PLAIN
};

pub(crate) const RESOURCE_SERVERS: &Kind = &Kind {
    group: "resourceServers",
    key: "resource_servers",
    ids: &["id", "identifier"],
    unique: &["identifier"],
    filters: &[("identifiers", "identifier")],
    // The code is recorded (auth0/auth0.net, `tests`), the words are guessed.
    absent: ("The resource server does not exist.", "inexistent_resource_server"),
    // Guessed.
    taken: ("A resource server with this identifier already exists.", "resource_server_conflict"),
    complete: resource_servers::complete,
    may_go: resource_servers::may_go,
    gone: resource_servers::gone,
    ..PLAIN
};

pub(crate) const CONNECTIONS: &Kind = &Kind {
    group: "connections",
    key: "connections",
    new_id: || format!("con_{}", random::alphanumeric(16)),
    unique: &["name"],
    filters: &[("strategy", "strategy"), ("name", "name")],
    // The code is recorded (auth0/auth0.net, `tests`); the words are those that applications quote of a 400.
    absent: ("The connection does not exist.", "inexistent_connection"),
    // Guessed.
    taken: ("A connection with this name already exists.", "connection_conflict"),
    complete: connections::complete,
    shown: connections::show_clients,
    gone: connections::gone,
    ..PLAIN
};

pub(crate) const SESSIONS: &Kind = &Kind {
    group: "sessions",
    key: "sessions",
    paging: Paging::Checkpoint,
    // Guessed.
    absent: ("The session does not exist.", "inexistent_session"),
    ..PLAIN
};

pub(crate) const REFRESH_TOKENS: &Kind = &Kind {
    group: "refreshTokens",
    key: "refresh_tokens",
    paging: Paging::Checkpoint,
    filters: &[("user_id", "user_id"), ("client_id", "client_id")],
    // Guessed.
    absent: ("The refresh token does not exist.", "inexistent_refresh_token"),
    check: sessions::known_user,
    ..PLAIN
};

pub(crate) const ACTIONS: &Kind = &Kind {
    group: "actions",
    key: "actions",
    new_id: random::uuid,
    paging: Paging::Envelope,
    unique: &["name"],
    filters: &[("actionName", "name")],
    wanted: actions::is_wanted,
    // Guessed.
    absent: ("That action does not exist.", "inexistent_action"),
    // Guessed.
    taken: ("An action with that name already exists.", "action_conflict"),
    complete: actions::complete,
    check: actions::check,
    ..PLAIN
};

pub(crate) const VERSIONS: &Kind = &Kind {
    group: "actions.versions",
    key: "versions",
    new_id: random::uuid,
    // Guessed.
    absent: ("That action version does not exist.", "inexistent_action_version"),
    ..PLAIN
};

pub(crate) const BINDINGS: &Kind =
    &Kind { group: "actions.triggers.bindings", key: "bindings", new_id: random::uuid, ..PLAIN };

pub(crate) const EXECUTIONS: &Kind = &Kind {
    group: "actions.executions",
    key: "executions",
    // Guessed.
    absent: ("That execution does not exist.", "inexistent_action_execution"),
    ..PLAIN
};

pub(crate) const GROUPS: &Kind = &Kind {
    group: "groups",
    key: "groups",
    new_id: || format!("grp_{}", random::base58(16)),
    filters: &[("connection_id", "connection_id"), ("name", "name"), ("external_id", "external_id")],
    wanted: groups::is_wanted,
    // Guessed.
    absent: ("The group does not exist.", "inexistent_group"),
    complete: groups::complete,
    ..PLAIN
};

pub(crate) const USER_GRANTS: &Kind = &Kind {
    group: "userGrants",
    key: "grants",
    filters: &[("user_id", "user_id"), ("client_id", "clientID"), ("audience", "audience")],
    ..PLAIN
};

/// They have no ids; the one that each gets here is not shown.
pub(crate) const USER_BLOCKS: &Kind = &Kind { group: "userBlocks", key: "blocked_for", ..PLAIN };

/// The kinds whose operations are those of every collection.
pub(crate) const KINDS: &[&Kind] = &[
    ORGANIZATIONS,
    CLIENTS,
    GRANTS,
    RESOURCE_SERVERS,
    CONNECTIONS,
    SESSIONS,
    REFRESH_TOKENS,
    owned::INVITATIONS,
    owned::DISCOVERY_DOMAINS,
    owned::CREDENTIALS,
    owned::MODULES,
    owned::MODULE_VERSIONS,
    EXECUTIONS,
    GROUPS,
    USER_GRANTS,
];

impl Kind {
    /// The kind that a group of operations is about.
    pub(crate) fn of(group: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.group == group).copied()
    }

    pub(crate) fn not_found(&self) -> Refusal {
        errors::absent(self.absent)
    }

    /// As [`not_found`](Self::not_found), when a body names it.
    pub(crate) fn unknown(&self) -> Refusal {
        errors::unknown(self.absent)
    }
}
