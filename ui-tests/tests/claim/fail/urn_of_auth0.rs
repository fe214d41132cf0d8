// Expect: one error at the string.
use auth0_actions::prelude::*;

fn main() {
    let _ = claim!("urn:auth0:roles");
}
