//! From an endpoint to a method: its arguments, its body, its answer.

use super::facts::{Body, Operation, Param};
use super::model::{Builder, Field, Kind, Limits, Struct};
use super::scopes;
use crate::Result;
use crate::codegen::naming::{camel_case, field, snake_case};

/// A method of a group.
pub(super) struct Method<'f> {
    pub(super) fact: &'f Operation,
    /// `users.roles.assign`
    pub(super) key: String,
    /// `assign`
    pub(super) name: String,
    /// Of the type that stands for the operation: `UsersRolesAssign`.
    pub(super) type_name: String,
    pub(super) words: String,
    pub(super) repeatable: bool,
    pub(super) bounds: Vec<String>,
    pub(super) path: Vec<Argument>,
    /// Parameters of the query that Auth0 demands.
    pub(super) query: Vec<Argument>,
    pub(super) options: Vec<Argument>,
    pub(super) sends: Sends,
    pub(super) answers: Answers,
}

/// A parameter of a path or a query.
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
    Struct(String),
}

/// A method's answer.
#[derive(PartialEq)]
pub(super) enum Answers {
    Nothing,
    One(Kind),
    Page { key: String, item: Kind },
}

/// Reads the facts of one operation.
pub(super) fn method<'f>(builder: &mut Builder<'f>, fact: &'f Operation) -> Result<Method<'f>> {
    let key = fact.key();
    let (corrections, mut path, mut query, mut options) = (builder.corrections, Vec::new(), Vec::new(), Vec::new());
    for param in &fact.path_params {
        let hole = format!("{{{}}}", param.name);
        let end = fact.path.find(&hole).ok_or_else(|| format!("{key}: the path has no {hole}"))? + hole.len();
        path.push(argument(builder, param, corrections.path_param(&fact.path[..end]))?);
    }
    for param in &fact.query {
        let argument = argument(builder, param, corrections.query_param(&param.name))?;
        if param.required { query.push(argument) } else { options.push(argument) }
    }
    let sends = sends(builder, fact, &key)?;
    let answers = answers(builder, fact)?;
    Ok(Method {
        name: snake_case(&fact.name),
        type_name: camel_case(&key),
        words: corrections.operation(&key)?.to_owned(),
        repeatable: fact.method != "POST" || corrections.is_repeatable(&key),
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

fn argument(builder: &mut Builder<'_>, param: &Param, corrected: Option<&str>) -> Result<Argument> {
    let kind = match (&param.schema, corrected, param.kind.as_str()) {
        (_, Some(id), _) => Kind::Id(id.to_owned()),
        (Some(reference), ..) => {
            let (name, schema) = builder.facts.schema(reference)?;
            builder.kind(schema, name, Body::Request)?
        }
        (.., "string") => Kind::Text,
        (.., "boolean") => Kind::Bool,
        (.., "integer") => Kind::Integer,
        (.., other) => return Err(format!("the parameter `{}` is a {other}", param.name).into()),
    };
    Ok(Argument { key: param.name.clone(), name: field(&param.name), kind, limits: Limits::of_param(param) })
}

fn sends(builder: &mut Builder<'_>, fact: &Operation, key: &str) -> Result<Sends> {
    let Some(schema) = &fact.request else { return Ok(Sends::Nothing) };
    let resolved = builder.facts.resolved(schema)?.clone();
    let place = schema.references().into_iter().next().and_then(|reference| reference.rsplit('/').next());
    let place = place.unwrap_or(key).to_owned();
    if let ([required], 1) = (resolved.required.as_slice(), resolved.properties.len())
        && let Some(list) = resolved.properties.get(required)
        && let Kind::List(item) = builder.kind(list, &format!("{place}.{required}"), Body::Request)?
    {
        let (key, name) = (Some(required.clone()), field(required));
        return Ok(Sends::List { key, name, item: *item, limits: Limits::of(list) });
    }
    match builder.kind(schema, &place, Body::Request)? {
        Kind::Struct(name) => Ok(Sends::Struct(name)),
        Kind::List(item) => {
            let name = fact.group.last().map_or_else(|| "items".into(), |group| field(group));
            Ok(Sends::List { key: None, name, item: *item, limits: Limits::of(&resolved) })
        }
        other => Err(format!("{key}: a body that is {other:?}").into()),
    }
}

fn answers(builder: &mut Builder<'_>, fact: &Operation) -> Result<Answers> {
    let Some(schema) = &fact.response else { return Ok(Answers::Nothing) };
    let key = fact.key();
    let Some(paging) = &fact.page else { return Ok(Answers::One(builder.kind(schema, &key, Body::Response)?)) };
    let wrapper = paging.wrapped.first().ok_or_else(|| format!("{key}: a list without a shape"))?;
    let whole = builder.facts.resolved(schema)?.clone();
    let mut item = None;
    for shape in whole.one_of.iter().chain([&whole]) {
        let shape = builder.facts.resolved(shape)?;
        let list = if shape.is("array") { Some(shape) } else { shape.properties.get(&wrapper.items) };
        let Some(of) = list.and_then(|list| list.items.as_deref()).cloned() else { continue };
        let kind = builder.kind(&of, &format!("{key}[]"), Body::Response)?;
        if item.replace(kind.clone()).is_some_and(|other| other != kind) {
            return Err(format!("{key}: the shapes of the list have different items").into());
        }
    }
    let item = item.ok_or_else(|| format!("{key}: a list of nothing"))?;
    Ok(Answers::Page { key: wrapper.items.clone(), item })
}

impl Method<'_> {
    /// What is sent and answered: the kinds in which generated types stand.
    pub(super) fn kinds(&self) -> Vec<Kind> {
        let arguments = self.path.iter().chain(&self.query).chain(&self.options).map(|argument| argument.kind.clone());
        let sent = match &self.sends {
            Sends::Nothing => None,
            Sends::List { item, .. } => Some(item.clone()),
            Sends::Struct(name) => Some(Kind::Struct(name.clone())),
        };
        let answered = match &self.answers {
            Answers::Nothing => None,
            Answers::One(kind) | Answers::Page { item: kind, .. } => Some(kind.clone()),
        };
        arguments.chain(sent).chain(answered).collect()
    }
}

/// The fields that `new` takes, in the order of the corrections, or of the facts.
pub(super) fn required<'s>(name: &str, of: &'s Struct, order: Option<&[String]>) -> Result<Vec<&'s Field>> {
    let mut fields: Vec<_> = of.fields.iter().filter(|field| field.required).collect();
    if let Some(order) = order {
        let place = |key: &String| order.iter().position(|name| name == key);
        if fields.len() != order.len() || fields.iter().any(|field| place(&field.key).is_none()) {
            return Err(format!("`[arguments]` of the corrections has others than `{name}` requires").into());
        }
        fields.sort_by_key(|field| place(&field.key));
    }
    Ok(fields)
}
