// Expect: one error at `Limits`: it has no `Deserialize`.
use auth0_actions::prelude::*;

struct Limits;

#[derive(Secrets)]
struct Mine {
    #[secret(json)]
    limits: Limits,
}

fn main() {}
