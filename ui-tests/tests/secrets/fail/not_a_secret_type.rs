// Expect: one error at `Vec`, with what to do.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret]
    list: Vec<u8>,
}

fn main() {}
