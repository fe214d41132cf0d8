// Expect: one error at the word.
use auth0_actions::prelude::*;

scopes! { pub Shared: update_users }

fn main() {}
