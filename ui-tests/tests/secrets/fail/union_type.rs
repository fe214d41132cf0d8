// Expect: one error at `union`, with the allowed form.
use auth0_actions::prelude::*;

#[derive(Secrets)]
union Mine {
    api_key: u32,
}

fn main() {}
