// Expect: names that Auth0 puts into a token.
use auth0_actions::prelude::*;

fn main() {
    let _ = claim!("https://example.com/roles");
    let _ = claim!("tier");
    let _ = claim!("urn:example:tier");
}
