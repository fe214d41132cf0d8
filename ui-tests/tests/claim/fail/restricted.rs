// Expect: one error at the string: Auth0 keeps the claim for itself.
use auth0_actions::prelude::*;

fn main() {
    let _ = claim!("roles");
}
