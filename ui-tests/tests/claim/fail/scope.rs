// Expect: one error at the string: scopes have methods of their own.
use auth0_actions::prelude::*;

fn main() {
    let _ = claim!("scope");
}
