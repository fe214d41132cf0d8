// Expect: one error at the string.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret(management = "client_id", parse)]
    id: String,
}

fn main() {}
