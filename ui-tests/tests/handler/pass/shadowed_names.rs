// Expect: names of the user's own that are those of the standard library.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

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

#[allow(dead_code)]
enum Option {
    Some,
}
#[allow(dead_code)]
enum Box {}
#[allow(dead_code)]
fn finish() {}

#[on_execute_post_login(scopes("create:role_members", "update:users"))]
async fn handler(event: &Event<Secrets>, management: &Management) -> Result {
    management.users().roles().assign(&event.user.user_id, [&event.secrets.default_role]).await?;
    Ok(())
}

fn is_handler<H: auth0_actions::__private::Handler>() {}

#[allow(dead_code)]
fn these_are_handlers() {
    is_handler::<handler>();
}

fn main() {}
