// Expect: one error at the string: 128 characters at most.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret(name = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    api_key: String,
}

fn main() {}
