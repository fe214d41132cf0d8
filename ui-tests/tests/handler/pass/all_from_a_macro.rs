// Expect: an Action that a `macro_rules!` writes.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

macro_rules! all {
    ($field:ident) => {
        #[derive(Secrets)]
        struct Keys {
            #[secret]
            domain: Domain,
            #[secret]
            client_id: String,
            #[secret]
            client_secret: SecretString,
            #[secret]
            $field: Option<String>,
        }

        scopes! { Shared: "read:users" }

        #[on_execute_post_login]
        async fn handler(event: &Event<Keys>, management: &Management<Shared>) -> Result {
            let _ = management.users().get(&event.user.user_id).await;
            Ok(())
        }
    };
}
all!(note);

fn is_handler<H: auth0_actions::__private::Handler>() {}

#[allow(dead_code)]
fn these_are_handlers() {
    is_handler::<handler>();
}

fn main() {}
