//! What stands in the place of a group whose feature is off: words that name the feature.

use super::{Model, tops};
use crate::codegen::naming::camel_case;
use std::fmt::Write as _;

/// `absent.rs`
pub(super) fn file(model: &Model<'_>) -> String {
    let mut code = String::from(
        "//! Groups whose feature is off: a call says which one to turn on.\n\n\
         #![allow(clippy::missing_panics_doc, reason = \"nobody can call them\")]\n\n\
         #[allow(unused_imports, reason = \"all groups may be on\")]\nuse crate::Management;\n\n\
         /// What a group is whose feature is off; the compiler names it when something is called on it.\n\
         #[doc(hidden)]\n#[allow(dead_code, unreachable_pub, reason = \"all groups may be on\")]\n\
         pub enum TheFeatureOfThisGroupIsOff {}\n",
    );
    for top in tops(model) {
        let name = camel_case(&top);
        let _ = write!(
            code,
            r#"
/// Nothing has it: the feature `{top}` is off.
#[cfg(not(feature = "{top}"))]
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the group `{top}` of the Management API needs the cargo feature `{top}`",
    label = "needs the feature `{top}`",
    note = "in Cargo.toml add it to the features of `auth0-actions`, or of `auth0-actions-management` where that is used alone: `features = [\"{top}\"]`"
)]
pub trait {name}Feature {{}}

#[cfg(not(feature = "{top}"))]
impl<S> Management<S> {{
    #[doc(hidden)]
    pub fn {top}(&self) -> TheFeatureOfThisGroupIsOff
    where
        S: {name}Feature,
    {{
        unreachable!("nothing has `{name}Feature`")
    }}
}}
"#
        );
    }
    code
}
