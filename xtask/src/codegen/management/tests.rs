//! The whole way from facts to text, on a small API.

use super::corrections::Corrections;
use super::facts::{Facts, PATH};
use super::{answers, build, render, scopes};
use crate::Result;
use crate::codegen::facts::layout;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

fn facts() -> Value {
    let operation = |group: Value, name: &str, method: &str, path: &str, more: Value| {
        let mut operation = json!({
            "id": name, "group": group, "name": name, "method": method, "path": path, "success_status": 200,
            "scopes": {"all": ["read:users"]}, "lifecycle": "GA",
            "path_params": [{"name": "id", "required": true, "type": "string"}],
        });
        operation.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        operation
    };
    json!({
        "source": {"date": "d", "version": "v", "sha256": "s"},
        "scopes": ["create:role_members", "read:current_user", "read:users"],
        "operations": [
            operation(json!(["users"]), "get", "GET", "/users/{id}", json!({
                "query": [{"name": "fields", "type": "string", "max_length": 9}],
                "response": {"$ref": "#/schemas/User"}, "scopes": {"any": ["read:users", "read:current_user"]},
            })),
            operation(json!(["users"]), "update", "PATCH", "/users/{id}", json!({
                "request": {"$ref": "#/schemas/UpdateUser"}, "response": {"$ref": "#/schemas/Updated"},
            })),
            operation(json!(["users", "roles"]), "list", "GET", "/users/{id}/roles", json!({
                "response": {"$ref": "#/schemas/Roles"},
                "page": {"bare_array": true, "wrapped": [{"items": "roles", "cursor": "next"}]},
            })),
            operation(json!(["users", "roles"]), "assign", "POST", "/users/{id}/roles", json!({
                "request": {"$ref": "#/schemas/AssignRoles"},
                "scopes": {"all": ["create:role_members", {"any": ["read:users", "read:current_user"]}]},
            })),
            operation(json!(["roles"]), "get", "GET", "/roles/{id}", json!({"response": {"$ref": "#/schemas/Role"}})),
        ],
        "schemas": {
            "User": {"type": "object", "required": ["user_id"], "properties": {
                "user_id": {"type": "string"}, "password": {"type": "string"}, "type": {"$ref": "#/schemas/TypeEnum"},
            }},
            "Updated": {"type": "object", "additionalProperties": false, "properties": {"user_id": {"type": "string"}}},
            "TypeEnum": {"type": "string", "enum": ["of-old", "new"]},
            "UpdateUser": {"type": "object", "required": ["connection"], "properties": {
                "connection": {"type": "string", "minLength": 1}, "name": {"type": ["string", "null"]},
                "password": {"type": "string"},
            }},
            "AssignRoles": {"type": "object", "required": ["roles"], "properties": {
                "roles": {"type": "array", "minItems": 1, "items": {"type": "string"}},
            }},
            "Role": {"type": "object", "additionalProperties": false, "required": ["id"], "properties": {
                "id": {"type": "string"}, "since": {"type": ["string", "null"], "format": "date-time"},
            }},
            "Roles": {"oneOf": [
                {"type": "array", "items": {"$ref": "#/schemas/Role"}},
                {"type": "object", "properties": {
                    "roles": {"type": "array", "items": {"$ref": "#/schemas/Role"}}, "next": {"type": "string"},
                }},
            ]},
        },
    })
}

const CORRECTIONS: &str = r#"
    groups = ["roles", "users"]
    [path_params]
    "/users/{id}" = "UserId"
    "/roles/{id}" = "RoleId"
    [[types]]
    type = "SecretString"
    because = "a secret"
    paths = [".password"]
    [[types]]
    type = "RoleId"
    because = "an id"
    paths = ["AssignRoles.roles.[]"]
    [[repeatable]]
    because = "who has it keeps it"
    paths = ["users.roles.assign"]
    [names]
    TypeEnum = "UserType"
    Updated = "User"
    [group_docs]
    roles = "Roles."
    users = "Users."
    "users.roles" = "A user's roles."
    [operations]
    "roles.get" = "Reads a role."
    "users.get" = "Reads a user."
    "users.update" = "Changes a user."
    "users.roles.assign" = "Assigns roles."
    "users.roles.list" = "Lists roles."
    [param_docs]
    fields = "Which fields."
    [docs]
    "User.user_id" = "who it is"
"#;

fn files_of(facts: Value, corrections: &str) -> Result<BTreeMap<String, String>> {
    let facts: Facts = serde_json::from_value(facts)?;
    let corrections = Corrections::parse(corrections)?;
    let files = render::files(&build(&facts, &corrections)?)?;
    corrections.all_used()?;
    Ok(files)
}

fn files() -> BTreeMap<String, String> {
    files_of(facts(), CORRECTIONS).unwrap()
}

#[track_caller]
fn assert_has(file: &str, parts: &[&str]) {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = squeezed(file);
    for part in parts {
        assert!(whole.contains(&squeezed(part)), "no `{part}` in:\n{file}");
    }
}

#[test]
fn a_file_for_each_subgroup_and_one_for_each_type_that_groups_share() {
    let files = files();
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    let expected = [
        "mod.rs",
        "roles/mod.rs",
        "shared/mod.rs",
        "shared/role.rs",
        "users/mod.rs",
        "users/roles.rs",
        "users/types.rs",
    ];
    assert_eq!(names, expected);
    assert_has(&files["mod.rs"], &["#[cfg(feature = \"users\")] pub mod users;"]);
    assert_has(&files["shared/mod.rs"], &["#[cfg(any(feature = \"roles\", feature = \"users\"))] pub use role::Role;"]);
    assert_has(&files["users/mod.rs"], &["pub use roles::{UsersRoles, UsersRolesAssign, UsersRolesList};"]);
}

#[test]
fn methods_have_their_arguments_bounds_and_bodies() {
    let files = files();
    assert_has(
        &files["users/roles.rs"],
        &[
            "use super::Role;",
            "pub fn assign(&self, id: &UserId, roles: impl OneOrMany<RoleId>) -> Call<'a, UsersRolesAssign> where
             S: scope::CreateRoleMembers, S: scope::any::UsersRolesAssign, {",
            "&[\"/users/\", id.as_str(), \"/roles\"]).body(Value::Object(Map::from([(\"roles\", roles.to_array())])))",
            "/// Scopes: `create:role_members` and any of `read:users`, `read:current_user`. The client may send it again:",
            "Page::read(required(body, cx), \"roles\", cx)",
            "fn decode(_: Option<&Value>, _: &mut Cx) {}",
        ],
    );
    assert_has(
        &files["users/mod.rs"],
        &[
            "/// Which fields. At most 9 characters.
             pub fn fields(self, fields: &str) -> Self { self.query(\"fields\", fields) }",
            "pub fn update(&self, id: &UserId, request: UpdateUser)",
        ],
    );
}

#[test]
fn answers_are_read_and_requests_record_what_was_given() {
    let files = files();
    let types = &files["users/types.rs"];
    assert_has(
        types,
        &[
            // Two schemas make one type: what one of them does not promise is optional.
            "/// `user_id`: who it is.\npub user_id: Option<String>,",
            "pub r#type: Option<UserType>,",
            "password: object.opt::<String>(\"password\").map(SecretString::from),",
            "other: rest(value, &[\"password\", \"type\", \"user_id\"]),",
            "OfOld = \"of-old\",",
            "pub fn new(connection: impl Into<String>) -> Self {",
            "pub fn clear_name(mut self) -> Self {\nself.0.insert(\"name\", Value::Null);\nself\n}",
            "pub fn other(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {",
            "redacted(f, \"UpdateUser\", &self.0, &[\"password\"])",
            // It holds a secret, which can't be compared.
            "#[derive(Clone, Debug)]\n#[non_exhaustive]\npub struct User {",
        ],
    );
    assert_has(&files["shared/role.rs"], &["#[derive(Clone, Debug, PartialEq)]", "id: object.req(\"id\")"]);
    assert!(!files["shared/role.rs"].contains("other"), "nothing more may come");
}

#[test]
fn scopes_imply_the_choices_that_they_are_in() {
    let facts: Facts = serde_json::from_value(facts()).unwrap();
    let traits = scopes::traits(&facts).unwrap();
    assert_has(
        &traits,
        &[
            "pub trait ReadUsers: any::UsersGet + any::UsersRolesAssign {}",
            "pub trait CreateRoleMembers {}",
            "#[diagnostic::do_not_recommend] impl any::UsersGet for Unchecked {}",
        ],
    );
    let table = scopes::table(&facts).unwrap();
    let line = r#"Scope { name: "read:current_user", trait_name: "ReadCurrentUser", any: &["UsersGet", "UsersRolesAssign"] },"#;
    assert_has(&table, &[line]);
}

#[test]
fn mistakes_are_named() {
    let refused =
        |facts: Value, from: &str, to: &str| files_of(facts, &CORRECTIONS.replace(from, to)).unwrap_err().to_string();
    let with = |pointer: &str, value: Value| {
        let mut facts = facts();
        *facts.pointer_mut(pointer).unwrap() = value;
        facts
    };
    assert!(
        refused(facts(), "\"users.get\" = \"Reads a user.\"", "").contains("no words for the operation `users.get`")
    );
    assert!(refused(facts(), "fields = ", "field = ").contains("no words for the parameter `fields`"));
    assert!(refused(facts(), "\"User.user_id\"", "\"User.name\"").contains("docs: User.name"));
    assert!(refused(facts(), "Updated = \"User\"", "Updated = \"UpdateUser\"").contains("is sent and answered"));
    assert!(
        refused(facts(), "TypeEnum = \"UserType\"", "TypeEnum = \"UsersGet\"").contains("would be called `UsersGet`")
    );
    let number = with("/schemas/Updated/properties/user_id", json!({"type": "integer"}));
    assert!(refused(number, "", "").contains("`User.user_id` is Text and Integer"));
    let union = with("/schemas/Role/properties/id", json!({"oneOf": [{"type": "string"}, {"type": "object"}]}));
    assert!(refused(union, "", "").contains("Role.id is of no type that is known here"));
    let nested = with("/operations/0/scopes", json!({"any": ["read:users", {"all": ["read:users"]}]}));
    assert!(refused(nested, "", "").contains("a choice between combinations"));
}

#[test]
fn answers_for_tests_keep_to_the_schemas() {
    let facts: Facts = serde_json::from_value(facts()).unwrap();
    let answers: Value = serde_json::from_str(&answers::file(&facts, "users").unwrap()).unwrap();
    assert_eq!(answers["users.roles.list"]["minimal"], json!([{"id": "some id"}]));
    let full = json!({"roles": [{"id": "some id", "since": "2026-01-31T09:30:00.000Z"}], "next": "some next"});
    assert_eq!(answers["users.roles.list"]["full"], full);
    assert_eq!(answers["users.get"]["minimal"], json!({"user_id": "some user_id"}));
    assert_eq!(answers["users.roles.assign"], json!({"status": 200}));
}

/// A key that the types of the facts do not know would be lost at the next import.
#[test]
fn the_committed_facts_are_in_their_own_layout() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let text = std::fs::read_to_string(root.join(PATH)).unwrap();
    let facts = Facts::parse(&text).unwrap();
    assert!(layout::to_text(&facts).unwrap() == text, "{PATH}");
    assert_eq!((facts.operations.len(), facts.scopes.len()), (55, 244));
}
