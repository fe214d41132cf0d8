// Expect: it compiles, with scopes of its own and with shared ones.
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

scopes! { Roles: "create:role_members", "update:users" }

#[on_execute_post_login(token_cache = "encrypted", scopes("create:role_members", "update:users"))]
async fn first(event: &Event<Secrets>, management: &Management) -> Result {
    management.users().roles().assign(&event.user.user_id, [&event.secrets.default_role]).await?;
    Ok(())
}

#[on_continue_post_login(token_cache = "encrypted")]
async fn second(event: &Event<Secrets>, management: &Management<Roles>) -> Result {
    management.users().roles().assign(&event.user.user_id, [&event.secrets.default_role]).await?;
    Ok(())
}

fn caches<H: auth0_actions::Handler>() -> bool {
    H::TOKEN_CACHE.is_some()
}

fn main() {
    let _ = (first, second);
    assert!(caches::<first>() && caches::<second>());
}
