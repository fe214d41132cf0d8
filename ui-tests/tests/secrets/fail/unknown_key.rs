// Expect: one error at `nam`, which proposes `name`.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret(nam = "API_KEY")]
    api_key: String,
}

fn main() {}
