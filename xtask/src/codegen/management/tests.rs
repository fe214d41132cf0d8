//! The whole way from facts to text, on a small API.

mod merging;
mod names;

use super::corrections::Corrections;
use super::facts::{Facts, PATH};
use super::{build, calls, render, scopes};
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
                "page": {"bare_array": true, "modes": ["checkpoint"], "wrapped": [{"items": "roles", "cursor": "next"}]},
                "query": [{"name": "from", "type": "string"}, {"name": "take", "type": "integer"}],
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
    [[once]]
    because = "it writes to somebody"
    paths = ["users.update"]
    [names]
    TypeEnum = "UserType"
    Updated = "User"
    User = "User"
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
fn a_file_for_each_subgroup_and_one_for_the_types_that_groups_share() {
    let files = files();
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    let expected = [
        "absent.rs",
        "exports.rs",
        "mod.rs",
        "roles/mod.rs",
        "shared/mod.rs",
        "shared/roles_and_users.rs",
        "users/mod.rs",
        "users/roles.rs",
        "users/types.rs",
    ];
    assert_eq!(names, expected);
    assert_has(&files["mod.rs"], &["#[cfg(feature = \"users\")] pub mod users;"]);
    assert_has(
        &files["shared/mod.rs"],
        &["#[cfg(any(feature = \"roles\", feature = \"users\"))] pub use roles_and_users::Role;"],
    );
    assert_has(&files["absent.rs"], &["#[cfg(not(feature = \"users\"))] impl<S> Management<S> {", "S: UsersFeature,"]);
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
            "Call::new(&self.management.inner, &[id.as_str()]).body(Value::Object(Map::from([(\"roles\", roles.to_array())])))",
            "/// Scopes: `create:role_members` and any of `read:users`, `read:current_user`.",
            "/// who has it keeps it So the client sends it again after 429,",
            "/// `POST /users/{id}/roles`; in errors and spans `users.roles.assign`.",
            "/// Answers nothing.",
            "/// Awaited, it answers one page of [`Role`]; `stream` gives the items of all pages.",
            "UsersRolesAssign: \"users.roles.assign\", \"POST\" \"/users/{id}/roles\", true, nothing;",
            "UsersRolesList: \"users.roles.list\", \"GET\" \"/users/{id}/roles\", true, page(\"roles\" Role, Checkpoint);",
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
            "answers! { /// What `users.get` and `users.update` answer. #[derive(Clone, Debug)] User {",
            "/// `user_id`: who it is.\nuser_id: Option<String> = opt \"user_id\",",
            "r#type: Option<UserType> = opt \"type\",",
            "password: Option<SecretString> = secret_opt \"password\",",
            "/// `user_id`: who it is. user_id: Option<String> = opt \"user_id\", .. other }",
            "OfOld = \"of-old\",",
            "UpdateUser(\"password\") { required { /// `connection`. At least 1 character.
             connection: impl Into<String> => \"connection\" = Value::String(connection.into()); }",
            "clear { clear_name \"name\"; } .. other }",
        ],
    );
    assert_has(
        &files["shared/roles_and_users.rs"],
        &[
            "#[derive(Clone, Debug, PartialEq)] Role { /// `id`. id: String = req \"id\", /// `since`. since: Option<Timestamp> = opt \"since\", } }",
        ],
    );
}

#[test]
fn a_call_of_each_operation_is_made_for_the_test() {
    let facts: Facts = serde_json::from_value(facts()).unwrap();
    let corrections = Corrections::parse(CORRECTIONS).unwrap();
    let calls = calls::files(&build(&facts, &corrections).unwrap());
    assert_has(
        &calls["users"],
        &[
            "calls.one(\"users.get\", |m| m.users().get(&UserId::new(\"id|ü/ 1\")).fields(\"some fields\"));",
            "UpdateUser::new(\"some connection\").name(\"some name\").password(\"some password\"))",
            "calls.nothing(\"users.roles.assign\", |m| m.users().roles().assign(&UserId::new(\"id|ü/ 1\"), [RoleId::new(\"some roles\")]));",
        ],
    );
}

#[test]
fn scopes_imply_the_choices_that_they_are_in() {
    let facts: Facts = serde_json::from_value(facts()).unwrap();
    let traits = scopes::traits(&facts).unwrap();
    assert_has(&traits["read"], &["pub trait ReadUsers: any::UsersGet + any::UsersRolesAssign {}"]);
    assert_has(&traits["create"], &["pub trait CreateRoleMembers {}"]);
    assert_has(&traits["any"], &["#[diagnostic::do_not_recommend] impl UsersGet for Unchecked {}"]);
    assert_has(&traits["mod"], &["mod create; mod read; pub use create::*; pub use read::*;"]);
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
    assert!(refused(facts(), "[\"users.update\"]", "[]").contains("may `users.update` be carried out again?"));
    assert!(refused(facts(), "[\"users.update\"]", "[\"users.roles.assign\"]").contains("is repeatable and is not"));
    assert!(
        refused(facts(), "[\"users.update\"]", "[\"users.update\", \"users.get\"]").contains("which may always be")
    );
    assert!(refused(facts(), "fields = ", "field = ").contains("param_docs: field"));
    assert!(refused(facts(), "\"User.user_id\"", "\"User.name\"").contains("docs: User.name"));
    assert!(
        refused(facts(), "TypeEnum = \"UserType\"", "TypeEnum = \"UsersGet\"").contains("would be called `UsersGet`")
    );
    assert!(refused(facts(), "User = \"User\"\n    [group", "[group").contains("the corrections give the name `User`"));
    let number = with("/schemas/Updated/properties/user_id", json!({"type": "integer"}));
    assert!(refused(number, "", "").contains("`User.user_id` is Integer and Text"));
    let nested = with("/operations/0/scopes", json!({"any": ["read:users", {"all": ["read:users"]}]}));
    assert!(refused(nested, "", "").contains("a choice between combinations"));
}

/// A key that the types of the facts do not know would be lost at the next import.
#[test]
fn the_committed_facts_are_in_their_own_layout() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let text = std::fs::read_to_string(root.join(PATH)).unwrap();
    let facts = Facts::parse(&text).unwrap();
    assert!(layout::to_text(&facts).unwrap() == text, "{PATH}");
    assert_eq!((facts.operations.len(), facts.scopes.len()), (452, 244));
}
