// Expect: one error at the string.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret(name = "")]
    api_key: String,
}

fn main() {}
