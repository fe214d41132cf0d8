//! A method: the function, the operation's own type, and its optional parameters.

use super::docs::comment;
use super::types::{argument_type as body_type, as_value};
use super::{Model, docs};
use crate::codegen::management::facts::{Body, Scopes};
use crate::codegen::management::model::Kind;
use crate::codegen::management::operation::{Answers, Argument, Method, Sends};
use crate::codegen::naming::snake_case;
use std::fmt::Write as _;

/// The function in the group's `impl`.
pub(super) fn function(model: &Model<'_>, method: &Method<'_>) -> String {
    let Method { name, type_name, .. } = method;
    let mut arguments = String::new();
    for argument in method.path.iter().chain(&method.query) {
        let _ = write!(arguments, ", {}: {}", argument.name, argument_type(&argument.kind));
    }
    match &method.sends {
        Sends::Nothing => {}
        Sends::List { name, item, .. } => {
            let _ = write!(arguments, ", {name}: {}", body_type(&Kind::List(Box::new(item.clone()))));
        }
        Sends::Whole(kind) => {
            let _ = write!(arguments, ", request: {}", body_type(kind));
        }
        Sends::Form { file, parts } => {
            for part in parts {
                let _ = write!(arguments, ", {}: {}", part.name, argument_type(&part.kind));
            }
            let _ = write!(arguments, ", {}: impl Into<Vec<u8>>", snake_case(file));
        }
    }
    let bounds: String = method.bounds.iter().map(|bound| format!("    S: scope::{bound},\n")).collect();
    let path: Vec<String> = method.path.iter().map(as_text).collect();
    let returned = call_type(method);
    let mut call = format!("{returned}::new(&self.management.inner, &[{}])", path.join(", "));
    for argument in &method.query {
        let _ = write!(call, ".query(\"{}\", {})", argument.key, as_text(argument));
    }
    call += &body(method);
    let doc = docs::of_operation(model, method);
    let deprecated =
        deprecation(model, method).map(|why| format!("#[deprecated(note = \"{why}\")]\n")).unwrap_or_default();
    format!(
        "\n{doc}{deprecated}pub fn {name}(&self{arguments}) -> {returned}<'a, {type_name}>\nwhere\n{bounds}{{\n    {call}\n}}\n"
    )
}

fn call_type(method: &Method<'_>) -> &'static str {
    if matches!(method.answers, Answers::Events(_)) { "Subscription" } else { "Call" }
}

fn body(method: &Method<'_>) -> String {
    match &method.sends {
        Sends::Nothing => String::new(),
        Sends::List { key, name, item, .. } => {
            let list = as_value(&Kind::List(Box::new(item.clone())), name);
            match key {
                Some(key) => format!(".body(Value::Object(Map::from([(\"{key}\", {list})])))"),
                None => format!(".body({list})"),
            }
        }
        Sends::Whole(kind) => {
            let value = match kind {
                Kind::Named(_) | Kind::Value => "request.into()".to_owned(),
                other => as_value(other, "request"),
            };
            let rules = field_rules(method);
            if rules.is_empty() { format!(".body({value})") } else { format!(".checked_body({value}, &[{rules}])") }
        }
        Sends::Form { file, parts } => {
            let parts: String =
                parts.iter().map(|part| format!(".text(\"{}\", {})", part.key, as_text(part))).collect();
            format!(".form(multipart::Form::default(){parts}.file(\"{file}\", {}.into()))", snake_case(file))
        }
    }
}

/// The scopes that fields of the body need, as the call checks them.
fn field_rules(method: &Method<'_>) -> String {
    let mut rules = String::new();
    for rule in method.fact.field_scopes.iter().filter(|rule| rule.place == Body::Request) {
        let text = |names: Vec<&str>| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let fields = text(rule.fields.iter().map(String::as_str).collect());
        let any = match &rule.scopes {
            Scopes::All { all } if all.len() > 1 => all.iter().map(Scopes::names).collect(),
            one => vec![one.names()],
        };
        for scopes in any {
            let _ = write!(
                rules,
                "field_scopes::Rule {{ fields: &[{fields}], any: &[{}] }}, ",
                text(scopes.into_iter().collect())
            );
        }
    }
    rules
}

fn deprecation(model: &Model<'_>, method: &Method<'_>) -> Option<String> {
    let words = model.corrections.deprecated(&method.key).map(str::to_owned);
    words.or_else(|| method.fact.deprecated.then(|| "Auth0 advises against it".to_owned()))
}

/// The row of `operations!`.
pub(super) fn operation(method: &Method<'_>) -> String {
    let Method { key, type_name, fact, repeatable, .. } = method;
    let answer = match &method.answers {
        Answers::Nothing => "nothing".to_owned(),
        Answers::One(kind) => format!("one({})", kind.rust()),
        Answers::Page { key, item, paging } => format!("page(\"{key}\" {}, {paging})", item.rust()),
        Answers::Events(kind) => format!("events({})", kind.rust()),
    };
    format!("    {type_name}: \"{key}\", \"{}\" \"{}\", {repeatable}, {answer};\n", fact.method, fact.path)
}

/// The optional parameters, as methods of the call.
pub(super) fn options(model: &Model<'_>, method: &Method<'_>) -> String {
    if method.options.is_empty() {
        return String::new();
    }
    let mut functions = String::new();
    let part = matches!(method.sends, Sends::Form { .. });
    for option in &method.options {
        let name = &option.name;
        let words = match model.corrections.param(&method.key, &option.key) {
            Some(words) => words.to_owned(),
            None => format!("`{}`.", option.key),
        };
        let doc = comment(&format!("{words}{}", option.limits.words()));
        let put = if part { "part" } else { "query" };
        let _ = match &option.kind {
            Kind::List(item) => write!(
                functions,
                "\n{doc}pub fn {name}(mut self, {name}: {}) -> Self {{\nfor item in {name} {{\nself = self.query(\"{}\", {});\n}}\nself\n}}\n",
                match &**item {
                    Kind::Id(id) | Kind::Named(id) => format!("impl IntoIterator<Item = {id}>"),
                    _ => "impl IntoIterator<Item = impl AsRef<str>>".to_owned(),
                },
                option.key,
                match &**item {
                    Kind::Id(_) | Kind::Named(_) => "item.as_str()",
                    _ => "item.as_ref()",
                },
            ),
            kind => write!(
                functions,
                "\n{doc}pub fn {name}(self, {name}: {}) -> Self {{ self.{put}(\"{}\", {}) }}\n",
                argument_type(kind),
                option.key,
                as_text(option),
            ),
        };
    }
    let call = call_type(method);
    format!("\n/// Optional parameters.\nimpl {call}<'_, {}> {{\n{}}}\n", method.type_name, functions.trim_start())
}

fn argument_type(kind: &Kind) -> String {
    match kind {
        Kind::Bool => "bool".into(),
        // None of Auth0's counts is negative.
        Kind::Integer => "u32".into(),
        Kind::Id(name) | Kind::Named(name) => format!("&{name}"),
        Kind::Time => "&Timestamp".into(),
        _ => "&str".into(),
    }
}

/// The argument as the text that a path or a query takes.
fn as_text(argument: &Argument) -> String {
    let name = &argument.name;
    match argument.kind {
        Kind::Bool | Kind::Integer => format!("&{name}.to_string()"),
        Kind::Id(_) | Kind::Named(_) | Kind::Time => format!("{name}.as_str()"),
        _ => name.clone(),
    }
}
