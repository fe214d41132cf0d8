//! The words on an operation: what it does and answers, what it needs, whether it may be sent again, what can go wrong.

use super::Model;
use crate::codegen::management::facts::{Body, FieldScopes};
use crate::codegen::management::model::Kind;
use crate::codegen::management::operation::{Answers, Method, Sends};
use crate::codegen::management::scopes;

/// What the operation does.
fn words(model: &Model<'_>, method: &Method<'_>) -> String {
    described(model, method).unwrap_or_default()
}

/// What the operation does: its own words, or those of its name and its group's nouns.
pub(super) fn described(model: &Model<'_>, method: &Method<'_>) -> Option<String> {
    if let Some(words) = model.corrections.operation(&method.key) {
        return Some(words.to_owned());
    }
    let nouns = model.corrections.nouns(&method.fact.group.join("."));
    let (one, several) = (nouns.first()?, nouns.get(1));
    Some(match (method.fact.name.as_str(), &method.answers) {
        ("list", _) | ("get", Answers::Page { .. }) => format!("Lists {}.", several?),
        ("create", _) => format!("Creates {one}."),
        ("get", _) => format!("Reads {one}."),
        ("update" | "patch", _) => format!("Changes {one}; what is not given stays."),
        ("set", _) => format!("Replaces {one}."),
        ("delete", _) => format!("Deletes {one}."),
        _ => return None,
    })
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_ascii_uppercase().to_string() + chars.as_str()).unwrap_or_default()
}

/// Auth0's page of an operation.
fn page(method: &Method<'_>) -> String {
    let section = method.fact.path.split('/').nth(1).unwrap_or_default();
    let id = method.fact.id.replace('_', "-").to_ascii_lowercase();
    format!("https://auth0.com/docs/api/management/v2/{section}/{id}")
}

pub(super) fn of_operation(model: &Model<'_>, method: &Method<'_>) -> String {
    let fact = method.fact;
    let mut paragraphs = vec![
        words(model, method),
        format!("`{} {}`; in errors and spans `{}`.", fact.method, fact.path, method.key),
        answered(method),
    ];
    match fact.lifecycle.as_str() {
        "GA" => {}
        "EA" => paragraphs.push("**Early access**: Auth0 may still change it.".into()),
        other => paragraphs.push(format!("**{}**: Auth0 may still change it, or take it back.", capital(other))),
    }
    let names = fact.scopes.names();
    let noun = if names.len() == 1 { "Scope" } else { "Scopes" };
    paragraphs.push(format!("{noun}: {}.", scopes::words(&fact.scopes)));
    // What the operation needs anyway is no news of its fields.
    let news = |rule: &&FieldScopes| {
        rule.place != Body::Response || scopes::words(&rule.scopes) != scopes::words(&fact.scopes)
    };
    paragraphs.extend(fact.field_scopes.iter().filter(news).map(field_scopes));
    let mut arguments: Vec<String> = Vec::new();
    for argument in method.path.iter().chain(&method.query) {
        let limits = argument.limits.words();
        if !limits.is_empty() {
            arguments.push(format!("`{}`:{}", argument.name.trim_start_matches("r#"), lowered(&limits)));
        }
    }
    if let Sends::List { name, limits, .. } = &method.sends
        && !limits.words().is_empty()
    {
        arguments.push(format!("`{name}`:{}", lowered(&limits.words())));
    }
    paragraphs.extend((!arguments.is_empty()).then(|| arguments.join(" ")));
    paragraphs.extend(fact.headers.iter().map(|header| {
        match header.as_str() {
            "auth0-custom-domain" => {
                "Links begin with the custom domain that [`Call::custom_domain`](crate::Call::custom_domain) \
            names, else with [the client's](crate::Builder::custom_domain), else with the tenant's own choice."
                    .to_owned()
            }
            other => format!("It knows the header `{other}`: [`Call::header`](crate::Call::header) sends it."),
        }
    }));
    paragraphs.push(repeating(model, method));
    if let Some(words) = model.corrections.rate_limit(&method.key) {
        paragraphs.push(format!("Rate limit beyond that of all calls: {words}."));
    }
    if !fact.errors.is_empty() {
        paragraphs.push("# Errors".into());
        paragraphs.push(errors(&fact.errors));
    }
    paragraphs.push(format!("[Auth0's page]({})", page(method)));
    paragraphs.iter().map(|text| comment(text)).collect::<Vec<_>>().join("///\n")
}

/// What it answers.
fn answered(method: &Method<'_>) -> String {
    let shown = |kind: &Kind| match kind.type_name() {
        Some(name) => format!("[`{name}`]"),
        None => format!("`{}`", kind.rust()),
    };
    match &method.answers {
        Answers::Nothing => "Answers nothing.".to_owned(),
        Answers::One(Kind::List(item)) => format!("Answers a list of {}.", shown(item)),
        Answers::One(Kind::Dictionary(item)) => format!("Answers an object that has {} under names.", shown(item)),
        Answers::One(kind) => format!("Answers {}.", shown(kind)),
        Answers::Page { item, paging, .. } => {
            let all = if paging.starts_with("LastIdOrUpTo1000") {
                "the items behind the one that `from` names, or without it those of all pages, of which Auth0 refuses \
                 those after the first 1,000"
            } else if paging == "UpTo1000" {
                "the items of all pages, of which Auth0 refuses those after the first 1,000"
            } else {
                "the items of all pages"
            };
            format!("Awaited, it answers one page of {}; `stream` gives {all}.", shown(item))
        }
        Answers::Events(kind) => format!("Its messages: {}.", shown(kind)),
    }
}

/// Whether it may be sent again, and when the client does so.
fn repeating(model: &Model<'_>, method: &Method<'_>) -> String {
    let often = "so the client sends it again after 429, a server's error and a failure of the network.";
    let seldom = "So the client sends it again only when it was certainly not carried out: after 429, and when there was \
        no connection.";
    match (model.corrections.why_repeatable(&method.key), method.repeatable) {
        _ if matches!(method.answers, Answers::Events(_)) => {
            "It only reads. [`Subscription`](crate::Subscription) says what happens when the connection ends."
                .to_owned()
        }
        (Some(why), false) => format!("{why} {seldom}"),
        (Some(why), true) => format!("{why} S{}", &often[1..]),
        (None, _) if method.fact.method == "GET" => format!("It only reads, {often}"),
        (None, _) => format!("Repeating changes nothing, {often}"),
    }
}

/// What the statuses mean that Auth0 lists. It gives no reason for a single operation; these are what they always mean.
fn errors(statuses: &[u16]) -> String {
    let meaning = |status: &u16| {
        let words = match status {
            400 => "the request is not as Auth0 wants it",
            401 => "the token is not accepted",
            402 => "the tenant's plan does not have it",
            403 => "the token lacks a scope, or the tenant may not do it",
            404 => "what it names does not exist",
            409 => "it is there already, or in the way of another",
            410 => "it is gone",
            412 => "something else has to be done first",
            413 => "the body is too large",
            429 => "too many requests",
            500 | 503 => "Auth0 fails",
            _ => return format!("{status}"),
        };
        format!("{status} ({words})")
    };
    format!("Auth0 lists {}.", statuses.iter().map(meaning).collect::<Vec<_>>().join(", "))
}

fn field_scopes(rule: &FieldScopes) -> String {
    let scopes = scopes::words(&rule.scopes);
    let fields = rule.fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ");
    match (rule.place, rule.fields.as_slice()) {
        (Body::Request, [star]) if star == "*" => format!("All other properties need {scopes}."),
        (Body::Request, _) => format!("Sending {fields} needs {scopes}; that is checked before it is sent."),
        (Body::Query, _) => format!("Asking for {fields} needs {scopes}."),
        (Body::Response, _) => format!("Auth0 leaves {fields} out of the answer unless the token has {scopes}."),
    }
}

fn lowered(words: &str) -> String {
    words.replacen(" From", " from", 1).replacen(" At", " at", 1)
}

/// A doc comment, in lines that fit when they are indented once.
pub(super) fn comment(text: &str) -> String {
    let (mut comment, mut line) = (String::new(), String::from("///"));
    for word in text.split_whitespace() {
        if line.len() + 1 + word.len() > 112 && line.len() > 3 {
            comment += &line;
            comment.push('\n');
            line = "///".into();
        }
        line.push(' ');
        line += word;
    }
    comment + &line + "\n"
}
