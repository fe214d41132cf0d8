// Expect: one error at the string, which proposes `client_id`.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret(management = "clientid")]
    id: String,
}

fn main() {}
