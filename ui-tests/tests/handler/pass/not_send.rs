// Expect: a handler need not be `Send`: an `Rc` across an await, and calls side by side.
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

use futures::stream::{self, StreamExt, TryStreamExt};
use std::rc::Rc;

#[on_execute_post_login(scopes("create:role_members", "update:users", "read:users"))]
async fn handler(event: &Event<Secrets>, management: &Management) -> Result {
    let kept = Rc::new(1);
    let ids = vec![event.user.user_id.clone()];
    let role = &event.secrets.default_role;
    let (one, two) = futures::join!(management.users().get(&ids[0]), management.users().get(&ids[0]));
    let _ = (one?, two?);
    stream::iter(&ids)
        .map(|id| management.users().roles().assign(id, [role]))
        .buffer_unordered(4)
        .try_collect::<Vec<()>>()
        .await?;
    futures::future::try_join_all(ids.iter().map(|id| management.users().roles().assign(id, [role]))).await?;
    let _ = kept;
    Ok(())
}

fn is_handler<H: auth0_actions::__private::Handler>() {}

#[allow(dead_code)]
fn these_are_handlers() {
    is_handler::<handler>();
}

fn main() {}
