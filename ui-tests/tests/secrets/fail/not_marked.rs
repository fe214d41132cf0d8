// Expect: one error at `other`, which says to add `#[secret]`.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret]
    api_key: SecretString,
    other: String,
}

fn main() {}
