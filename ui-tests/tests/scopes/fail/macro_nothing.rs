// Expect: one error that shows what to write.
use auth0_actions::prelude::*;

scopes! {}

fn main() {}
