// Expect: one error: `Management` in a helper needs its `S`.
use auth0_actions::prelude::*;

async fn helper(management: &Management) {
    let _ = management.users();
}

fn main() {}
