// Expect: one error at `rename`, which proposes `rename_all`.
use auth0_actions::prelude::*;

#[derive(Secrets)]
#[secrets(rename = "camelCase")]
struct Mine {
    #[secret]
    api_key: String,
}

fn main() {}
