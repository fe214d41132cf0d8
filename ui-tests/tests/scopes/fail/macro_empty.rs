// Expect: one error at the name.
use auth0_actions::prelude::*;

scopes! { pub Shared: }

fn main() {}
