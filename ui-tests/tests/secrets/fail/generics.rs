// Expect: one error at the parameters.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine<T> {
    #[secret]
    api_key: T,
}

fn main() {}
