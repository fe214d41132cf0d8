// Expect: one error at `default`.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret(default)]
    api_key: Option<String>,
}

fn main() {}
