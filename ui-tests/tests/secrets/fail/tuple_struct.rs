// Expect: one error at the fields, with the allowed form.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine(String);

fn main() {}
