// Expect: a handler that a `macro_rules!` writes.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

macro_rules! handler {
    ($name:ident, $event:ty, $scope:literal) => {
        #[on_execute_post_login(scopes($scope))]
        async fn $name(event: &$event, management: &Management) -> Result {
            let _ = management.users().get(&event.user.user_id).await;
            Ok(())
        }
    };
}
#[derive(Secrets)]
struct Secrets {
    #[secret]
    domain: Domain,
    #[secret]
    client_id: String,
    #[secret]
    client_secret: SecretString,
    #[secret]
    default_role: RoleId,
}

handler!(one, Event<Secrets>, "read:users");
handler!(two, Event<Secrets>, "read:current_user");

fn is_handler<H: auth0_actions::__private::Handler>() {}

#[allow(dead_code)]
fn these_are_handlers() {
    is_handler::<one>();
    is_handler::<two>();
}

fn main() {}
