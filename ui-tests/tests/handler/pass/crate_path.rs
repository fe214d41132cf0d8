// Expect: the crate may be reached by another path.
use auth0_actions as house;
use house::post_login::Event;
use house::prelude::*;

#[derive(Secrets)]
#[secrets(crate = house)]
struct Keys {
    #[secret]
    domain: Domain,
    #[secret]
    client_id: String,
    #[secret]
    client_secret: SecretString,
}

#[on_execute_post_login(crate = crate::house, scopes("read:users"))]
async fn handler(event: &Event<Keys>, management: &Management) -> Result {
    let _ = management.users().get(&event.user.user_id).await;
    Ok(())
}

fn is_handler<H: auth0_actions::__private::Handler>() {}

#[allow(dead_code)]
fn these_are_handlers() {
    is_handler::<handler>();
}

fn main() {}
