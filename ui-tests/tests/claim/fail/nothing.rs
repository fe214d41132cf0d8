// Expect: one error, which shows what to write.
use auth0_actions::prelude::*;

fn main() {
    let _ = claim!();
}
