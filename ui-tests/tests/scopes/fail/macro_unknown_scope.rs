// Expect: one error at the string, with the nearest scope.
use auth0_actions::prelude::*;

scopes! { pub Shared: "update:user" }

fn main() {}
