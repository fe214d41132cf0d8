// Expect: a secret can be moved out of its struct.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret]
    api_key: String,
}

fn main() {
    let mine = Mine { api_key: "hush".into() };
    let Mine { api_key } = mine;
    assert_eq!(api_key, "hush");
}
