// Expect: an error at `clients` that names the cargo feature and the line for Cargo.toml; that at `list` says it again.
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
}

#[on_execute_post_login(scopes("read:clients"))]
async fn handler(event: &Event<Secrets>, management: &Management) -> Result {
    management.clients().list().await?;
    Ok(())
}

fn main() {}
