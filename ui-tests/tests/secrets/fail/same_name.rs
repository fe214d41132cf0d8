// Expect: one error at the string, which names both fields.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret]
    api_key: String,
    #[secret(name = "api_key")]
    other: String,
}

fn main() {}
