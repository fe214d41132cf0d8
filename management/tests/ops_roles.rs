//! Every operation of the group `roles`.
#![cfg(feature = "roles")]

mod ops_support;

use auth0_actions_management::ids::{GroupId, RoleId, UserId};
use auth0_actions_management::roles::{CreateRole, PermissionRef, Role, UpdateRole};
use ops_support::{Operations, answer};
use serde_json::{Value, json};

fn role() -> RoleId {
    RoleId::new("rol_1")
}

fn permission() -> PermissionRef {
    PermissionRef::new("https://api.example.com", "read:messages")
}

const PERMISSION: fn() -> Value =
    || json!({"resource_server_identifier": "https://api.example.com", "permission_name": "read:messages"});

#[test]
fn each_operation_sends_what_the_facts_say_and_reads_what_they_promise() {
    let mut ops = Operations::new(include_str!("ops_answers/roles.json"));
    let none = Value::Null;
    ops.check("roles.list", "GET /roles", none.clone(), |m| m.roles().list());
    ops.check("roles.create", "POST /roles", json!({"name": "Member", "description": "Reads."}), |m| {
        m.roles().create(CreateRole::new("Member").description("Reads."))
    });
    ops.check("roles.get", "GET /roles/rol_1", none.clone(), |m| m.roles().get(&role()));
    ops.check("roles.update", "PATCH /roles/rol_1", json!({"name": "Reader"}), |m| {
        m.roles().update(&role(), UpdateRole::new().name("Reader"))
    });
    ops.check("roles.delete", "DELETE /roles/rol_1", none.clone(), |m| m.roles().delete(&role()));

    ops.check("roles.groups.get", "GET /roles/rol_1/groups", none.clone(), |m| m.roles().groups().get(&role()));
    ops.check("roles.groups.create", "POST /roles/rol_1/groups", json!({"groups": ["grp_1", "grp_2"]}), |m| {
        m.roles().groups().create(&role(), [GroupId::new("grp_1"), GroupId::new("grp_2")])
    });
    ops.check("roles.groups.delete", "DELETE /roles/rol_1/groups", json!({"groups": ["grp_1"]}), |m| {
        m.roles().groups().delete(&role(), &GroupId::new("grp_1"))
    });

    ops.check("roles.permissions.list", "GET /roles/rol_1/permissions", none, |m| {
        m.roles().permissions().list(&role())
    });
    let body = || json!({"permissions": [PERMISSION()]});
    ops.check("roles.permissions.add", "POST /roles/rol_1/permissions", body(), |m| {
        m.roles().permissions().add(&role(), &permission())
    });
    ops.check("roles.permissions.delete", "DELETE /roles/rol_1/permissions", body(), |m| {
        m.roles().permissions().delete(&role(), vec![permission()])
    });

    let query = "per_page=50&page=2&include_totals=true&from=abc%3D&take=10";
    ops.check("roles.users.list", &format!("GET /roles/rol_1/users?{query}"), Value::Null, |m| {
        m.roles().users().list(&role()).per_page(50).page(2).include_totals(true).from("abc=").take(10)
    });
    ops.check("roles.users.assign", "POST /roles/rol_1/users", json!({"users": ["auth0|1"]}), |m| {
        m.roles().users().assign(&role(), [&UserId::new("auth0|1")])
    });
    ops.all_checked(13);
}

#[test]
fn the_optional_parameters_of_lists_go_into_the_query() {
    let asked = |query: &str| format!("/roles?{query}");
    let (outcome, sent) = ops_support::exchange(200, "[]", |m| {
        m.roles().list().name_filter("a b&c").include_totals(false).page(0).per_page(1)
    });
    assert!(outcome.expect("a page").items.is_empty());
    assert_eq!(sent.1, asked("name_filter=a%20b%26c&include_totals=false&page=0&per_page=1"));
}

#[test]
fn a_page_has_its_items_and_what_the_answer_says_of_the_rest() {
    let page =
        answer(&json!({"roles": [{"id": "rol_1", "name": "Member"}], "start": 0, "limit": 1, "total": 7}), |m| {
            m.roles().list().include_totals(true)
        });
    assert_eq!((page.total, page.next), (Some(7), None));
    let ids: Vec<_> = page.items.iter().filter_map(|role: &Role| role.id.as_ref()).map(RoleId::as_str).collect();
    assert_eq!(ids, ["rol_1"]);

    let page = answer(&json!({"groups": [{"id": "grp_1"}], "next": "here"}), |m| m.roles().groups().get(&role()));
    assert_eq!((page.items.len(), page.next.as_deref()), (1, Some("here")));
}
