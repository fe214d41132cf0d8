// Expect: one error at the second string.
use auth0_actions::prelude::*;

scopes! { pub Shared: "update:users", "update:users" }

fn main() {}
