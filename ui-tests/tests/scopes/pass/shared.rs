// Expect: code that several handlers share, with scopes of a name.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

mod shared {
    use auth0_actions::prelude::*;

    scopes! { pub Giving: "create:role_members", "update:users" }

    pub async fn give(management: &Management<Giving>, user: &UserId, role: &RoleId) -> Result {
        management.users().roles().assign(user, [role]).await?;
        Ok(())
    }
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

#[on_execute_post_login]
async fn handler(event: &Event<Secrets>, management: &Management<shared::Giving>) -> Result {
    shared::give(management, &event.user.user_id, &event.secrets.default_role).await
}

fn is_handler<H: auth0_actions::__private::Handler>() {}

#[allow(dead_code)]
fn these_are_handlers() {
    is_handler::<handler>();
}

fn main() {}
