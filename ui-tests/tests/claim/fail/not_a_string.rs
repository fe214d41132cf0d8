// Expect: one error at the word, which shows what to write.
use auth0_actions::prelude::*;

fn main() {
    let _ = claim!(ROLES);
}
