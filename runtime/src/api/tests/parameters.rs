//! The arguments of each method are those of the facts, in both directions: what is sent is of the type that the facts have,
//! and every parameter, option and field of the facts is sent by some row.

use super::facts::{facts, methods, rows};
use auth0_actions_wire::{Value, parse};
use std::collections::BTreeSet;

#[test]
fn every_parameter_is_sent_and_is_of_its_type() {
    let facts = facts();
    for (trigger, rows) in rows() {
        let mut seen = BTreeSet::new();
        for (call, args) in &rows {
            check(&facts, trigger, call, args, &mut seen);
        }
        let mut all = BTreeSet::new();
        for method in methods(&facts, trigger) {
            let call = method.at("method").as_str().unwrap();
            if rows.iter().any(|(row, _)| *row == call) {
                paths(method.at("params").as_array().unwrap(), call, &mut all);
            }
        }
        let missing: Vec<_> = all.difference(&seen).collect();
        assert!(missing.is_empty(), "{trigger}: no row sends {missing:#?}");
        println!("{trigger}: {} parameters of what is recorded", all.len());
    }
}

/// The arguments, a JSON array, are such as the facts have for the method.
pub(super) fn conform(trigger: &str, call: &str, args: &str) {
    check(&facts(), trigger, call, args, &mut BTreeSet::new());
}

/// Fields of what the facts call a union: an option of one factor alone.
const FACTOR_OPTIONS: &[&str] = &["factor.options"];

fn paths(params: &[Value], prefix: &str, found: &mut BTreeSet<String>) {
    for param in params {
        let name = param.at("name").as_str().unwrap();
        let path = format!("{prefix}.{name}");
        // The innermost actor of the facts stands for one that the limit on levels refuses.
        if path.ends_with(&".act".repeat(5)) {
            continue;
        }
        paths(param.at("fields").as_array().unwrap_or_default(), &path, found);
        if !FACTOR_OPTIONS.iter().any(|option| path.ends_with(option)) {
            found.insert(path);
        }
    }
}

fn check(facts: &Value, trigger: &str, call: &str, args: &str, seen: &mut BTreeSet<String>) {
    let methods = methods(facts, trigger);
    let method = methods.iter().find(|method| method.at("method").as_str() == Some(call));
    let params = method.unwrap_or_else(|| panic!("{trigger} has no {call}")).at("params").as_array().unwrap();
    let args = parse(args).unwrap();
    let args = args.as_array().unwrap();
    assert!(args.len() <= params.len(), "{call} takes {} arguments", params.len());
    for (index, param) in params.iter().enumerate() {
        let name = param.at("name").as_str().unwrap();
        match args.get(index) {
            Some(arg) => of_type(facts, arg, param, &format!("{call}.{name}"), seen),
            None => assert_eq!(param.at("optional").as_bool(), Some(true), "{call} needs `{name}`"),
        }
    }
}

fn of_type(facts: &Value, arg: &Value, param: &Value, path: &str, seen: &mut BTreeSet<String>) {
    seen.insert(path.to_owned());
    let kind = param.at("type").as_str().unwrap();
    let values = param.at("enum").as_array().unwrap_or_default();
    let is = |kind: &str| match kind {
        "string" => arg.as_str().is_some(),
        "number" => arg.as_number().is_some(),
        "boolean" => arg.as_bool().is_some(),
        "object" | "dictionary" => arg.as_object().is_some(),
        "null" => arg.is_null(),
        "any" => true,
        array if array.starts_with("array<") => arg.as_array().is_some(),
        other => panic!("{path}: the type `{other}` is unknown"),
    };
    // An array of several types is one of the types.
    let mut depth = 0;
    let kinds = kind.split(|char| {
        depth += i32::from(char == '<') - i32::from(char == '>');
        char == '|' && depth == 0
    });
    assert!({ kinds }.any(is), "{path}: {} is no `{kind}`", arg.to_json());
    // A factor is one of a union, whose first member the fields are.
    let union = param.at("union").as_str().or(param.at("items").as_str());
    if let Some(union) = union.filter(|name| !facts.at("types").at(name).is_null()) {
        let factors = arg.as_array().unwrap_or(std::slice::from_ref(arg));
        factors.iter().for_each(|factor| of_union(facts, factor, union, path));
        seen.insert(format!("{path}.type"));
        return;
    }
    assert!(values.is_empty() || values.contains(arg), "{path}: {} is none of the values", arg.to_json());
    let fields = param.at("fields").as_array().unwrap_or_default();
    if let Some(members) = arg.as_object()
        && !fields.is_empty()
    {
        for field in fields {
            let name = field.at("name").as_str().unwrap();
            match members.get(name) {
                Some(member) => of_type(facts, member, field, &format!("{path}.{name}"), seen),
                None => assert_eq!(field.at("optional").as_bool(), Some(true), "{path} needs `{name}`"),
            }
        }
        let open = param.at("open").as_bool() == Some(true);
        let surplus = members.keys().find(|key| !fields.iter().any(|field| field.at("name").as_str() == Some(key)));
        assert!(open || surplus.is_none(), "{path} has no {surplus:?}");
    }
}

/// One of the kinds of factor: its `type`, and the options of that type alone.
fn of_union(facts: &Value, factor: &Value, union: &str, path: &str) {
    let members = facts.at("types").at(union).at("union").as_array().unwrap();
    let kind = factor.at("type");
    let member = members.iter().find(|member| member.at("type").as_array().unwrap().contains(kind));
    let member = member.unwrap_or_else(|| panic!("{path}: {} is no kind of {union}", kind.to_json()));
    for (name, value) in factor.at("options").as_object().into_iter().flat_map(|options| options.iter()) {
        let allowed = member.at("options?").at(&format!("{name}?"));
        let fits = match allowed.as_str() {
            Some("boolean") => value.as_bool().is_some(),
            _ => allowed.as_array().is_some_and(|values| values.contains(value)),
        };
        assert!(fits, "{path}: the option `{name}` is not {}", value.to_json());
    }
}
