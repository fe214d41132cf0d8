//! The names of the committed facts.

use crate::codegen::management::build;
use crate::codegen::management::corrections::Corrections;
use crate::codegen::management::facts::{Facts, Schema};
use crate::codegen::management::model::{Shape, variants};
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
