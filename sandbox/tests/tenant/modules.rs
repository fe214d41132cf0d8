//! Modules of Actions, their versions, and executions.

use auth0_actions_sandbox::tenant::Tenant;
use serde_json::{Value, json};

use crate::support::{Robot, granted};

const SCOPES: &str = "create:actions read:actions update:actions delete:actions";

async fn tenant() -> (Tenant, Robot) {
    let execution = json!({ "id": "exec_1", "status": "final", "trigger_id": "post-login", "results": [] });
    let tenant = granted(SCOPES).action_execution(execution).start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    (tenant, robot)
}

fn path(module: &Value) -> String {
    format!("/actions/modules/{}", module["id"].as_str().unwrap_or_else(|| panic!("no id: {module}")))
}

#[tokio::test]
async fn a_module_lives_from_draft_over_versions_to_its_end() {
    let (tenant, robot) = tenant().await;
    let body = json!({ "name": "shared", "code": "one", "secrets": [{ "name": "KEY", "value": "canary" }] });
    let made = robot.post("/actions/modules", body.clone()).await;
    assert_eq!((made.status, &made.body["all_changes_published"]), (201, &json!(false)), "{made:?}");
    assert!(made.body["secrets"][0].get("value").is_none() && made.body["secrets"][0]["updated_at"].is_string());
    assert_eq!(robot.post("/actions/modules", body).await.error().0, 409);
    let module = path(&made.body);

    let first = robot.post(&format!("{module}/versions"), json!({})).await;
    assert_eq!((first.status, &first.body["version_number"], &first.body["code"]), (200, &json!(1), &json!("one")));
    let held = robot.get(&module).await.body;
    assert_eq!((&held["all_changes_published"], &held["latest_version_number"]), (&json!(true), &json!(1)));
    assert_eq!(held["latest_version"]["id"], first.body["id"]);

    let changed = robot.patch(&module, json!({ "code": "two" })).await.body;
    assert_eq!((&changed["all_changes_published"], &changed["latest_version"]["code"]), (&json!(false), &json!("one")));
    robot.post(&format!("{module}/versions"), json!({})).await;
    let versions = robot.get(&format!("{module}/versions")).await.body;
    assert_eq!((&versions["versions"][0]["code"], &versions["versions"][1]["code"]), (&json!("two"), &json!("one")));
    assert_eq!(versions["total"], 2);
    let one = format!("{module}/versions/{}", first.body["id"].as_str().unwrap());
    assert_eq!(robot.get(&one).await.body, first.body);

    let back = robot.post(&format!("{module}/rollback"), json!({ "module_version_id": first.body["id"] })).await;
    assert_eq!((&back.body["code"], &back.body["all_changes_published"]), (&json!("one"), &json!(false)), "{back:?}");
    assert_eq!(back.body["latest_version"]["code"], "two");
    let unknown = robot.post(&format!("{module}/rollback"), json!({ "module_version_id": "no" })).await;
    assert_eq!(unknown.error().0, 404);

    assert_eq!(robot.delete(&module).await.status, 204);
    assert_eq!(robot.get(&module).await.error().2, "inexistent_action_module");
    assert_eq!(tenant.state(|state| state.resources("actions.modules.versions").count()), 0);
}

#[tokio::test]
async fn a_module_knows_the_actions_that_use_it_and_stays_as_long() {
    let (_tenant, robot) = tenant().await;
    let body = json!({ "name": "shared", "code": "one", "publish": true });
    let module = robot.post("/actions/modules", body).await.body;
    assert_eq!(module["latest_version_number"], 1);
    let version = &module["latest_version"]["id"];
    let action = |module: &Value| {
        let uses = json!({ "module_id": module, "module_version_id": version, "module_version_number": 1 });
        json!({ "name": "a", "supported_triggers": [{ "id": "post-login" }], "modules": [uses] })
    };
    let unknown = robot.post("/actions/actions", action(&json!("no"))).await;
    assert_eq!((unknown.error().0, unknown.error().2), (400, "inexistent_action_module"));
    let made = robot.post("/actions/actions", action(&module["id"])).await.body;

    let users = robot.get(&format!("{}/actions", path(&module))).await.body;
    assert_eq!((&users["actions"][0]["action_id"], &users["total"]), (&made["id"], &json!(1)));
    assert_eq!(&users["actions"][0]["module_version_id"], version);
    assert_eq!(robot.get("/actions/modules").await.body["modules"][0]["actions_using_module_total"], 1);
    assert_eq!(robot.delete(&path(&module)).await.error().0, 412);
    robot.delete(&format!("/actions/actions/{}", made["id"].as_str().unwrap())).await;
    assert_eq!(robot.delete(&path(&module)).await.status, 204);
}

#[tokio::test]
async fn an_execution_is_one_that_the_tenant_was_built_with() {
    let (_tenant, robot) = tenant().await;
    let held = robot.get("/actions/executions/exec_1").await;
    assert_eq!((held.status, &held.body["status"]), (200, &json!("final")));
    assert_eq!(robot.get("/actions/executions/exec_2").await.error().2, "inexistent_action_execution");
    let broken = Tenant::builder().action_execution(json!("x")).start().await.unwrap_err();
    assert!(broken.to_string().contains("no JSON object"), "{broken}");
}
