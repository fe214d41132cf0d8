// Expect: one error at the string, which proposes `camelCase`.
use auth0_actions::prelude::*;

#[derive(Secrets)]
#[secrets(rename_all = "CamelCase")]
struct Mine {
    #[secret]
    api_key: String,
}

fn main() {}
