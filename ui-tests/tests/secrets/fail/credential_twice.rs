// Expect: one error at the second string, which names both fields.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret(management = "domain")]
    first: Domain,
    #[secret(management = "domain")]
    second: Domain,
}

fn main() {}
