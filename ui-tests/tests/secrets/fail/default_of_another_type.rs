// Expect: the compiler's own words at the value.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret(default = "3")]
    limit: u32,
}

fn main() {}
