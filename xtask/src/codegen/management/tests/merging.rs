//! What becomes one type, what types are called, and what operations are said to do.

use super::{CORRECTIONS, assert_has, facts, files_of};
use serde_json::json;

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
