//! From an endpoint to a method: its arguments, its body, its answer.

use super::facts::{Operation, Paging, Param, Schema};
use super::model::{Builder, Kind, Limits, Role};
use super::scopes;
use crate::Result;
use crate::codegen::naming::{camel_case, field};
use std::collections::BTreeMap;

/// A method of a group.
pub(super) struct Method<'f> {
    pub(super) fact: &'f Operation,
    /// `users.roles.assign`
    pub(super) key: String,
    /// `assign`
    pub(super) name: String,
    /// Of the type that stands for the operation: `UsersRolesAssign`.
    pub(super) type_name: String,
    pub(super) repeatable: bool,
    pub(super) bounds: Vec<String>,
    pub(super) path: Vec<Argument>,
    /// Parameters of the query that Auth0 demands.
    pub(super) query: Vec<Argument>,
    pub(super) options: Vec<Argument>,
    pub(super) sends: Sends,
    pub(super) answers: Answers,
}

/// A parameter of a path or a query, or a part of a form.
#[derive(Clone)]
pub(super) struct Argument {
    /// As Auth0 writes it.
    pub(super) key: String,
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) limits: Limits,
}

/// A method's body.
pub(super) enum Sends {
    Nothing,
    /// A list, under this key unless it is the whole body.
    List {
        key: Option<String>,
        name: String,
        item: Kind,
        limits: Limits,
    },
    Whole(Kind),
    /// A form with a file, and the parts that are demanded.
    Form {
        file: String,
        parts: Vec<Argument>,
    },
}

/// A method's answer.
#[derive(PartialEq)]
pub(super) enum Answers {
    Nothing,
    One(Kind),
    Page {
        key: String,
        item: Kind,
        paging: String,
    },
    /// A stream of these.
    Events(Kind),
}

/// Reads the facts of one operation.
pub(super) fn method<'f>(builder: &mut Builder<'f>, fact: &'f Operation) -> Result<Method<'f>> {
    let key = fact.key();
    let (corrections, mut path, mut query, mut options) = (builder.corrections, Vec::new(), Vec::new(), Vec::new());
    for param in &fact.path_params {
        let hole = format!("{{{}}}", param.name);
        let end = fact.path.find(&hole).ok_or_else(|| format!("{key}: the path has no {hole}"))? + hole.len();
        path.push(argument(builder, &key, param, corrections.path_param(&fact.path[..end]))?);
    }
    // As they stand in the path, which is how they are filled in.
    path.sort_by_key(|argument| fact.path.find(&format!("{{{}}}", argument.key)));
    for param in &fact.query {
        let argument = argument(builder, &key, param, corrections.query_param(&param.name))?;
        if param.required { query.push(argument) } else { options.push(argument) }
    }
    let sends = sends(builder, fact, &key, &mut options)?;
    let answers = answers(builder, fact)?;
    Ok(Method {
        name: field(&fact.name),
        type_name: camel_case(&key),
        repeatable: corrections.is_repeatable(&fact.method, &key)?,
        bounds: scopes::bounds(fact)?,
        fact,
        key,
        path,
        query,
        options,
        sends,
        answers,
    })
}

fn argument(builder: &mut Builder<'_>, key: &str, param: &Param, corrected: Option<&str>) -> Result<Argument> {
    let place = format!("{key}({})", param.name);
    let kind = match (&param.schema, corrected, param.kind.as_str()) {
        (_, Some(id), _) => Kind::Id(id.to_owned()),
        (Some(reference), ..) => {
            let facts = builder.facts;
            let (name, schema) = facts.schema(reference)?;
            builder.kind(schema, name)?
        }
        (.., "array") => {
            let items = param.items.as_ref().ok_or_else(|| format!("{place} is an array of nothing"))?;
            Kind::List(Box::new(builder.kind(items, &place)?))
        }
        (.., "string") => Kind::Text,
        (.., "boolean") => Kind::Bool,
        (.., "integer" | "number") => Kind::Integer,
        (.., other) => return Err(format!("{place} is a {other}").into()),
    };
    let kind = kind.without_constant();
    Ok(Argument { key: param.name.clone(), name: field(&param.name), kind, limits: Limits::of_param(param) })
}

fn sends(builder: &mut Builder<'_>, fact: &Operation, key: &str, options: &mut Vec<Argument>) -> Result<Sends> {
    let Some(schema) = &fact.request else { return Ok(Sends::Nothing) };
    let facts = builder.facts;
    let resolved = facts.resolved(schema)?;
    let place = schema.reference.as_deref().and_then(|reference| reference.rsplit('/').next());
    let place = place.map_or_else(|| camel_case(key) + "RequestContent", str::to_owned);
    if fact.request_content_type.is_some() {
        return form(builder, resolved, &place, options);
    }
    if let ([required], 1) = (resolved.required.as_slice(), resolved.properties.len())
        && let Some(list) = resolved.properties.get(required)
        && facts.resolved(list)?.is("array")
        && let Kind::List(item) = builder.kind(list, &format!("{place}.{required}"))?
    {
        let item = builder.corrections.rust_type(&format!("{place}.{required}"), "[]").and_then(id).unwrap_or(*item);
        let (key, name) = (Some(required.clone()), field(required));
        return Ok(Sends::List { key, name, item, limits: Limits::of(facts.resolved(list)?) });
    }
    match builder.kind(schema, &place)? {
        Kind::List(item) => {
            let name = fact.group.last().map_or_else(|| "items".into(), |group| field(group));
            Ok(Sends::List { key: None, name, item: *item, limits: Limits::of(resolved) })
        }
        kind @ (Kind::Named(_) | Kind::Map | Kind::Value | Kind::Dictionary(_)) => Ok(Sends::Whole(kind)),
        other => Err(format!("{key}: a body that is {other:?}").into()),
    }
}

fn id(name: &str) -> Option<Kind> {
    name.ends_with("Id").then(|| Kind::Id(name.to_owned()))
}

/// A form: its file, what it demands, and the rest as options of the call.
fn form(builder: &mut Builder<'_>, schema: &Schema, place: &str, options: &mut Vec<Argument>) -> Result<Sends> {
    let (mut file, mut parts) = (None, Vec::new());
    for (key, property) in &schema.properties {
        let resolved = builder.facts.resolved(property)?;
        if resolved.is_file() {
            file = Some(key.clone());
            continue;
        }
        let kind = match builder.corrections.rust_type(place, key).and_then(id) {
            Some(kind) => kind,
            None => builder.kind(property, &format!("{place}.{key}"))?,
        };
        let argument = Argument { key: key.clone(), name: field(key), kind, limits: Limits::of(resolved) };
        if schema.required.contains(key) { parts.push(argument) } else { options.push(argument) }
    }
    Ok(Sends::Form { file: file.ok_or_else(|| format!("{place}: a form without a file"))?, parts })
}

fn answers(builder: &mut Builder<'_>, fact: &Operation) -> Result<Answers> {
    let Some(schema) = &fact.response else { return Ok(Answers::Nothing) };
    let key = fact.key();
    if fact.response_content_type.as_deref() == Some("text/event-stream") {
        return Ok(Answers::Events(builder.kind(schema, &(camel_case(&key) + "ResponseContent"))?));
    }
    let Some(paging) = &fact.page else {
        let kind = builder.kind(schema, &(camel_case(&key) + "ResponseContent"))?;
        return Ok(Answers::One(kind.without_constant()));
    };
    let items = paging.wrapped.first().map_or("", |wrapper| wrapper.items.as_str());
    let facts = builder.facts;
    let whole = facts.resolved(schema)?;
    let mut item: Option<(Kind, usize)> = None;
    for shape in whole.choices().chain([whole]) {
        let shape = facts.resolved(shape)?;
        let list = if shape.is("array") { Some(shape) } else { shape.properties.get(items) };
        let Some(list) = list else { continue };
        let Some(of) = facts.resolved(list)?.items.as_deref() else { continue };
        // The shape with the most properties has the most to say of an item.
        let size = facts.resolved(of)?.properties.len();
        if item.as_ref().is_some_and(|(_, most)| *most >= size) {
            continue;
        }
        item = Some((builder.kind(of, &(camel_case(&key) + "ResponseContent[]"))?, size));
    }
    let (item, _) = item.ok_or_else(|| format!("{key}: a list of nothing"))?;
    Ok(Answers::Page { key: items.to_owned(), item, paging: mode(builder, fact, paging)? + &at_once(fact) })
}

/// How a list goes on; by checkpoints where there are any, since they know no end.
fn mode(builder: &Builder<'_>, fact: &Operation, paging: &Paging) -> Result<String> {
    let has = |name: &str| fact.query.iter().any(|param| param.name == name);
    let key = fact.key();
    if has("from") && has("take") {
        let cursor = paging.wrapped.iter().any(|wrapper| wrapper.cursor.is_some());
        if cursor {
            return Ok("Checkpoint".into());
        }
        let how = if has("page") { "LastIdOrUpTo1000" } else { "LastId" };
        return Ok(format!("{how} \"{}\"", builder.corrections.checkpoint(&key)?));
    }
    if !has("page") {
        return Err(format!("{key}: a list that does not go on by a page or a checkpoint").into());
    }
    if builder.corrections.is_walled(&key) {
        return Ok("UpTo1000".into());
    }
    Ok(if has("include_totals") { "Totals" } else { "Pages" }.into())
}

/// How many items a page may have, where that is less than what the client asks for by itself.
fn at_once(fact: &Operation) -> String {
    let sizes = fact.query.iter().filter(|param| matches!(param.name.as_str(), "per_page" | "take"));
    let most = sizes.filter_map(|param| param.max.as_ref()?.as_u64()).min();
    most.filter(|most| *most < 50).map_or_else(String::new, |most| format!(", {most} at once"))
}

impl Method<'_> {
    /// What is sent and answered.
    pub(super) fn kinds(&self) -> Vec<(&Kind, Role)> {
        let (sent, answered) = (Role { sent: true, answered: false }, Role { sent: false, answered: true });
        let arguments = self.path.iter().chain(&self.query).chain(&self.options).map(|argument| (&argument.kind, sent));
        let body: Vec<&Kind> = match &self.sends {
            Sends::Nothing => Vec::new(),
            Sends::List { item, .. } => vec![item],
            Sends::Whole(kind) => vec![kind],
            Sends::Form { parts, .. } => parts.iter().map(|part| &part.kind).collect(),
        };
        let answer = match &self.answers {
            Answers::Nothing => None,
            Answers::One(kind) | Answers::Page { item: kind, .. } | Answers::Events(kind) => Some((kind, answered)),
        };
        arguments.chain(body.into_iter().map(|kind| (kind, sent))).chain(answer).collect()
    }

    /// Gives its types their names.
    pub(super) fn rename(&mut self, names: &BTreeMap<String, String>) {
        let arguments = self.path.iter_mut().chain(&mut self.query).chain(&mut self.options);
        let mut kinds: Vec<&mut Kind> = arguments.map(|argument| &mut argument.kind).collect();
        match &mut self.sends {
            Sends::Nothing => {}
            Sends::List { item, .. } => kinds.push(item),
            Sends::Whole(kind) => kinds.push(kind),
            Sends::Form { parts, .. } => kinds.extend(parts.iter_mut().map(|part| &mut part.kind)),
        }
        match &mut self.answers {
            Answers::Nothing => {}
            Answers::One(kind) | Answers::Page { item: kind, .. } | Answers::Events(kind) => kinds.push(kind),
        }
        for kind in kinds {
            *kind = kind.renamed(&|place| names.get(place).cloned().unwrap_or_else(|| place.to_owned()));
        }
    }

    /// The names of the types and of the group's own that stand beside the types.
    pub(super) fn reserved(&self) -> Vec<String> {
        let groups = (1..=self.fact.group.len()).map(|depth| camel_case(&self.fact.group[..depth].join(".")));
        groups.chain([self.type_name.clone()]).collect()
    }
}
