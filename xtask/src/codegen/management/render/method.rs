//! A method: the function, the operation's own type, and its optional parameters.

use super::Model;
use crate::Result;
use crate::codegen::management::facts::{Body, FieldScopes};
use crate::codegen::management::model::Kind;
use crate::codegen::management::operation::{Answers, Argument, Method, Sends};
use crate::codegen::management::scopes;
use std::fmt::Write as _;

/// The function in the group's `impl`.
pub(super) fn function(model: &Model<'_>, method: &Method<'_>) -> Result<String> {
    let Method { name, type_name, .. } = method;
    let mut arguments = String::new();
    for argument in method.path.iter().chain(&method.query) {
        let _ = write!(arguments, ", {}: {}", argument.name, argument_type(&argument.kind));
    }
    match &method.sends {
        Sends::Nothing => {}
        Sends::List { name, item, .. } => {
            let _ = write!(arguments, ", {name}: impl OneOrMany<{}>", item.rust());
        }
        Sends::Struct(body) => {
            let _ = write!(arguments, ", request: {body}");
        }
    }
    let bounds: String = method.bounds.iter().map(|bound| format!("    S: scope::{bound},\n")).collect();
    let mut call = format!("Call::new(&self.management.inner, &[{}])", pieces(method));
    for argument in &method.query {
        let _ = write!(call, ".query(\"{}\", {})", argument.key, as_text(argument));
    }
    match &method.sends {
        Sends::Nothing => {}
        Sends::List { key: Some(key), name, .. } => {
            let _ = write!(call, ".body(Value::Object(Map::from([(\"{key}\", {name}.to_array())])))");
        }
        Sends::List { key: None, name, .. } => {
            let _ = write!(call, ".body({name}.to_array())");
        }
        Sends::Struct(_) => call += ".body(request.into())",
    }
    let doc = doc(model, method)?;
    Ok(format!("\n{doc}pub fn {name}(&self{arguments}) -> Call<'a, {type_name}>\nwhere\n{bounds}{{\n    {call}\n}}\n"))
}

/// The type that stands for the operation.
pub(super) fn operation(method: &Method<'_>) -> String {
    let Method { key, type_name, fact, repeatable, .. } = method;
    let (output, decode) = match &method.answers {
        Answers::Nothing => ("()".into(), "fn decode(_: Option<&Value>, _: &mut Cx) {}".into()),
        Answers::One(kind) => {
            let output = kind.rust();
            (output.clone(), decoder(&output, "Read::read(required(body, cx), cx)"))
        }
        Answers::Page { key, item } => {
            let output = format!("Page<{}>", item.rust());
            let decode = format!("Page::read(required(body, cx), \"{key}\", cx)");
            (output.clone(), decoder(&output, &decode))
        }
    };
    format!(
        "
/// The operation `{key}`.
pub enum {type_name} {{}}

impl Operation for {type_name} {{
    type Output = {output};
    const OP: &'static str = \"auth0-op/1:{key};\";
    const METHOD: &'static str = \"{}\";
    const REPEATABLE: bool = {repeatable};

    {decode}
}}
",
        fact.method
    )
}

fn decoder(output: &str, decode: &str) -> String {
    format!("fn decode(body: Option<&Value>, cx: &mut Cx) -> {output} {{ {decode} }}")
}

/// The optional parameters, as methods of the call.
pub(super) fn options(model: &Model<'_>, method: &Method<'_>) -> Result<String> {
    if method.options.is_empty() {
        return Ok(String::new());
    }
    let mut functions = String::new();
    for option in &method.options {
        let (name, words) = (&option.name, model.corrections.param(&option.key)?);
        let doc = comment(&format!("{words}{}", option.limits.words()));
        let _ = write!(
            functions,
            "\n{doc}pub fn {name}(self, {name}: {}) -> Self {{ self.query(\"{}\", {}) }}\n",
            argument_type(&option.kind),
            option.key,
            as_text(option),
        );
    }
    Ok(format!("\n/// Optional parameters.\nimpl Call<'_, {}> {{\n{}}}\n", method.type_name, functions.trim_start()))
}

fn argument_type(kind: &Kind) -> String {
    match kind {
        Kind::Bool => "bool".into(),
        // None of Auth0's counts is negative.
        Kind::Integer => "u32".into(),
        Kind::Id(name) | Kind::Enum(name) => format!("&{name}"),
        _ => "&str".into(),
    }
}

/// The argument as the text that a path or a query takes.
fn as_text(argument: &Argument) -> String {
    let name = &argument.name;
    match argument.kind {
        Kind::Bool | Kind::Integer => format!("&{name}.to_string()"),
        Kind::Id(_) | Kind::Enum(_) => format!("{name}.as_str()"),
        _ => name.clone(),
    }
}

/// `"/users/", id.as_str(), "/roles"`
fn pieces(method: &Method<'_>) -> String {
    let mut pieces = Vec::new();
    let mut rest = method.fact.path.as_str();
    for argument in &method.path {
        if let Some((before, after)) = rest.split_once(&format!("{{{}}}", argument.key)) {
            pieces.extend([format!("\"{before}\""), as_text(argument)]);
            rest = after;
        }
    }
    if !rest.is_empty() {
        pieces.push(format!("\"{rest}\""));
    }
    pieces.join(", ")
}

fn doc(model: &Model<'_>, method: &Method<'_>) -> Result<String> {
    let fact = method.fact;
    let mut paragraphs = vec![method.words.clone(), format!("`{} {}`", fact.method, fact.path)];
    let names = fact.scopes.names();
    let noun = if names.len() == 1 { "Scope" } else { "Scopes" };
    let repeat = if method.repeatable {
        "The client may send it again: repeating changes nothing."
    } else {
        "The client sends it again only when it was certainly not carried out."
    };
    paragraphs.push(format!("{noun}: {}. {repeat}", scopes::words(&fact.scopes)));
    for rule in &fact.field_scopes {
        paragraphs.push(field_scopes(rule));
    }
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
    for header in &fact.headers {
        paragraphs.push(format!("It knows the header `{header}`: {}.", model.corrections.param(header)?));
    }
    if fact.lifecycle != "GA" {
        paragraphs.push(format!("Stage of release: {}.", fact.lifecycle));
    }
    if fact.deprecated {
        paragraphs.push("Auth0 advises against it.".into());
    }
    Ok(paragraphs.iter().map(|text| comment(text)).collect::<Vec<_>>().join("///\n"))
}

fn field_scopes(rule: &FieldScopes) -> String {
    let scopes = scopes::words(&rule.scopes);
    let fields = rule.fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ");
    match (rule.place, rule.fields.as_slice()) {
        (Body::Request, [star]) if star == "*" => format!("All other properties need {scopes}."),
        (Body::Request, _) => format!("Sending {fields} needs {scopes}."),
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
        if line.len() + 1 + word.len() > 112 {
            comment += &line;
            comment.push('\n');
            line = "///".into();
        }
        line.push(' ');
        line += word;
    }
    comment + &line + "\n"
}
