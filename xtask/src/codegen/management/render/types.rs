//! Types: enums, unions, what is answered, what is sent, and what is both.

use super::docs::comment;
use super::{Model, words};
use crate::Result;
use crate::codegen::management::model::{Field, Form, Kind, Role, Shape, Struct, variant, variants};
use crate::codegen::naming::field as field_name;
use std::fmt::Write as _;

/// A type's text, and the rule of `shape` that it is an entry of.
pub(super) struct Entry {
    pub(super) rule: &'static str,
    pub(super) text: String,
}

/// The type of this name.
pub(super) fn render(model: &Model<'_>, name: &str) -> Result<Entry> {
    let of = model.types.all.get(name).ok_or_else(|| format!("there is no type `{name}`"))?;
    let (rule, text) = match &of.shape {
        Shape::Enum(values) => ("open_enum", enumeration(model, name, values)),
        Shape::Union(kinds) => ("unions", union(model, name, kinds)),
        Shape::Struct(fields) => match of.role {
            Role { sent: false, .. } => ("answers", answer(model, name, fields)?),
            Role { sent: true, answered: false } => ("requests", request(model, name, fields)?),
            Role { sent: true, answered: true } => ("models", both(model, name, fields)?),
        },
    };
    Ok(Entry { rule, text: indented(&text) })
}

/// rustfmt leaves the rules' own grammar alone, so the layout is made here.
fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}

fn enumeration(model: &Model<'_>, name: &str, values: &[String]) -> String {
    let mut variants = String::new();
    for value in values {
        let _ = writeln!(variants, "    {} = \"{value}\",", variant(value));
    }
    let doc = type_doc(model, name, "Auth0 may add values.");
    format!("{doc}{name} {{\n{variants}}}\n")
}

fn union(model: &Model<'_>, name: &str, kinds: &[Kind]) -> String {
    let doc = type_doc(model, name, "One of several forms.");
    let mut lines = String::new();
    for variant in variants(&model.types, name, kinds) {
        let forms = variant.forms.as_slice();
        let shapes = match forms {
            [Form::Text] => "TEXT".to_owned(),
            [Form::Number] => "NUMBER".to_owned(),
            [Form::Bool] => "BOOL".to_owned(),
            [Form::List] => "LIST".to_owned(),
            [Form::Keys(required, known, _)] if required.is_empty() && known.is_empty() => "OBJECT".to_owned(),
            forms => format!("&[{}]", forms.iter().map(shape).collect::<Vec<_>>().join(", ")),
        };
        let _ = writeln!(lines, "    {}({}) = {shapes};", variant.name, variant.kind.rust());
    }
    format!("{doc}{}{name} {{\n{lines}}}\n", derived(model, name))
}

fn shape(form: &Form) -> String {
    let texts = |keys: &[String]| keys.iter().map(|key| format!("\"{key}\"")).collect::<Vec<_>>().join(", ");
    let pairs = |pairs: &[(String, String)]| {
        pairs.iter().map(|(key, text)| format!("(\"{key}\", \"{text}\")")).collect::<Vec<_>>().join(", ")
    };
    match form {
        Form::Text => "crate::union::Shape::Text".into(),
        Form::Number => "crate::union::Shape::Number".into(),
        Form::Bool => "crate::union::Shape::Bool".into(),
        Form::List => "crate::union::Shape::List".into(),
        Form::Tags(tags) => format!("tags(&[{}])", pairs(tags)),
        Form::Keys(required, known, marks) if marks.is_empty() => {
            format!("keys(&[{}], &[{}])", texts(required), texts(known))
        }
        Form::Keys(required, known, marks) => {
            format!("marked(&[{}], &[{}], &[{}])", texts(required), texts(known), pairs(marks))
        }
    }
}

fn derived(model: &Model<'_>, name: &str) -> String {
    let equal = if model.types.holds_secret(&Kind::Named(name.to_owned())) { "" } else { ", PartialEq" };
    format!("#[derive(Clone, Debug{equal})]\n")
}

fn answer(model: &Model<'_>, name: &str, of: &Struct) -> Result<String> {
    let mut fields = fixed(of);
    for field in without_constants(of) {
        let optional = !field.required || field.nullable;
        let kind = field.kind.rust();
        let kind = if optional { format!("Option<{kind}>") } else { kind };
        let how = how(field, optional);
        let doc = field_doc(model, name, field);
        let _ = writeln!(fields, "{doc}{}: {kind} = {how} \"{}\",", field_name(&field.key), field.key);
    }
    if of.open {
        fields += &format!(".. {}\n", other(of));
    }
    let doc = type_doc(model, name, "");
    Ok(format!("{doc}{}{name} {{\n{}}}\n", derived(model, name), indented(&fields)))
}

/// The name of what is not listed.
fn other(of: &Struct) -> &'static str {
    if of.fields.iter().any(|field| field_name(&field.key) == "other") { "unlisted" } else { "other" }
}

fn without_constants(of: &Struct) -> impl Iterator<Item = &Field> {
    of.fields.iter().filter(|field| !matches!(field.kind, Kind::Constant(_)))
}

/// The function of `fields::get` that reads it.
fn how(field: &Field, optional: bool) -> &'static str {
    match (&field.kind, field.lenient, optional) {
        (Kind::Secret, _, true) => "secret_opt",
        (Kind::Secret, _, false) => "secret",
        (Kind::Float, true, _) => "loose_number_opt",
        (Kind::Id(_) | Kind::Text, true, true) => "loose_opt",
        (Kind::Id(_) | Kind::Text, true, false) => "loose",
        (_, _, true) => "opt",
        (_, _, false) => "req",
    }
}

fn fixed(of: &Struct) -> String {
    let mut lines = String::new();
    for field in &of.fields {
        if let Kind::Constant(text) = &field.kind {
            let _ = writeln!(lines, "@fixed \"{}\" = \"{text}\";", field.key);
        }
    }
    lines
}

/// The fields that `new` takes, in the order of the corrections, or of the facts; and all others.
pub(in crate::codegen::management) fn parted<'s>(
    model: &Model<'_>,
    name: &str,
    of: &'s Struct,
) -> Result<(Vec<&'s Field>, Vec<&'s Field>)> {
    let (mut required, optional): (Vec<_>, Vec<_>) = without_constants(of).partition(|field| field.required);
    if let Some(order) = model.corrections.arguments(name) {
        let place = |key: &String| order.iter().position(|name| name == key);
        if required.len() != order.len() || required.iter().any(|field| place(&field.key).is_none()) {
            return Err(format!("`[arguments]` of the corrections has others than `{name}` requires").into());
        }
        required.sort_by_key(|field| place(&field.key));
    }
    Ok((required, optional))
}

fn block(name: &str, lines: &str) -> String {
    if lines.is_empty() { format!("{name} {{}}\n") } else { format!("{name} {{\n{}}}\n", indented(lines)) }
}

fn request(model: &Model<'_>, name: &str, of: &Struct) -> Result<String> {
    let (required, optional) = parted(model, name, of)?;
    let line = |field: &Field| {
        let argument = field_name(&field.key);
        let value = as_value(&field.kind, &argument);
        let doc = field_doc(model, name, field);
        format!("{doc}{argument}: {} => \"{}\" = {value};\n", argument_type(&field.kind), field.key)
    };
    let mut body = fixed(of);
    body += &block("required", &required.iter().map(|field| line(field)).collect::<String>());
    body += &block("optional", &optional.iter().map(|field| line(field)).collect::<String>());
    let clear = optional.iter().filter(|field| field.nullable);
    let clear: String = clear.map(|field| format!("{} \"{}\";\n", cleared(&field.key), field.key)).collect();
    body += &block("clear", &clear);
    if of.open {
        body += &format!(".. {}\n", other(of));
    }
    let secrets: Vec<String> = of
        .fields
        .iter()
        .filter(|field| model.types.holds_secret(&field.kind))
        .map(|field| format!("\"{}\"", field.key))
        .collect();
    let doc = type_doc(model, name, "");
    let default = if required.is_empty() && fixed(of).is_empty() { "#[derive(Default)]\n" } else { "" };
    Ok(format!("{doc}{default}{name}({}) {{\n{}}}\n", secrets.join(", "), indented(&body)))
}

fn cleared(key: &str) -> String {
    format!("clear_{}", field_name(key).trim_start_matches("r#"))
}

fn both(model: &Model<'_>, name: &str, of: &Struct) -> Result<String> {
    let (required, optional) = parted(model, name, of)?;
    let mut body = fixed(of);
    let mut lines = String::new();
    for field in &required {
        let argument = field_name(&field.key);
        let doc = field_doc(model, name, field);
        let (kind, how) = (field.kind.rust(), how(field, false));
        let (takes, value) = (both_argument(&field.kind), as_field(&field.kind, &argument));
        let _ = writeln!(lines, "{doc}{argument}: {kind} = {how} \"{}\", {takes} => {value};", field.key);
    }
    body += &block("required", &lines);
    let (mut lines, mut clear) = (String::new(), String::new());
    for field in &optional {
        let argument = field_name(&field.key);
        let doc = field_doc(model, name, field);
        let (takes, value) = (both_argument(&field.kind), as_field(&field.kind, &argument));
        let patched = field.nullable && field.kind != Kind::Secret;
        let (wrapper, some, how) =
            if patched { ("Patch", "Patch::Set", "patch") } else { ("Option", "Some", how(field, true)) };
        let kind = field.kind.rust();
        let _ = writeln!(
            lines,
            "{doc}{argument}: {wrapper}<{kind}> = {how} \"{}\", {takes} => {some}({value});",
            field.key
        );
        if patched {
            let _ = writeln!(clear, "{} {argument};", cleared(&field.key));
        }
    }
    body += &block("optional", &lines);
    body += &block("clear", &clear);
    if of.open {
        body += &format!(".. {}\n", other(of));
    }
    let doc = type_doc(model, name, "");
    Ok(format!("{doc}{}{name} {{\n{}}}\n", derived(model, name), indented(&body)))
}

/// What a method that only sends takes.
pub(super) fn argument_type(kind: &Kind) -> String {
    match kind {
        Kind::Text | Kind::Constant(_) | Kind::OneText(_) => "impl Into<String>".into(),
        Kind::Secret => "impl Into<SecretString>".into(),
        Kind::Time => "Timestamp".into(),
        Kind::Map => "impl Into<Map>".into(),
        Kind::Value => "impl Into<Value>".into(),
        Kind::Id(name) => format!("&{name}"),
        Kind::List(item) if matches!(**item, Kind::Text | Kind::OneText(_)) => {
            "impl IntoIterator<Item = impl Into<String>>".into()
        }
        Kind::List(item) => format!("impl OneOrMany<{}>", item.rust()),
        other => other.rust(),
    }
}

/// What it becomes in the object that is sent.
pub(super) fn as_value(kind: &Kind, name: &str) -> String {
    match kind {
        Kind::Text | Kind::Constant(_) | Kind::OneText(_) => format!("Value::String({name}.into())"),
        Kind::Secret => format!("crate::fields::secret({name})"),
        Kind::Time | Kind::Dictionary(_) => format!("crate::fields::value({name})"),
        Kind::Map => format!("Value::Object({name}.into())"),
        Kind::List(item) if matches!(**item, Kind::Text | Kind::OneText(_)) => {
            format!("crate::fields::list::<String>({name})")
        }
        Kind::List(_) => format!("{name}.to_array()"),
        _ => name.to_owned(),
    }
}

/// What a method takes that sets a field.
fn both_argument(kind: &Kind) -> String {
    match kind {
        Kind::List(item) => format!("impl IntoIterator<Item = impl Into<{}>>", item.rust()),
        other => argument_type(other),
    }
}

fn as_field(kind: &Kind, name: &str) -> String {
    match kind {
        Kind::Text | Kind::Constant(_) | Kind::OneText(_) | Kind::Secret | Kind::Map | Kind::Value => {
            format!("{name}.into()")
        }
        Kind::Id(_) => format!("{name}.clone()"),
        Kind::List(_) => format!("{name}.into_iter().map(Into::into).collect()"),
        _ => name.to_owned(),
    }
}

/// The type's own words, or who uses it; `kind` says the rest.
fn type_doc(model: &Model<'_>, name: &str, kind: &str) -> String {
    match model.corrections.doc(name, None) {
        Some(words) => comment(words),
        None => comment(&format!("{} {kind}", words::of_type(model, name))),
    }
}

fn field_doc(model: &Model<'_>, name: &str, field: &Field) -> String {
    let words = match model.corrections.doc(name, Some(&field.key)) {
        Some(words) => format!("`{}`: {words}.", field.key),
        None => format!("`{}`.", field.key),
    };
    let words = match &field.kind {
        Kind::OneText(text) => format!("{words} Today only `{text}`."),
        _ => words + &field.limits.words(),
    };
    comment(&if field.kind == Kind::Secret { words + " A secret." } else { words })
}
