//! A crate outside the repository, as a stranger makes it: two Actions and what they share, on the runtime by its path.

use std::path::{Path, PathBuf};
use std::process::Command;

const MANIFEST: &str = r#"
[package]
name = "my-actions"
version = "0.1.0"
edition = "2024"

[dependencies]
auth0-actions = { path = "RUNTIME" }

[workspace]
"#;

const SHARED: &str = r#"
#![forbid(unsafe_code)]
#![deny(warnings)]

use auth0_actions::prelude::*;

scopes! { pub Roles: "create:role_members", "update:users" }

/// Of two Actions.
pub async fn give(management: &Management<Roles>, user: &UserId, role: &RoleId) -> Result {
    management.users().roles().assign(user, [role]).await?;
    Ok(())
}
"#;

const FIRST: &str = r#"
#![forbid(unsafe_code)]
#![deny(warnings)]

use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;
use my_actions::{Roles, give};

#[derive(Secrets)]
struct Secrets {
    #[secret]
    domain: Domain,
    #[secret(management = "client_id")]
    id: String,
    #[secret]
    client_secret: SecretString,
    #[secret]
    role: RoleId,
}

#[on_execute_post_login]
async fn first(management: &Management<Roles>, event: &Event<Secrets>) -> Result {
    give(management, &event.user.user_id, &event.secrets.role).await
}

auth0_actions::main!(first);
"#;

const SECOND: &str = r#"
#![forbid(unsafe_code)]
#![deny(warnings)]

use auth0_actions::pre_user_registration::{Api, Event};
use auth0_actions::prelude::*;

#[on_execute_pre_user_registration]
async fn second(_event: &Event, api: &mut Api) {
    api.user.set_user_metadata("from", "outside");
}

auth0_actions::main!(second);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handler_is_an_ordinary_function() {
        let problems = Event::from_json("{}", ()).err().expect("problems");
        assert!(problems.to_string().contains("user: is missing"), "{problems}");
        let _ = second;
    }
}
"#;

fn write(path: PathBuf, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    std::fs::write(path, text).expect("written");
}

fn succeed(command: &mut Command) -> String {
    let output = command.output().expect("it runs");
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{text}");
    text
}

#[test]
fn a_crate_elsewhere_builds_and_runs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace");
    let folder = tempfile::tempdir().expect("a folder");
    let at = |path: &str| folder.path().join(path);
    write(
        at("Cargo.toml"),
        &MANIFEST.replace("RUNTIME", &root.join("runtime").display().to_string().replace('\\', "/")),
    );
    write(at("src/lib.rs"), SHARED);
    write(at("src/bin/first.rs"), FIRST);
    write(at("src/bin/second.rs"), SECOND);
    // Its own lock file holds the versions of the repository's: nothing is downloaded that is not here.
    std::fs::copy(root.join("Cargo.lock"), at("Cargo.lock")).expect("copied");
    let event = |path: &str| root.join("examples").join(path).display().to_string();
    let cargo = |program: &str| {
        let mut command = Command::new(program);
        command.current_dir(folder.path()).env("CARGO_TARGET_DIR", at("target"));
        command
    };
    let invoke = |arguments: &[&str]| {
        succeed(cargo(env!("CARGO_BIN_EXE_cargo-auth0")).args(["auth0", "invoke", "--bin"]).args(arguments))
    };
    let shown = invoke(&["first", "--event", &event("default-role/events/first-login.json")]);
    assert!(shown.contains("auth0|5f7c8ec7c33c6c004bbafe82 is in the role rol_"), "{shown}");
    write(at(".env"), "# beside the crate\nrole=rol_ofthedotenvfile01\n");
    let shown = invoke(&["first", "--event", &event("default-role/events/first-login.json")]);
    assert!(shown.contains("is in the role rol_ofthedotenvfile01"), "{shown}");
    let shown = invoke(&["second", "--event", &event("registration-metadata/events/registration.json")]);
    assert!(shown.contains(r#"api.user.setUserMetadata("from", "outside")"#), "{shown}");
    succeed(cargo("cargo").args(["test", "--quiet"]));
}
