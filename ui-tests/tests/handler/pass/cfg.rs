// Expect: what is generated depends on the same `cfg` as the function.
#[allow(unused_imports)]
use auth0_actions::post_login::Event;
#[allow(unused_imports)]
use auth0_actions::prelude::*;

#[cfg(any())]
#[on_execute_post_login]
async fn before(event: &Event) -> Result {
    Ok(())
}

#[on_execute_post_login(scopes("read:users"))]
#[cfg(any())]
async fn after(event: &Event<Nothing>, management: &Management) -> Result {
    Ok(())
}

/// A type of the same name shows that nothing is left.
#[allow(non_camel_case_types)]
pub struct after;

fn main() {}
