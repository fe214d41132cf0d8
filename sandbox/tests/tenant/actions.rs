//! Actions from draft to deployed, their versions, and their bindings.

use std::time::Duration;

use auth0_actions_management::actions::{
    ActionTrigger, ActionTriggerType, CreateAction, SetActionSecret, UpdateAction,
};
use auth0_actions_management::ids::ActionId;
use auth0_actions_management::{Management, Unchecked};
use auth0_actions_sandbox::tenant::Tenant;
use serde_json::{Value, json};

use crate::support::{Robot, granted, refused, start};

const ALL: &str = "create:actions read:actions update:actions delete:actions";
const POST_LOGIN: &str = "/actions/triggers/post-login/bindings";

fn action(name: &str) -> CreateAction {
    CreateAction::new(name, [ActionTrigger::new(ActionTriggerType::PostLogin)]).code("exports.x = 1;")
}

async fn make(management: &Management<Unchecked>, name: &str) -> ActionId {
    ActionId::new(management.actions().create(action(name)).await.unwrap().id.unwrap().as_str())
}

/// A tenant whose builds take no time, with the Actions that are named, deployed.
async fn deployed(names: &[&str]) -> (Tenant, Management<Unchecked>, Vec<ActionId>) {
    let (tenant, management) = start(granted(ALL).build_time(Duration::ZERO)).await;
    let mut ids = Vec::new();
    for name in names {
        let id = make(&management, name).await;
        management.actions().deploy(&id).await.unwrap();
        ids.push(id);
    }
    (tenant, management, ids)
}

fn bind(ids: &[&ActionId]) -> Value {
    let one = |id: &&ActionId| json!({ "ref": { "type": "action_id", "value": id.as_str() } });
    json!({ "bindings": ids.iter().map(one).collect::<Vec<_>>() })
}

#[tokio::test]
async fn a_draft_is_pending_until_it_is_built_and_only_then_deployed() {
    let (tenant, management) = start(granted(ALL).build_time(Duration::from_secs(3_600))).await;
    let id = make(&management, "slow").await;
    let robot = Robot::of(&tenant).await;
    let path = format!("/actions/actions/{id}");
    let draft = robot.get(&path).await.body;
    assert_eq!((&draft["status"], &draft["all_changes_deployed"]), (&json!("pending"), &json!(false)));
    assert_eq!(draft["runtime"], "node22");
    let (status, words) = refused(management.actions().deploy(&id).await);
    assert!(status == 400 && words.contains("must be in the 'built' state"), "{words}");
    assert_eq!(refused(management.actions().create(action("slow")).await).0, 409);
    let two = json!({ "name": "x", "supported_triggers": [{ "id": "post-login" }, { "id": "event-stream" }] });
    assert_eq!(robot.post("/actions/actions", two).await.error().0, 400);
}

#[tokio::test]
async fn a_build_takes_its_time_and_then_ends() {
    let (_tenant, management) = start(granted(ALL).build_time(Duration::from_millis(50))).await;
    let request = action("a").deploy(true);
    let id = ActionId::new(management.actions().create(request).await.unwrap().id.unwrap().as_str());
    for _ in 0..200 {
        let held = management.actions().get(&id).await.unwrap();
        if held.deployed_version.is_some() {
            assert_eq!(held.all_changes_deployed, Some(true));
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it was never deployed");
}

#[tokio::test]
async fn deploying_makes_versions_and_an_older_one_can_come_back() {
    let (tenant, management, ids) = deployed(&["a"]).await;
    let robot = Robot::of(&tenant).await;
    let path = format!("/actions/actions/{}", ids[0]);
    let held = robot.get(&path).await.body;
    assert_eq!((&held["status"], &held["all_changes_deployed"]), (&json!("built"), &json!(true)));
    assert_eq!((&held["deployed_version"]["number"], &held["deployed_version"]["deployed"]), (&json!(1), &json!(true)));

    // A change of the code is a draft, and what is deployed stays.
    management.actions().update(&ids[0], UpdateAction::new().code("exports.x = 2;")).await.unwrap();
    let held = robot.get(&path).await.body;
    assert_eq!(
        (&held["code"], &held["deployed_version"]["code"]),
        (&json!("exports.x = 2;"), &json!("exports.x = 1;"))
    );
    assert_eq!(held["all_changes_deployed"], false);
    let answer = robot.post(&format!("{path}/deploy"), json!({})).await;
    // The answer is of the moment before.
    assert_eq!((answer.status, &answer.body["deployed"], &answer.body["number"]), (200, &json!(false), &json!(2)));
    assert_eq!(answer.body["action"]["name"], "a");

    let versions = robot.get(&format!("{path}/versions")).await.body;
    assert_eq!((&versions["total"], versions.get("page")), (&json!(2), None), "{versions}");
    let first = versions["versions"][1]["id"].as_str().unwrap();
    assert_eq!(versions["versions"][1]["deployed"], false);
    // A draft that is not built gives way.
    management.actions().update(&ids[0], UpdateAction::new().code("exports.x = 3;")).await.unwrap();
    let back = robot.post(&format!("{path}/versions/{first}/deploy"), json!({ "update_draft": true })).await;
    assert_eq!((back.status, &back.body["number"]), (200, &json!(3)));
    let held = robot.get(&path).await.body;
    assert_eq!((&held["code"], &held["deployed_version"]["number"]), (&json!("exports.x = 1;"), &json!(3)));
    assert_eq!((&held["status"], &held["all_changes_deployed"]), (&json!("built"), &json!(true)));
    assert_eq!(robot.get(&format!("{path}/versions/nonsense")).await.error().0, 404);
}

#[tokio::test]
async fn secrets_are_never_read_back_and_those_not_listed_are_dropped() {
    let (tenant, management) = start(granted(ALL).build_time(Duration::ZERO)).await;
    let secret = |name: &str, value: &str| SetActionSecret::new().name(name).value(value);
    let request = action("a").secrets([secret("ONE", "canary-1"), secret("TWO", "canary-2")]);
    let id = ActionId::new(management.actions().create(request).await.unwrap().id.unwrap().as_str());
    let robot = Robot::of(&tenant).await;
    let path = format!("/actions/actions/{id}");
    let held = robot.get(&path).await.body;
    assert_eq!((&held["secrets"][0]["name"], held["secrets"][0].get("value")), (&json!("ONE"), None));
    let request = UpdateAction::new().secrets([secret("TWO", "canary-3")]);
    management.actions().update(&id, request).await.unwrap();
    let deployed = robot.post(&format!("{path}/deploy"), json!({})).await.body;
    let held = robot.get(&path).await.body;
    let names = |of: &Value| of["secrets"].as_array().unwrap().iter().map(|s| s["name"].clone()).collect::<Vec<_>>();
    assert_eq!((names(&held), names(&deployed)), (vec![json!("TWO")], vec![json!("TWO")]));
    let state = tenant.state(|state| state.resources("actions").map(|a| json!(a).to_string()).collect::<String>());
    assert!(!format!("{held}{deployed}{state}").contains("canary"));
}

#[tokio::test]
async fn bindings_are_replaced_as_a_whole_in_their_order() {
    let (tenant, management, ids) = deployed(&["a", "b"]).await;
    let robot = Robot::of(&tenant).await;
    // Zeros are left out.
    assert_eq!(robot.get(POST_LOGIN).await.body, json!({ "bindings": [], "per_page": 20 }));
    let first = robot.patch(POST_LOGIN, bind(&[&ids[1], &ids[0]])).await.body;
    let names =
        |of: &Value| of["bindings"].as_array().unwrap().iter().map(|b| b["display_name"].clone()).collect::<Vec<_>>();
    assert_eq!((names(&first), &first["total"]), (vec![json!("b"), json!("a")], &json!(2)));
    assert_eq!(first["bindings"][0]["action"]["id"], ids[1].as_str());

    let kept = first["bindings"][1]["id"].as_str().unwrap();
    let references = json!({ "bindings": [
        { "ref": { "type": "binding_id", "value": kept }, "display_name": "A" },
        { "ref": { "type": "action_name", "value": "b" } },
    ] });
    let second = robot.patch(POST_LOGIN, references).await.body;
    assert_eq!(names(&second), [json!("A"), json!("b")]);
    assert_ne!(second["bindings"][0]["id"], kept);
    let listed = management.actions().triggers().bindings().list(&ActionTriggerType::PostLogin).await.unwrap();
    assert_eq!(listed.items.len(), 2);
}

#[tokio::test]
async fn what_can_not_be_bound_is_refused_and_changes_nothing() {
    let (tenant, management, ids) = deployed(&["a"]).await;
    let robot = Robot::of(&tenant).await;
    robot.patch(POST_LOGIN, bind(&[&ids[0]])).await;
    let draft = make(&management, "draft").await;
    assert_eq!(robot.patch(POST_LOGIN, bind(&[&draft])).await.error().0, 400);
    assert_eq!(robot.patch(POST_LOGIN, bind(&[&ActionId::new("none")])).await.error().0, 404);
    let too_many = vec![&ids[0]; 21];
    assert_eq!(robot.patch(POST_LOGIN, bind(&too_many)).await.error().0, 400);
    let other = "/actions/triggers/credentials-exchange/bindings";
    assert_eq!(robot.patch(other, bind(&[&ids[0]])).await.error().0, 400);
    let of_entity = "/actions/triggers/custom-token-exchange/bindings";
    assert_eq!(robot.patch(of_entity, bind(&[])).await.error().0, 400);
    assert_eq!(robot.get(POST_LOGIN).await.body["total"], 1);

    let (status, words) = refused(management.actions().delete(&ids[0]).await);
    assert!(status == 409 && words.contains("bound to a trigger"), "{words}");
    management.actions().delete(&ids[0]).force(true).await.unwrap();
    assert_eq!(robot.get(POST_LOGIN).await.body["bindings"], json!([]));
    assert_eq!(refused(management.actions().get(&ids[0]).await).0, 404);
}

#[tokio::test]
async fn lists_are_found_by_name_trigger_and_whether_deployed() {
    let (tenant, management, _) = deployed(&["a", "b"]).await;
    make(&management, "draft").await;
    let robot = Robot::of(&tenant).await;
    let count = |body: &Value| body["actions"].as_array().unwrap().len();
    for (query, found) in
        [("", 3), ("?actionName=a", 1), ("?deployed=true", 2), ("?deployed=false", 1), ("?triggerId=event-stream", 0)]
    {
        assert_eq!(count(&robot.get(&format!("/actions/actions{query}")).await.body), found, "{query}");
    }
    let page = robot.get("/actions/actions?page=1&per_page=2").await.body;
    assert_eq!((&page["page"], &page["total"], count(&page)), (&json!(1), &json!(3), 1));
    assert_eq!(robot.get("/actions/actions?include_totals=true").await.error().2, "invalid_query_string");
    let triggers = management.actions().triggers().list().await.unwrap().triggers.unwrap();
    let login = triggers.iter().find(|trigger| trigger.id == ActionTriggerType::PostLogin).unwrap();
    assert_eq!((login.version.as_deref(), login.default_runtime.as_deref()), (Some("v3"), Some("node22")));
}
