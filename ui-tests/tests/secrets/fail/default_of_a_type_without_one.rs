// Expect: one error at `Domain`: it has no `Default`.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret(default)]
    tenant: Domain,
}

fn main() {}
