// Expect: three errors of the same words, at the argument, the call and the `.await`: so the compiler reports a
// bound of an `async fn`.
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

async fn give<S>(management: &Management<S>, user: &UserId, role: &RoleId) -> Result
where
    S: scope::CreateRoleMembers + scope::UpdateUsers,
{
    management.users().roles().assign(user, [role]).await?;
    Ok(())
}

#[on_execute_post_login(scopes("create:role_members"))]
async fn handler(event: &Event<Secrets>, management: &Management) -> Result {
    give(management, &event.user.user_id, &event.secrets.default_role).await
}

fn main() {}
