//! Several schemas as one type.

use super::raw::no_variant_twice;
use super::{Builder, Field, Kind, Limits, Role, Shape, Struct, Type};
use crate::Result;
use crate::codegen::management::corrections::Same;
use std::collections::BTreeSet;

/// # Errors
/// Schemas that are said to be the same have less than half of their keys, or of their values, in common.
pub(super) fn are_alike(builder: &Builder<'_>, rule: &Same) -> Result {
    let keys = |schema: &String| match builder.types.get(schema).map(|of| &of.shape) {
        Some(Shape::Struct(of)) => of.fields.iter().map(|field| field.key.clone()).collect(),
        Some(Shape::Enum(values)) => values.iter().cloned().collect(),
        // Unions are compared when they are merged; what does not exist is told by `all_used`.
        Some(Shape::Union(_)) | None => BTreeSet::new(),
    };
    let all: Vec<BTreeSet<String>> = rule.schemas.iter().map(keys).collect();
    let largest = all.iter().max_by_key(|keys| keys.len()).cloned().unwrap_or_default();
    for (schema, keys) in rule.schemas.iter().zip(&all) {
        if !keys.is_empty() && keys.intersection(&largest).count() * 2 < keys.union(&largest).count() {
            return Err(
                format!("`{schema}` has little of `{}` any more; `[[same]]` says that it is one", rule.name).into()
            );
        }
    }
    Ok(())
}

/// One type for several schemas: the fields of all; what one of them does not promise is optional.
pub(super) fn merged(name: &str, known: Type, new: Type) -> Result<Type> {
    let role = Role { sent: known.role.sent || new.role.sent, answered: known.role.answered || new.role.answered };
    let shape = match (known.shape, new.shape) {
        (Shape::Enum(mut values), Shape::Enum(others)) => {
            for value in others {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            no_variant_twice(name, &values)?;
            Shape::Enum(values)
        }
        // A value is told by its form, so the order of the choices says nothing.
        (Shape::Union(kinds), Shape::Union(others))
            if kinds.iter().collect::<BTreeSet<_>>() == others.iter().collect::<BTreeSet<_>>() =>
        {
            Shape::Union(kinds)
        }
        (Shape::Struct(known), Shape::Struct(new)) => Shape::Struct(merged_structs(name, known, new)?),
        _ => return Err(format!("`{name}` is of several forms; give its schemas different names").into()),
    };
    Ok(Type { shape, role })
}

fn merged_structs(name: &str, mut known: Struct, new: Struct) -> Result<Struct> {
    for field in &mut known.fields {
        field.required &= new.fields.iter().any(|other| other.key == field.key && other.required);
    }
    for field in new.fields {
        match known.fields.iter_mut().find(|other| other.key == field.key) {
            Some(other) if other.kind.is_text() && field.kind.is_text() && other.kind != field.kind => {
                other.kind = Kind::Text;
                other.nullable |= field.nullable;
            }
            Some(other) if other.kind != field.kind => {
                return Err(format!("`{name}.{}` is {:?} and {:?}", field.key, other.kind, field.kind).into());
            }
            Some(other) => {
                other.nullable |= field.nullable;
                other.lenient |= field.lenient;
                if other.limits != field.limits {
                    other.limits = Limits::default();
                }
            }
            None => known.fields.push(Field { required: false, ..field }),
        }
    }
    known.fields.sort_by(|one, other| one.key.cmp(&other.key));
    known.open |= new.open;
    Ok(known)
}
