// Expect: one error at `json`.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret(parse, json)]
    limit: u32,
}

fn main() {}
