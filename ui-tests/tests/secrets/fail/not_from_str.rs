// Expect: one error at `Vec`: it has no `FromStr`.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret(parse)]
    list: Vec<u8>,
}

fn main() {}
