//! Links a new account to an older one with the same address, once the user has logged in to that one too.
//!
//! The user is sent to the tenant's own `/authorize` to log in to the older account, and comes back to `/continue` with a
//! code. Only whoever began can exchange it (PKCE): the verifier waits in the transaction's metadata, which no browser sees.
use auth0_actions::api::RedirectOptions;
use auth0_actions::management::users::{IdentityProvider, LinkIdentity, User};
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;
use auth0_actions::wire::parse;

#[derive(Secrets)]
#[secrets(rename_all = "camelCase")]
struct Secrets {
    #[secret]
    domain: Domain,
    #[secret]
    client_id: String,
    #[secret]
    client_secret: SecretString,
    /// The application that stands for the linking: a public one, whose callback URL is the tenant's `/continue`.
    #[secret(name = "LINK_CLIENT_ID")]
    link_client_id: String,
}

/// Where an execution keeps what the next one needs.
const USER: &str = "link_user";
const VERIFIER: &str = "link_verifier";

#[on_execute_post_login(scopes("read:users"))]
async fn look_for_another(event: &Event<Secrets>, api: &mut Api, management: &Management) -> Result {
    let Some(email) = event.user.email.as_deref().filter(|_| event.user.email_verified) else { return Ok(()) };
    let Some(hostname) = event.request.hostname.as_deref() else { return Ok(()) };
    if event.user.identities.len() > 1 || !api.redirect.can_redirect() {
        return Ok(());
    }
    let found = match management.users().list_users_by_email(email).await {
        Ok(found) => found,
        Err(error) => {
            console::error!("nobody looked for another account: {error}");
            return Ok(());
        }
    };
    let Some(older) = oldest(&found).filter(|user| is_before(user, event)) else { return Ok(()) };
    let Some(user_id) = &older.user_id else { return Ok(()) };
    let verifier = crypto::to_base64url(&crypto::random_bytes(32).await?);
    let challenge = crypto::to_base64url(&crypto::sha256(verifier.as_bytes()).await?);
    api.transaction.set_metadata(USER, user_id.as_str()).set_metadata(VERIFIER, verifier);
    let query = RedirectOptions::new()
        .query("client_id", event.secrets.link_client_id.as_str())
        .query("redirect_uri", continue_at(hostname))
        .query("response_type", "code")
        .query("scope", "openid email")
        .query("code_challenge", challenge)
        .query("code_challenge_method", "S256")
        // Not with the session of the account that is logging in.
        .query("prompt", "login")
        .query("login_hint", email);
    api.redirect.send_user_to_with(format!("https://{hostname}/authorize"), query);
    Ok(())
}

#[on_continue_post_login(scopes("update:users"))]
async fn link(event: &Event<Secrets>, api: &mut Api, management: &Management) -> Result {
    let metadata = api.transaction.metadata();
    let kept = |key: &str| metadata.get(key).and_then(Value::as_str);
    let (Some(user_id), Some(verifier)) = (kept(USER), kept(VERIFIER)) else { bail!("nothing was to be linked") };
    let Some(code) = event.request.query.get("code").and_then(Value::as_str) else {
        console::info!("the user did not log in to the older account");
        return Ok(());
    };
    let claims = exchange(event, code, verifier).await?;
    if claims.at("sub").as_str() != Some(user_id) || claims.at("email_verified").as_bool() != Some(true) {
        console::warn!("the user logged in to another account than the older one");
        return Ok(());
    }
    let primary = UserId::new(user_id);
    let Some(identity) = event.user.identities.first() else { bail!("the account has no identity") };
    let (Some(provider), Some(id)) = (&identity.provider, &identity.user_id) else { bail!("the identity has no id") };
    let identity = LinkIdentity::new().provider(IdentityProvider::from(provider.as_str())).user_id(id);
    management.users().identities().link(&primary, identity).await?;
    // The account of this login is none of its own any more.
    api.authentication.set_primary_user(&primary);
    Ok(())
}

fn continue_at(hostname: &str) -> String {
    format!("https://{hostname}/continue")
}

/// The oldest account whose address is verified.
fn oldest(users: &[User]) -> Option<&User> {
    let verified = users.iter().filter(|user| user.email_verified == Some(true));
    verified.min_by_key(|user| user.created_at.as_ref().and_then(Timestamp::unix_ms).unwrap_or(i64::MAX))
}

/// Was the account there before the one that logs in?
fn is_before(user: &User, event: &Event<Secrets>) -> bool {
    let created = user.created_at.as_ref().and_then(Timestamp::unix_ms);
    let is_other = user.user_id.as_ref().is_some_and(|id| *id != event.user.user_id);
    is_other && created.is_some_and(|created| event.user.created_at.unix_ms().is_some_and(|new| created < new))
}

/// Who logged in: the claims of the ID token. It comes from the tenant itself, by TLS, so that OpenID Connect asks for no
/// look at its signature.
async fn exchange(event: &Event<Secrets>, code: &str, verifier: &str) -> Result<Value> {
    let hostname = event.request.hostname.as_deref().unwrap_or_default();
    let redirect_uri = continue_at(hostname);
    let answer = fetch(format!("https://{hostname}/oauth/token"))
        .form([
            ("grant_type", "authorization_code"),
            ("client_id", &event.secrets.link_client_id),
            ("code", code),
            ("code_verifier", verifier),
            ("redirect_uri", &redirect_uri),
        ])
        .await?;
    ensure!(answer.ok(), "the code was not exchanged: Auth0 answered {}", answer.status());
    let tokens = answer.json()?;
    let token = tokens.at("id_token").as_str().unwrap_or_default();
    let claims =
        token.split('.').nth(1).and_then(crypto::from_base64url).and_then(|claims| String::from_utf8(claims).ok());
    let claims =
        claims.and_then(|claims| parse(&claims).ok()).ok_or_else(|| Error::msg("the answer has no ID token"))?;
    ensure!(
        claims.at("aud").as_str() == Some(&event.secrets.link_client_id),
        "the ID token is for another application"
    );
    ensure!(claims.at("iss").as_str() == Some(&format!("https://{hostname}/")), "the ID token is of another tenant");
    Ok(claims)
}

auth0_actions::main!(look_for_another, link);

#[cfg(test)]
mod tests;
