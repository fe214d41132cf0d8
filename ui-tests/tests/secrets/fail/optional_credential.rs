// Expect: one error at the string.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret(management = "domain")]
    tenant: Option<Domain>,
}

fn main() {}
