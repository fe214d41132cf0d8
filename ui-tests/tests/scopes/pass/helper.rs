// Expect: helpers bounded by scopes.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

async fn give<S>(management: &Management<S>, user: &UserId, role: &RoleId) -> Result
where
    S: scope::CreateRoleMembers + scope::UpdateUsers,
{
    management.users().roles().assign(user, [role]).await?;
    Ok(())
}

async fn look<S: scope::any::UsersGet>(management: &Management<S>, user: &UserId) {
    let _ = management.users().get(user).await;
}

// A scope brings what any of several scopes allows.
async fn look_again<S: scope::ReadUsers>(management: &Management<S>, user: &UserId) {
    look(management, user).await;
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

#[on_execute_post_login(scopes("create:role_members", "update:users", "read:users"))]
async fn handler(event: &Event<Secrets>, management: &Management) -> Result {
    look_again(management, &event.user.user_id).await;
    give(management, &event.user.user_id, &event.secrets.default_role).await
}

fn is_handler<H: auth0_actions::__private::Handler>() {}

#[allow(dead_code)]
fn these_are_handlers() {
    is_handler::<handler>();
}

fn main() {}
