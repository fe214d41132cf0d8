// Expect: the compiler's own words: `Debug` comes with `Secrets`, which shows no value.
use auth0_actions::prelude::*;

#[derive(Debug, Secrets)]
struct Mine {
    #[secret]
    api_key: SecretString,
}

fn main() {}
