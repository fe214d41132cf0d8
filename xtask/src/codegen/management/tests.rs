//! The whole way from facts to text, on a small API.

use super::corrections::Corrections;
use super::facts::{Facts, PATH, Schema};
use super::model::{Shape, variants};
use super::{build, calls, render, scopes};
use crate::Result;
use crate::codegen::facts::layout;
use crate::codegen::naming::{camel_case, snake_case};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
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

fn committed() -> (Facts, Corrections) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    (Facts::read(root).unwrap(), Corrections::read(root).unwrap())
}

/// What Auth0 calls with a digit at the end: values, properties, parts of paths and names of operations.
fn own_words_with_digits(facts: &Facts) -> BTreeSet<String> {
    fn of_schema(schema: &Schema, words: &mut BTreeSet<String>) {
        words.extend(schema.values.iter().filter_map(Value::as_str).map(str::to_owned));
        words.extend(schema.properties.keys().cloned());
        let inner =
            schema.properties.values().chain(schema.choices()).chain(&schema.all_of).chain(schema.items.as_deref());
        inner.for_each(|schema| of_schema(schema, words));
    }
    let mut words = BTreeSet::new();
    facts.schemas.values().for_each(|schema| of_schema(schema, &mut words));
    for operation in &facts.operations {
        words.extend(operation.path.split('/').map(str::to_owned));
        words.extend(operation.group.iter().chain([&operation.name]).cloned());
    }
    let begins_with_a_letter = |word: &String| word.starts_with(|char: char| char.is_ascii_alphabetic());
    words
        .iter()
        .map(|word| camel_case(word))
        .filter(|word| ends_with_digit(word))
        .filter(begins_with_a_letter)
        .collect()
}

fn ends_with_digit(name: &str) -> bool {
    name.ends_with(|char: char| char.is_ascii_digit())
}

/// What nobody would write by hand: a number for want of a name, a word of the schema, a word twice.
fn is_poor(name: &str, own: &BTreeSet<String>) -> bool {
    let numbered = ends_with_digit(name) && !own.iter().any(|word| name.ends_with(word.as_str()));
    let of_schema = ["RequestContent", "ResponseContent", "RequestBody", "ResponseBody", "Enum", "Schema"];
    let words = snake_case(name);
    let words: Vec<&str> = words.split('_').collect();
    numbered || of_schema.iter().any(|end| name.ends_with(end)) || words.windows(2).any(|pair| pair[0] == pair[1])
}

#[test]
fn the_names_of_types_and_variants_are_those_of_a_good_hand() {
    let (facts, corrections) = committed();
    let model = build(&facts, &corrections).unwrap();
    let own = own_words_with_digits(&facts);
    let mut poor = Vec::new();
    for (name, of) in &model.types.all {
        if is_poor(name, &own) {
            poor.push(name.clone());
        }
        if let Shape::Union(kinds) = &of.shape {
            let variants = variants(&model.types, name, kinds).into_iter().map(|variant| variant.name);
            poor.extend(variants.filter(|variant| is_poor(variant, &own)).map(|variant| format!("{name}::{variant}")));
        }
    }
    assert!(model.types.all.len() > 1_000);
    assert_eq!(poor, Vec::<String>::new(), "`[names]` of the corrections can name them");
    for name in
        ["SessionCookieMode2", "GroupObject0", "RateLimitPolicyForm2", "UserResponseContent", "ColorEnum", "JwtJwt"]
    {
        assert!(is_poor(name, &own), "{name}");
    }
    for name in ["ClientAddonOffice365", "CaptchaRecaptchaV2", "Ms365", "Role"] {
        assert!(!is_poor(name, &own), "{name}");
    }
}

#[test]
fn what_is_said_to_be_the_same_has_to_be_alike() {
    let same = |schemas: &str| {
        let rule = format!("[[same]]\nname = \"Thing\"\nbecause = \"It is.\"\nschemas = [{schemas}]\n");
        files_of(facts(), &format!("{CORRECTIONS}\n{rule}"))
    };
    let unlike = same(r#""Role", "UpdateUser""#).unwrap_err().to_string();
    assert!(unlike.contains("`Role` has little of `Thing` any more"), "{unlike}");
    let unknown = same(r#""Role", "Nothing""#).unwrap_err().to_string();
    assert!(unknown.contains("names: Nothing"), "{unknown}");
    let alone = same(r#""Role""#).unwrap_err().to_string();
    assert!(alone.contains("`Thing` is the same as nothing"), "{alone}");
    let twice = same(r#""Role", "User""#).unwrap_err().to_string();
    assert!(twice.contains("has `User` twice"), "{twice}");
}

#[test]
fn the_same_is_one_type_with_the_values_of_all() {
    let mut facts = facts();
    let user = facts.pointer_mut("/schemas/User/properties").unwrap();
    user["kind"] = json!({"$ref": "#/schemas/KindEnum"});
    let role = facts.pointer_mut("/schemas/Role/properties").unwrap();
    role["kind"] = json!({"$ref": "#/schemas/RoleKindEnum"});
    facts["schemas"]["KindEnum"] = json!({"type": "string", "enum": ["a", "b"]});
    facts["schemas"]["RoleKindEnum"] = json!({"type": "string", "enum": ["b", "c", "a"]});
    let rule = "[[same]]\nname = \"Letter\"\nbecause = \"Letters.\"\nschemas = [\"{,Role}KindEnum\"]\n";
    let files = files_of(facts, &format!("{CORRECTIONS}\n{rule}")).unwrap();
    assert_has(&files["shared/roles_and_users.rs"], &["Letter { A = \"a\", B = \"b\", C = \"c\", }"]);
}

#[test]
fn a_beginning_of_names_can_be_shortened_and_no_number_is_made_up() {
    let with = |corrections: &str| files_of(facts(), &format!("{CORRECTIONS}\n{corrections}"));
    let files = with("[prefixes]\nUpdate = \"Change\"\n").unwrap();
    assert_has(&files["users/types.rs"], &["ChangeUser(\"password\") {"]);
    let unused = with("[prefixes]\nOld = \"\"\n").unwrap_err().to_string();
    assert!(unused.contains("prefixes: Old"), "{unused}");
    let taken = with("[prefixes]\nUpdate = \"\"\n").unwrap_err().to_string();
    assert!(taken.contains("[\"UpdateUser\"], which would be `User`"), "{taken}");
}

#[test]
fn an_operation_that_nothing_describes_is_named() {
    let silent =
        files_of(facts(), &CORRECTIONS.replace("\"roles.get\" = \"Reads a role.\"", "")).unwrap_err().to_string();
    assert!(silent.contains("has to say what these do:\n  roles.get"), "{silent}");
    let noun = CORRECTIONS.replace("\"roles.get\" = \"Reads a role.\"", "") + "\n[nouns]\nroles = [\"a rule\"]\n";
    assert_has(&files_of(facts(), &noun).unwrap()["roles/mod.rs"], &["/// Reads a rule."]);
}
