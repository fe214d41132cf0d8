// Expect: secrets that a `macro_rules!` writes.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

macro_rules! secrets {
    ($name:ident, $id:ident: $ty:ty, $key:literal) => {
        #[derive(Secrets)]
        struct $name {
            #[secret]
            domain: Domain,
            #[secret(name = $key, management = "client_id")]
            $id: $ty,
            #[secret]
            client_secret: SecretString,
        }
    };
}
secrets!(Keys, id: String, "the id");

#[on_execute_post_login(scopes("read:users"))]
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
