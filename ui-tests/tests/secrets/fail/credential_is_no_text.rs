// Expect: one error at `u32`: a credential is a text.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret]
    domain: Domain,
    #[secret]
    client_id: u32,
    #[secret]
    client_secret: SecretString,
}

fn main() {}
