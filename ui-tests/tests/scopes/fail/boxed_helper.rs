// Expect: one error at the argument: a helper that gives back a boxed future.
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

type Answer<'a> = std::pin::Pin<Box<dyn Future<Output = Result> + 'a>>;

fn give<'a, S>(management: &'a Management<S>, user: &'a UserId, role: &'a RoleId) -> Answer<'a>
where
    S: scope::CreateRoleMembers + scope::UpdateUsers,
{
    Box::pin(async move { management.users().roles().assign(user, [role]).await.map_err(Error::from) })
}

#[on_execute_post_login(scopes("create:role_members"))]
async fn handler(event: &Event<Secrets>, management: &Management) -> Result {
    give(management, &event.user.user_id, &event.secrets.default_role).await
}

fn main() {}
