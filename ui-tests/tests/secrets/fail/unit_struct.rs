// Expect: one error at the name, with the allowed form.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine;

fn main() {}
