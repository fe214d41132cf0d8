// Expect: one error at the field, which names both.
use auth0_actions::prelude::*;

#[derive(Secrets)]
#[secrets(rename_all = "SCREAMING_SNAKE_CASE")]
struct Mine {
    #[secret(name = "API_KEY")]
    first: String,
    #[secret]
    api_key: String,
}

fn main() {}
