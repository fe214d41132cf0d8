//! The names of the committed facts.

use crate::codegen::management::build;
use crate::codegen::management::corrections::Corrections;
use crate::codegen::management::facts::{Facts, Schema};
use crate::codegen::management::model::{Kind, Shape, Type, variants};
use crate::codegen::naming::{camel_case, snake_case};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn committed() -> (Facts, Corrections) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    (Facts::read(root).unwrap(), Corrections::read(root).unwrap())
}

/// What Auth0 calls with a digit at the end: values, properties, parts of paths and names of operations.
fn own_words_with_digits(facts: &Facts) -> BTreeSet<String> {
    fn of_schema(schema: &Schema, words: &mut BTreeSet<String>) {
        words.extend(schema.values.iter().filter_map(Value::as_str).map(str::to_owned));
        words.extend(schema.properties.keys().cloned());
        let inner =
            schema.properties.values().chain(schema.choices()).chain(&schema.all_of).chain(schema.items.as_deref());
        inner.for_each(|schema| of_schema(schema, words));
    }
    let mut words = BTreeSet::new();
    facts.schemas.values().for_each(|schema| of_schema(schema, &mut words));
    for operation in &facts.operations {
        words.extend(operation.path.split('/').map(str::to_owned));
        words.extend(operation.group.iter().chain([&operation.name]).cloned());
    }
    let begins_with_a_letter = |word: &String| word.starts_with(|char: char| char.is_ascii_alphabetic());
    words
        .iter()
        .map(|word| camel_case(word))
        .filter(|word| ends_with_digit(word))
        .filter(begins_with_a_letter)
        .collect()
}

fn ends_with_digit(name: &str) -> bool {
    name.ends_with(|char: char| char.is_ascii_digit())
}

/// What nobody would write by hand: a number for want of a name, a word of the schema, a word twice.
fn is_poor(name: &str, own: &BTreeSet<String>) -> bool {
    let numbered = ends_with_digit(name) && !own.iter().any(|word| name.ends_with(word.as_str()));
    let of_schema = ["RequestContent", "ResponseContent", "RequestBody", "ResponseBody", "Enum", "Schema"];
    let words = snake_case(name);
    let words: Vec<&str> = words.split('_').collect();
    numbered || of_schema.iter().any(|end| name.ends_with(end)) || words.windows(2).any(|pair| pair[0] == pair[1])
}

#[test]
fn the_names_of_types_and_variants_are_those_of_a_good_hand() {
    let (facts, corrections) = committed();
    let model = build(&facts, &corrections).unwrap();
    let own = own_words_with_digits(&facts);
    let mut poor = Vec::new();
    for (name, of) in &model.types.all {
        if is_poor(name, &own) {
            poor.push(name.clone());
        }
        if let Shape::Union(kinds) = &of.shape {
            let variants = variants(&model.types, name, kinds).into_iter().map(|variant| variant.name);
            poor.extend(variants.filter(|variant| is_poor(variant, &own)).map(|variant| format!("{name}::{variant}")));
        }
    }
    assert!(model.types.all.len() > 1_000);
    assert_eq!(poor, Vec::<String>::new(), "`[names]` of the corrections can name them");
    for name in
        ["SessionCookieMode2", "GroupObject0", "RateLimitPolicyForm2", "UserResponseContent", "ColorEnum", "JwtJwt"]
    {
        assert!(is_poor(name, &own), "{name}");
    }
    for name in ["ClientAddonOffice365", "CaptchaRecaptchaV2", "Ms365", "Role"] {
        assert!(!is_poor(name, &own), "{name}");
    }
}

/// What a type consists of, where it is large enough to be alike not by chance: values, or properties of answers.
fn parts(of: &Type) -> Option<BTreeSet<String>> {
    let parts: BTreeSet<String> = match &of.shape {
        Shape::Enum(values) => values.iter().cloned().collect(),
        Shape::Struct(fields) if !of.role.sent => {
            fields.fields.iter().map(|field| format!("{}: {:?}", field.key, field.kind)).collect()
        }
        Shape::Struct(_) | Shape::Union(_) => return None,
    };
    (parts.len() >= 4).then_some(parts)
}

#[test]
fn what_is_nearly_the_same_is_one_type() {
    let (facts, corrections) = committed();
    let model = build(&facts, &corrections).unwrap();
    let large: Vec<_> = model.types.all.iter().filter_map(|(name, of)| Some((name.as_str(), of, parts(of)?))).collect();
    let mut alike = Vec::new();
    for (index, (name, of, parts)) in large.iter().enumerate() {
        for (other_name, other_of, other) in large.iter().take(index) {
            let same_rule = std::mem::discriminant(&of.shape) == std::mem::discriminant(&other_of.shape);
            // 85 % in common.
            if same_rule && parts.intersection(other).count() * 100 > parts.union(other).count() * 85 {
                alike.push((*other_name, *name));
            }
        }
    }
    // What was looked at, and differs in meaning or in the types of properties.
    assert_eq!(alike, LOOKED_AT, "`[[same]]` of the corrections can make them one");
}

const LOOKED_AT: [(&str, &str); 3] = [
    // What tokens are signed by, and what keys are made for.
    ("ConnectionIdTokenSignedResponseAlg", "ConnectionKeyAlgorithm"),
    // A template has no id.
    ("ConnectionProfile", "ConnectionProfileTemplateSettings"),
    // Of the one nothing is promised, of the other everything.
    ("EffectivePermissionRole", "EffectiveRole"),
];

/// Secrets are found by the names of properties: here are those that only sound like one.
#[test]
fn what_is_called_a_secret_is_one() {
    let (facts, corrections) = committed();
    let model = build(&facts, &corrections).unwrap();
    let mut open = BTreeSet::new();
    for of in model.types.all.values() {
        let Shape::Struct(fields) = &of.shape else { continue };
        let texts = fields.fields.iter().filter(|field| field.kind == Kind::Text);
        let keys = texts.map(|field| field.key.as_str());
        open.extend(keys.filter(|key| {
            let key = key.to_ascii_lowercase();
            ["secret", "password", "private", "p12"].iter().any(|word| key.contains(word))
        }));
    }
    // A script, and the id of a key.
    assert_eq!(open.into_iter().collect::<Vec<_>>(), ["change_password", "private_key_id"]);
}
