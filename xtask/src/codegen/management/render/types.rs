//! Types: enums, what is answered, and what is sent.

use super::Model;
use super::method::comment;
use crate::Result;
use crate::codegen::management::facts::Body;
use crate::codegen::management::model::{Field, Kind, Struct, Type};
use crate::codegen::management::operation::required;
use crate::codegen::naming::{camel_case, field as field_name};
use std::fmt::Write as _;

/// The type of this name.
pub(super) fn render(model: &Model<'_>, name: &str) -> Result<String> {
    match model.types.all.get(name) {
        Some(Type::Enum(values)) => Ok(enumeration(model, name, values)),
        Some(Type::Struct(of)) if of.body == Body::Response => answer(model, name, of),
        Some(Type::Struct(of)) => request(model, name, of),
        None => Err(format!("there is no type `{name}`").into()),
    }
}

fn enumeration(model: &Model<'_>, name: &str, values: &[String]) -> String {
    let mut variants = String::new();
    for value in values {
        // rustfmt leaves the macro's own grammar alone, so the layout is made here.
        let _ = writeln!(variants, "        {} = \"{value}\",", camel_case(value));
    }
    let doc = type_doc(model, name, "A set of values that Auth0 may extend.");
    format!("\nopen_enum! {{\n    {doc}    {name} {{\n{variants}    }}\n}}\n")
}

fn answer(model: &Model<'_>, name: &str, of: &Struct) -> Result<String> {
    let (mut fields, mut readers) = (String::new(), String::new());
    for field in &of.fields {
        let optional = !field.required || field.nullable;
        let kind = field.kind.rust();
        let kind = if optional { format!("Option<{kind}>") } else { kind };
        let _ = writeln!(fields, "{}pub {}: {kind},", field_doc(model, name, field), field_name(&field.key));
        let _ = writeln!(readers, "{}: {},", field_name(&field.key), reader(field, optional));
    }
    if of.open {
        no_property_other(name, of)?;
        let keys = of.fields.iter().map(|field| format!("\"{}\"", field.key)).collect::<Vec<_>>().join(", ");
        fields += "/// What else came: properties that are not listed here.\npub other: Map,\n";
        let _ = writeln!(readers, "other: rest(value, &[{keys}]),");
    }
    let equal = if model.types.holds_secret(&Kind::Struct(name.to_owned())) { "" } else { ", PartialEq" };
    let doc = type_doc(model, name, "An answer.");
    Ok(format!(
        "
{doc}#[derive(Clone, Debug{equal})]
#[non_exhaustive]
pub struct {name} {{
{fields}}}

impl Read for {name} {{
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {{
        let mut object = Object::new(value, cx);
        Self {{ {readers} }}
    }}
}}
"
    ))
}

fn reader(field: &Field, optional: bool) -> String {
    let get = if optional { "opt" } else { "req" };
    let key = &field.key;
    // What is read, and how the field is made of it, once it is there or when it may be absent.
    let (read, made, mapped) = match (&field.kind, field.lenient) {
        (Kind::Secret, _) => ("String", "{}.into()".to_owned(), "SecretString::from".to_owned()),
        (Kind::Id(id), true) => ("Lenient<String>", format!("{id}::new({{}}.0)"), format!("|it| {id}::new(it.0)")),
        (Kind::Text, true) => ("Lenient<String>", "{}.0".to_owned(), "|it| it.0".to_owned()),
        (Kind::Float, true) => ("Lenient<f64>", "{}.0".to_owned(), "|it| it.0".to_owned()),
        _ => return format!("object.{get}(\"{key}\")"),
    };
    let value = format!("object.{get}::<{read}>(\"{key}\")");
    if optional { format!("{value}.map({mapped})") } else { made.replace("{}", &value) }
}

fn request(model: &Model<'_>, name: &str, of: &Struct) -> Result<String> {
    let first = required(name, of, model.corrections.arguments(name))?;
    let (mut arguments, mut inserted) = (Vec::new(), String::new());
    for field in &first {
        let argument = field_name(&field.key);
        arguments.push(format!("{argument}: {}", setter_type(&field.kind)));
        let _ = writeln!(inserted, "members.insert(\"{}\", {});", field.key, as_value(&field.kind, &argument));
    }
    let mut code = String::new();
    let doc = type_doc(model, name, "A request.");
    let mut new_doc = comment(match first.is_empty() {
        true => "Nothing yet: what is not given is not sent.",
        false => "With what Auth0 demands; what else is not given is not sent.",
    });
    for field in &first {
        new_doc += "///\n";
        new_doc += &field_doc(model, name, field);
    }
    let arguments = arguments.join(", ");
    let new = if first.is_empty() {
        "Self::default()".to_owned()
    } else {
        format!("let mut members = Map::new();\n{inserted}Self(members)")
    };
    let derived = if first.is_empty() { "Clone, Default, PartialEq" } else { "Clone, PartialEq" };
    let mut setters = String::new();
    for field in of.fields.iter().filter(|field| !field.required) {
        setters += &setter(model, name, field);
    }
    if of.open {
        no_property_other(name, of)?;
        setters += "\n/// A property that is not listed here.\n#[must_use]\n\
             pub fn other(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {\n\
             self.0.insert(name, value);\nself\n}\n";
    }
    let secrets: Vec<String> = of
        .fields
        .iter()
        .filter(|field| model.types.holds_secret(&field.kind))
        .map(|field| format!("\"{}\"", field.key))
        .collect();
    let _ = write!(
        code,
        "
{doc}#[derive({derived})]
pub struct {name}(Map);

impl {name} {{
{new_doc}#[must_use]
pub fn new({arguments}) -> Self {{
{new}
}}
{setters}}}

impl ToValue for {name} {{
    fn to_value(&self) -> Value {{ Value::Object(self.0.clone()) }}
}}

impl From<{name}> for Value {{
    fn from(request: {name}) -> Self {{ Self::Object(request.0) }}
}}

impl fmt::Debug for {name} {{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{
        redacted(f, \"{name}\", &self.0, &[{}])
    }}
}}
",
        secrets.join(", ")
    );
    Ok(code)
}

/// # Errors
/// A property has the name under which those go that are not listed.
fn no_property_other(name: &str, of: &Struct) -> Result {
    match of.fields.iter().any(|field| field.key == "other") {
        true => Err(format!("`{name}` has a property `other`").into()),
        false => Ok(()),
    }
}

fn setter(model: &Model<'_>, name: &str, field: &Field) -> String {
    let argument = field_name(&field.key);
    let mut code = format!(
        "\n{}#[must_use]\npub fn {argument}(mut self, {argument}: {}) -> Self {{\nself.0.insert(\"{}\", {});\nself\n}}\n",
        field_doc(model, name, field),
        setter_type(&field.kind),
        field.key,
        as_value(&field.kind, &argument),
    );
    if field.nullable {
        let key = &field.key;
        let _ = write!(
            code,
            "\n/// Clears `{key}`: sends `null`.\n#[must_use]\npub fn clear_{key}(mut self) -> Self {{\n\
             self.0.insert(\"{key}\", Value::Null);\nself\n}}\n",
        );
    }
    code
}

fn setter_type(kind: &Kind) -> String {
    match kind {
        Kind::Text => "impl Into<String>".into(),
        Kind::Secret => "impl Into<SecretString>".into(),
        Kind::Time => "Timestamp".into(),
        Kind::Map => "impl Into<Map>".into(),
        Kind::Value => "impl Into<Value>".into(),
        Kind::Id(name) => format!("&{name}"),
        Kind::List(item) if **item == Kind::Text => "impl IntoIterator<Item = impl Into<String>>".into(),
        Kind::List(item) => format!("impl OneOrMany<{}>", item.rust()),
        other => other.rust(),
    }
}

fn as_value(kind: &Kind, name: &str) -> String {
    match kind {
        Kind::Text => format!("Value::String({name}.into())"),
        Kind::Secret => format!("secret({name})"),
        Kind::Time | Kind::Dictionary(_) => format!("{name}.to_value()"),
        Kind::Map => format!("Value::Object({name}.into())"),
        Kind::List(item) if **item == Kind::Text => format!("texts({name})"),
        Kind::List(_) => format!("{name}.to_array()"),
        _ => name.to_owned(),
    }
}

fn type_doc(model: &Model<'_>, name: &str, otherwise: &str) -> String {
    comment(model.corrections.doc(name, None).unwrap_or(otherwise))
}

fn field_doc(model: &Model<'_>, name: &str, field: &Field) -> String {
    let words = match model.corrections.doc(name, Some(&field.key)) {
        Some(words) => format!("`{}`: {words}.", field.key),
        None => format!("`{}`.", field.key),
    };
    let words = words + &field.limits.words();
    comment(&if field.kind == Kind::Secret { words + " A secret." } else { words })
}
