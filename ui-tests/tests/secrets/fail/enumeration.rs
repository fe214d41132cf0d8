// Expect: one error at `enum`, with the allowed form.
use auth0_actions::prelude::*;

#[derive(Secrets)]
enum Mine {
    ApiKey,
}

fn main() {}
