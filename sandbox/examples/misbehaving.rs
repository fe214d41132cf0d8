//! An Action that does what its secret `MODE` says; the tests of hosts run it.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;
use std::time::Duration;

#[derive(Secrets)]
#[secrets(rename_all = "camelCase")]
struct Secrets {
    #[secret]
    domain: Domain,
    #[secret]
    client_id: String,
    #[secret]
    client_secret: SecretString,
    #[secret(name = "MODE")]
    mode: String,
}

/// Not `Debug` by hand: what an error of a user's own shows is the user's.
#[derive(Debug)]
struct Own;

impl std::fmt::Display for Own {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an error of one's own")
    }
}

impl std::error::Error for Own {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&std::fmt::Error)
    }
}

#[on_execute_post_login(scopes("create:role_members", "update:users"))]
async fn misbehave(event: &Event<Secrets>, api: &mut Api, management: &Management) -> Result {
    api.user.set_app_metadata("before", true);
    let secret = event.secrets.client_secret.expose_secret();
    match event.secrets.mode.as_str() {
        "nothing" => {}
        "panics" => panic!("the secret is {secret}"),
        "panics by index" => {
            let none: [u8; 0] = std::hint::black_box([]);
            console::log!("{}", none[event.user.user_id.as_str().len()]);
        }
        "panics between" => {
            sleep(Duration::from_millis(1)).await;
            panic!("after a sleep");
        }
        "fails" => bail!("refused because of {secret}"),
        "fails with its own" => Err(Own)?,
        "stalls" => std::future::pending().await,
        "sleeps" => sleep(Duration::from_secs(3_600)).await,
        "loops" => loop {
            std::hint::black_box(());
        },
        "exits" => std::process::exit(9),
        "prints" => {
            println!("a line on the standard output");
            eprintln!("a line on the standard error");
            console::log!("a line of the log");
        }
        "leaks" => {
            console::error!("{secret} {:?} {:?}", event.secrets, event.secrets.client_secret);
            console::log!("{management:?}");
        }
        "joins" => {
            let (one, two) = futures::join!(sleep(Duration::from_millis(20)), async { now() });
            console::log!("{one:?} {}", two > 0);
            let cut = timeout(Duration::from_millis(5), sleep(Duration::from_secs(60))).await;
            console::log!("{}", cut.is_err());
        }
        "tells the time" => console::log!("{}", now()),
        "assigns to nobody" => {
            management.users().roles().assign(&UserId::new("auth0|nobody"), [RoleId::new("rol_none")]).await?;
        }
        other => bail!("unknown mode {other}"),
    }
    Ok(())
}

auth0_actions::main!(misbehave);
