//! A flow for machines.

use super::{Built, Part};
use crate::invoke::host::Host;
use crate::invoke::json::{print_value, value};
use crate::invoke::tenant::Place;
use auth0_actions_sandbox::pipeline::{Flow, Next, State, Suspension};
use serde_json::{Value, json};

/// Prints each Action's part, and the state.
pub(super) fn print(parts: &[Part], flow: &Flow, state: &State, place: &Place, host: Host, actions: &[Built]) {
    let part = |(part, ran): (&Part, &auth0_actions_sandbox::pipeline::Part)| {
        let node = actions[part.turn.action].file.as_ref().map(|file| file.version.as_str());
        let mut value = value(&part.report, part.turn.handler, host, node, &part.calls);
        value["name"] = part.turn.name.as_str().into();
        if let Some(refused) = &ran.refused {
            value["refused"] = json!({ "call": refused.call, "message": refused.message, "where": refused.at });
        }
        if let Some(object) = value.as_object_mut() {
            object.remove("role_members");
        }
        value
    };
    let members: Vec<Value> =
        place.members().into_iter().map(|(user, role)| json!({ "user_id": user, "role_id": role })).collect();
    print_value(&json!({
        "trigger": state.trigger,
        "actions": parts.iter().zip(flow.parts()).map(part).collect::<Vec<_>>(),
        "suspension": match flow.next() {
            Next::Suspended(suspension) => of_suspension(&suspension),
            _ => Value::Null,
        },
        "state": serde_json::to_value(state.to_value()).unwrap_or_default(),
        "role_members": members,
    }));
}

/// With the whole URL, for programs that play the page to which the user is sent.
fn of_suspension(suspension: &Suspension) -> Value {
    match suspension {
        Suspension::Redirect { url, state } => json!({ "redirect": url, "state": state }),
        Suspension::Form { id, options, state } => {
            json!({ "form": id, "options": serde_json::to_value(options).unwrap_or_default(), "state": state })
        }
        Suspension::Multifactor { steps, provider } => {
            let step = |step: &auth0_actions_sandbox::pipeline::FactorStep| json!({ "enroll": step.enrolls, "factors": step.factors });
            json!({ "multifactor": steps.iter().map(step).collect::<Vec<_>>(), "provider": provider })
        }
        _ => Value::Null,
    }
}
