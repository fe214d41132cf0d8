use super::make;
use crate::codegen::output::Output;
use std::fs;

/// Two small triggers: `tenant` is alike in both, `client` is not.
const FACTS: &str = r#"{
  "made": "2026-01-01", "limits": {}, "types": {},
  "triggers": [
    {"id": "post-login", "event": [
      {"path": "event.client", "type": "object"},
      {"path": "event.client.client_id", "type": "string"},
      {"path": "event.client.isFirstParty", "type": "boolean", "optional": true, "stage": ["early-access"]},
      {"path": "event.client.metadata", "type": "dictionary"},
      {"path": "event.client.metadata{}", "type": "string"},
      {"path": "event.client.grants", "type": "array<object>"},
      {"path": "event.client.grants[]", "type": "object"},
      {"path": "event.client.grants[].type", "type": "string", "enum": ["code", "client-credentials"]},
      {"path": "event.secrets", "type": "dictionary"},
      {"path": "event.tenant", "type": "object"},
      {"path": "event.tenant.id", "type": "string"}
    ], "event_off_reference": [{"path": "event.client.logins", "type": "number"}]},
    {"id": "pre-user-registration", "event": [
      {"path": "event.client", "type": "object", "optional": true, "open": true},
      {"path": "event.client.client_id", "type": "string"},
      {"path": "event.tenant", "type": "object"},
      {"path": "event.tenant.id", "type": "string"}
    ]}
  ]
}"#;

const CORRECTIONS: &str = r#"
triggers = ["post-login", "pre-user-registration"]
[[types]]
type = "ClientId"
because = "The id of an application."
paths = ["client_id"]
[names]
"grants[]" = "ClientGrant"
[docs]
"tenant.id" = "the tenant's name"
"#;

fn made(facts: &str, corrections: &str) -> crate::Result<tempfile::TempDir> {
    let root = tempfile::tempdir()?;
    fs::create_dir(root.path().join("facts"))?;
    fs::write(root.path().join("facts/actions.json"), facts)?;
    fs::write(root.path().join("facts/corrections.toml"), corrections)?;
    fs::write(root.path().join("rustfmt.toml"), "max_width = 120\nuse_small_heuristics = \"Max\"\n")?;
    let mut output = Output::new(root.path());
    make(&mut output)?;
    output.write()?;
    output.check()?;
    Ok(root)
}

#[test]
fn types_stand_once_where_they_are_alike_and_with_their_trigger_where_not() {
    let root = made(FACTS, CORRECTIONS).unwrap();
    let text = |path: &str| fs::read_to_string(root.path().join("runtime").join(path)).unwrap();
    let body = |path: &str| text(path).split_once("\n\n").unwrap().1.to_owned();

    assert_eq!(
        body("src/event/shared/mod.rs"),
        "//! What the events of several triggers have in common.\n\nmod tenant;\n\npub use tenant::Tenant;\n"
    );
    assert_eq!(
        body("src/event/shared/tenant.rs"),
        "\
use auth0_actions_wire::read_struct;

/// `event.tenant`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Tenant {
    /// `event.tenant.id`: the tenant's name.
    pub id: String,
}

read_struct!(Tenant {
    id: req \"id\",
});
"
    );
    assert_eq!(
        body("src/post_login/event/client.rs"),
        "\
use auth0_actions_wire::ids::ClientId;
use auth0_actions_wire::{Number, open_enum, read_struct};
use std::collections::BTreeMap;

/// `event.client`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Client {
    /// `event.client.client_id`.
    pub client_id: ClientId,
    /// `event.client.isFirstParty`. Early access.
    pub is_first_party: Option<bool>,
    /// `event.client.metadata`.
    pub metadata: BTreeMap<String, String>,
    /// `event.client.grants`.
    pub grants: Vec<ClientGrant>,
    /// `event.client.logins`. Auth0's reference does not list it.
    pub logins: Option<Number>,
}

read_struct!(Client {
    client_id: req \"client_id\",
    is_first_party: opt \"isFirstParty\",
    metadata: req \"metadata\",
    grants: req \"grants\",
    logins: opt \"logins\",
});

/// `event.client.grants[]`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ClientGrant {
    /// `event.client.grants[].type`.
    pub r#type: ClientGrantType,
}

read_struct!(ClientGrant {
    r#type: req \"type\",
});

open_enum! {
    /// `event.client.grants[].type`.
    ClientGrantType {
        Code = \"code\",
        ClientCredentials = \"client-credentials\",
    }
}
"
    );
    let event = text("src/pre_user_registration/event.rs");
    for line in [
        "pub use crate::event::Tenant;",
        "pub use client::Client;",
        "    pub client: Option<Lazy<Client>>,",
        "    pub tenant: Lazy<Tenant>,",
        "    pub secrets: S,",
        "    type Trigger = PreUserRegistration;",
        "        Self { client: groups.opt(\"client\"), tenant: groups.req(\"tenant\"), secrets, raw: groups }",
        "        check(&self.tenant, problems);",
    ] {
        assert!(event.lines().any(|found| found == line), "no line `{line}` in\n{event}");
    }
    assert_eq!(
        text("tests/events/post-login.full.json").split_whitespace().collect::<String>(),
        "{\"client\":{\"client_id\":\"exampleclient0000000000000000001\",\"grants\":[{\"type\":\"code\"}],\
         \"isFirstParty\":true,\"logins\":0.5,\"metadata\":{\"example\":\"example-metadata\"}},\
         \"tenant\":{\"id\":\"example-id\"}}"
    );
    let kit = |name: &str| fs::read_to_string(root.path().join("sandbox/src/kit/samples").join(name)).unwrap();
    assert_eq!(kit("post-login.full.json"), text("tests/events/post-login.full.json"));
    // Neither what is optional nor what people put there themselves.
    assert_eq!(
        kit("post-login.json").split_whitespace().collect::<String>(),
        "{\"client\":{\"client_id\":\"exampleclient0000000000000000001\",\"grants\":[{\"type\":\"code\"}],\
         \"metadata\":{}},\"tenant\":{\"id\":\"example-id\"}}"
    );
}

#[test]
fn one_name_for_two_shapes_and_stale_corrections_are_refused() {
    let refused = |facts: &str, corrections: &str| made(facts, corrections).err().unwrap().to_string();
    assert_eq!(
        refused(FACTS, &CORRECTIONS.replace("ClientGrant", "Tenant")),
        "`event.client.grants[]` and `event.tenant` differ and are both called `Tenant`: name one of them"
    );
    assert_eq!(
        refused(FACTS, &(CORRECTIONS.to_owned() + "\"user.name\" = \"the name\"\n")),
        "facts/corrections.toml corrects what the facts do not have:\n  docs: user.name"
    );
}
